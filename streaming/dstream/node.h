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
        if (auto made = remembered(time)) return made;
        auto rdd = compute(time);
        if (rdd && m_persisted && !rdd->node()->materialized()) rdd = rdd->cache();
        if (rdd) m_made.emplace_back(time, *rdd);
        return rdd;
    }

    /// The data set of a time that has been made and not been forgotten.
    std::optional<RDD<T>> remembered(Time time) const
    {
        for (const auto& [made, rdd] : m_made)
            if (made == time) return rdd;
        return std::nullopt;
    }

    /// Data sets are computed once, whoever asks for them. Throws GraphError where the graph has been started.
    void persist()
    {
        if (graph().state() != ContextState::Initialized)
            throw GraphError("Cannot change storage level of a DStream after streaming context has started");
        m_persisted = true;
    }

    void forget(Time time) override
    {
        while (!m_made.empty() && m_made.front().first <= time)
            m_made.pop_front();
    }

protected:
    virtual std::optional<RDD<T>> compute(Time time) = 0;

private:
    bool m_persisted = false;
    std::deque<std::pair<Time, RDD<T>>> m_made;
};

template <class T>
using StreamPtr = std::shared_ptr<StreamNode<T>>;

} // namespace streaming
