/// queueStream: a batch from a queue of data sets.
#pragma once

#include "streaming/dstream/node.h"

#include <mutex>

namespace streaming {

/// Data sets that wait to become batches. Any thread.
template <class T>
class RDDQueue {
public:
    void push(RDD<T> rdd)
    {
        std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(rdd));
    }

    std::optional<RDD<T>> pop()
    {
        std::lock_guard lock(m_mutex);
        if (m_waiting.empty()) return std::nullopt;
        auto rdd = std::move(m_waiting.front());
        m_waiting.pop_front();
        return rdd;
    }

private:
    std::mutex m_mutex;
    std::deque<RDD<T>> m_waiting;
};

/// The elements of a data set that holds them; 0 where they must be computed to be counted.
template <class T>
std::int64_t recordsAtHand(const RDD<T>& rdd)
{
    const auto* const values = dynamic_cast<const ParallelizeNode<T>*>(rdd.node().get());
    return values ? static_cast<std::int64_t>(*values->knownSize()) : 0;
}

enum class QueueTake { OneAtATime, AllAtOnce };

template <class T>
class QueueInput final : public StreamNode<T> {
public:
    QueueInput(Graph& graph, std::shared_ptr<RDDQueue<T>> queue, QueueTake take, std::optional<RDD<T>> whenEmpty)
        : StreamNode<T>(graph, graph.batch(), {})
        , m_queue(std::move(queue))
        , m_take(take)
        , m_whenEmpty(whenEmpty ? std::move(*whenEmpty) : parallelize<T>({}, 0))
    {
    }

    /// Of the last batch.
    std::int64_t records(Time time) const { return time == m_batch ? m_records : 0; }

protected:
    std::optional<RDD<T>> compute(Time time) override
    {
        m_batch = time;
        m_records = 0;
        std::vector<RDD<T>> taken;
        while (auto rdd = m_queue->pop()) {
            m_records += recordsAtHand(*rdd);
            taken.push_back(std::move(*rdd));
            if (m_take == QueueTake::OneAtATime) break;
        }
        if (taken.empty()) return m_whenEmpty;
        return taken.size() == 1 ? taken.front() : unionOf(taken);
    }

private:
    std::shared_ptr<RDDQueue<T>> m_queue;
    QueueTake m_take;
    RDD<T> m_whenEmpty;
    Time m_batch = Time::min(); // the last one, and its records
    std::int64_t m_records = 0;
};

/// An input that a function gives: an RDD for each batch, or none.
template <class T>
class GeneratedInput final : public StreamNode<T> {
public:
    using Generate = std::function<std::optional<RDD<T>>(Time)>;

    GeneratedInput(Graph& graph, Generate generate)
        : StreamNode<T>(graph, graph.batch(), {}), m_generate(std::move(generate))
    {
    }

    /// Of the last batch.
    std::int64_t records(Time time) const { return time == m_batch ? m_records : 0; }

protected:
    std::optional<RDD<T>> compute(Time time) override
    {
        auto rdd = m_generate(time);
        m_batch = time;
        m_records = rdd ? recordsAtHand(*rdd) : 0;
        return rdd;
    }

private:
    Generate m_generate;
    Time m_batch = Time::min(); // the last one, and its records
    std::int64_t m_records = 0;
};

} // namespace streaming
