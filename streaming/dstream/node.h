/// A stream inside the graph: makes one RDD for each of its times.
#pragma once

#include "streaming/graph.h"
#include "streaming/rdd.h"

#include <deque>

namespace streaming {

template <class T>
class StreamNode : public StreamNodeBase {
public:
    using StreamNodeBase::StreamNodeBase;

    /// The data set at `time`, made once and shared by all children. None: it is not this stream's turn, or it has
    /// nothing to give, which is not the same as an empty data set.
    std::optional<RDD<T>> at(Time time)
    {
        if (!isMultipleOf(time, slide())) return std::nullopt;
        for (const auto& [made, rdd] : m_made)
            if (made == time) return rdd;
        auto rdd = compute(time);
        if (rdd) m_made.emplace_back(time, *rdd);
        return rdd;
    }

    void forget(Time time) override
    {
        while (!m_made.empty() && m_made.front().first <= time)
            m_made.pop_front();
    }

protected:
    virtual std::optional<RDD<T>> compute(Time time) = 0;

private:
    std::deque<std::pair<Time, RDD<T>>> m_made;
};

template <class T>
using StreamPtr = std::shared_ptr<StreamNode<T>>;

} // namespace streaming
