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
        if (graph().catchesUp() && place() == Place::Inside) return std::nullopt; // it is past that time
        auto rdd = compute(time);
        if (rdd && m_persisted && !rdd->node()->materialized()) rdd = rdd->cache();
        if (rdd) m_made.push_back({time, *rdd, std::nullopt});
        return rdd;
    }

    /// The data set of a time that has been made and not been forgotten.
    std::optional<RDD<T>> remembered(Time time) const
    {
        for (auto made = m_made.rbegin(); made != m_made.rend(); ++made)
            if (made->time == time) return made->rdd;
        return std::nullopt;
    }

    /// Data sets are computed once, whoever asks for them. Throws GraphError where the graph has been started.
    void persist()
    {
        if (!graph().isOpen())
            throw GraphError("Cannot change storage level of a DStream after streaming context has started");
        m_persisted = true;
    }

    void forget(Time time) override
    {
        if (retention()) return keepOnly(*retention());
        while (!m_made.empty() && m_made.front().time <= time)
            m_made.pop_front();
    }

    std::vector<Time> rememberedTimes() const override
    {
        std::vector<Time> times;
        for (const auto& made : m_made) times.push_back(made.time);
        return times;
    }

    std::optional<Time> forgottenThrough() const override { return m_forgotten; }

protected:
    virtual std::optional<RDD<T>> compute(Time time) = 0;

private:
    struct Made {
        Time time;
        RDD<T> rdd;
        std::optional<std::size_t> records; // counted where there is a retention
    };

    void keepOnly(const Retention& retention)
    {
        for (auto made = m_made.rbegin(); made != m_made.rend() && !made->records; ++made) count(*made);
        const auto newest = graph().newest();
        while (!m_made.empty()) {
            const bool old = newest && m_made.front().time <= *newest - retention.time;
            if (!old && m_records <= retention.records) break;
            m_records -= *m_made.front().records;
            m_forgotten = m_made.front().time;
            m_made.pop_front();
        }
    }

    /// What is kept is computed, so that it lets go of what it is made of.
    void count(Made& made)
    {
        made.records = 0;
        try {
            made.rdd.node()->prepare();
            made.records = countElements(*made.rdd.node());
        } catch (...) {
            return; // the job that asks for it meets the same exception and reports it
        }
        m_records += *made.records;
    }

    bool m_persisted = false;
    std::deque<Made> m_made;
    std::size_t m_records = 0; // of what a retention keeps
    std::optional<Time> m_forgotten;
};

template <class T>
using StreamPtr = std::shared_ptr<StreamNode<T>>;

} // namespace streaming
