/// The node behind every operation that turns the data set of a batch into another: map, filter, reduceByKey, ….
#pragma once

#include "streaming/dstream/node.h"

namespace streaming {

/// Applies an RDD operation to each data set of the parent. Where the parent has none, there is none.
template <class In, class Fn, class Out>
class ApplyNode final : public StreamNode<Out> {
public:
    ApplyNode(StreamPtr<In> parent, Fn fn)
        : StreamNode<Out>(parent->graph(), parent->slide(), {parent}), m_parent(std::move(parent)), m_fn(std::move(fn))
    {
    }

protected:
    std::optional<RDD<Out>> compute(Time time) override
    {
        const auto input = m_parent->at(time);
        if (!input) return std::nullopt;
        return m_fn(*input);
    }

private:
    StreamPtr<In> m_parent;
    Fn m_fn;
};

} // namespace streaming
