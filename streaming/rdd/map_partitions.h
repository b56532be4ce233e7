/// RDD::mapPartitions: a function sees a whole partition at once. `glom` is the one that hands it on as it is.
#pragma once

#include "streaming/rdd/narrow.h"

namespace streaming {

/// Gathers a partition into a vector.
template <class T>
std::vector<T> gather(const RddNode<T>& node, std::size_t partition)
{
    std::vector<T> all;
    node.run(partition, [&](Chunk<T> chunk) {
        all.reserve(all.size() + chunk.size);
        forEachIn(chunk, [&](auto&& element) { all.push_back(std::forward<decltype(element)>(element)); });
    });
    return all;
}

template <class In, class Fn, class Out>
class MapPartitionsNode final : public NarrowNode<In, Out> {
public:
    MapPartitionsNode(RddPtr<In> parent, Fn fn) : NarrowNode<In, Out>(std::move(parent)), m_fn(std::move(fn)) {}

    void run(std::size_t partition, ChunkSink<Out> sink) const override
    {
        OutputBuffer<Out> out(sink);
        for (auto&& made : std::invoke(m_fn, gather(this->parent(), partition)))
            out.emplace(std::forward<decltype(made)>(made));
        out.flush();
    }

private:
    Fn m_fn;
};

} // namespace streaming
