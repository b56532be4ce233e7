/// parallelize: an RDD over values at hand.
#pragma once

#include "streaming/rdd/node.h"

#include <algorithm>

namespace streaming {

/// The values, cut into contiguous slices: slice i of n is [i·len/n, (i+1)·len/n).
template <class T>
class ParallelizeNode final : public RddNode<T> {
public:
    ParallelizeNode(WorkerPool* pool, std::vector<T> values, std::size_t partitions)
        : RddNode<T>(pool), m_values(std::move(values)), m_partitions(partitions)
    {
    }

    std::size_t partitions() const override { return m_partitions; }
    void prepare() const override {}
    bool materialized() const override { return true; }

    void run(std::size_t partition, ChunkSink<T> sink) const override
    {
        const auto from = partition * m_values.size() / m_partitions;
        const auto to = (partition + 1) * m_values.size() / m_partitions;
        for (auto at = from; at < to; at += Chunk<T>::limit)
            sink(Chunk<T>{const_cast<T*>(m_values.data()) + at, std::min(Chunk<T>::limit, to - at), false});
    }

    std::optional<std::size_t> knownSize() const override { return m_values.size(); }

private:
    std::vector<T> m_values;
    std::size_t m_partitions;
};

} // namespace streaming
