/// RDD::cache: keeps the elements once they are computed.
#pragma once

#include "streaming/rdd/gathered.h"
#include "streaming/rdd/map_partitions.h"

namespace streaming {

template <class T>
class CacheNode final : public GatheredNode<RddNode<T>> {
public:
    explicit CacheNode(RddPtr<T> parent)
        : GatheredNode<RddNode<T>>(parent->pool()), m_parent(std::move(parent)), m_partitions(m_parent->partitions())
    {
    }

    std::size_t partitions() const override { return m_partitions.size(); }

    void run(std::size_t partition, ChunkSink<T> sink) const override
    {
        auto& kept = m_partitions[partition];
        for (std::size_t at = 0; at < kept.size(); at += Chunk<T>::limit)
            sink(Chunk<T>{kept.data() + at, std::min(Chunk<T>::limit, kept.size() - at), false});
    }

private:
    void gather() const override
    {
        m_parent->prepare();
        m_parent->forEachPartition(
            [&](std::size_t partition) { m_partitions[partition] = streaming::gather(*m_parent, partition); });
    }

    RddPtr<T> m_parent; // stays: elements may be views into what it holds
    mutable std::vector<std::vector<T>> m_partitions;
};

} // namespace streaming
