/// Counts what an input gives to each batch.
#pragma once

#include "streaming/dstream/node.h"
#include "streaming/input/rows_at_hand.h"

#include <atomic>

namespace streaming {

/// Hands on the data sets of an input that knows their sizes.
template <class T>
class CountedStream final : public StreamNode<T>, public RowsAtHand {
public:
    explicit CountedStream(StreamPtr<T> input)
        : StreamNode<T>(input->graph(), input->slide(), {input}), m_input(std::move(input))
    {
    }

    /// Of the last batch.
    std::int64_t records(Time time) const { return time == m_batch ? m_records : 0; }
    /// Of all batches. Any thread.
    std::int64_t allRecords() const { return m_all; }

    bool areAtHand(Time time) override
    {
        const auto rdd = this->at(time);
        return rdd && rdd->node().get() == m_given; // another one: it is to be cached
    }

protected:
    std::optional<RDD<T>> compute(Time time) override
    {
        auto rdd = m_input->at(time);
        m_batch = time;
        m_records = rdd ? static_cast<std::int64_t>(rdd->node()->knownSize().value_or(0)) : 0;
        m_given = rdd ? rdd->node().get() : nullptr;
        m_all += m_records;
        return rdd;
    }

private:
    StreamPtr<T> m_input;
    Time m_batch = Time::min(); // the last one, its records and its data set
    std::int64_t m_records = 0;
    const RddNode<T>* m_given = nullptr;
    std::atomic<std::int64_t> m_all = 0;
};

} // namespace streaming
