/// RDD::repartition: the same elements in exactly n partitions. Their order over all partitions stays.
#pragma once

#include "streaming/rdd/gathered.h"
#include "streaming/rdd/map_partitions.h"

namespace streaming {

template <class T>
class RepartitionNode final : public GatheredNode<RddNode<T>> {
public:
    RepartitionNode(RddPtr<T> parent, std::size_t partitions)
        : GatheredNode<RddNode<T>>(parent->pool()), m_parent(std::move(parent)), m_partitions(partitions)
    {
    }

    std::size_t partitions() const override { return m_partitions; }

    void run(std::size_t partition, ChunkSink<T> sink) const override
    {
        const auto from = partition * m_all.size() / m_partitions;
        const auto to = (partition + 1) * m_all.size() / m_partitions;
        for (auto at = from; at < to; at += Chunk<T>::limit)
            sink(Chunk<T>{m_all.data() + at, std::min(Chunk<T>::limit, to - at), false});
    }

private:
    void gather() const override
    {
        m_parent->prepare();
        std::vector<std::vector<T>> parts(m_parent->partitions());
        m_parent->forEachPartition(
            [&](std::size_t partition) { parts[partition] = streaming::gather(*m_parent, partition); });
        m_all.clear();
        for (auto& part : parts)
            m_all.insert(m_all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
    }

    RddPtr<T> m_parent; // stays: elements may be views into what it holds
    std::size_t m_partitions;
    mutable std::vector<T> m_all;
};

} // namespace streaming
