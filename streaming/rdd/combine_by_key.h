/// RDD::combineByKey: all values of a key combined into one. The root of reduceByKey, groupByKey, cogroup and the joins.
#pragma once

#include "streaming/keyed/keyed_entries.h"
#include "streaming/rdd/gathered.h"
#include "streaming/rdd/output_buffer.h"

namespace streaming {

/// Each partition of the input is combined on its own, side by side with the others, and the parts are merged in
/// partition order: "first" means first in the order of the input. The output has `partitions` partitions, a key's
/// hash decides which. The input is let go of afterwards: a sum owns what it keeps.
template <class K, class V, class C, class Create, class Add, class Merge>
class CombineByKeyNode final : public GatheredNode<KeyedNode<K, C>> {
public:
    CombineByKeyNode(RddPtr<std::pair<K, V>> parent, Create create, Add add, Merge merge, std::size_t partitions)
        : GatheredNode<KeyedNode<K, C>>(parent->pool())
        , m_parent(std::move(parent))
        , m_create(std::move(create))
        , m_add(std::move(add))
        , m_merge(std::move(merge))
        , m_partitions(partitions)
    {
    }

    std::size_t partitions() const override { return m_partitions; }

    void run(std::size_t partition, ChunkSink<std::pair<K, C>> sink) const override
    {
        auto& entries = m_shards[partition].entries();
        for (std::size_t at = 0; at < entries.size(); at += Chunk<std::pair<K, C>>::limit)
            sink({entries.data() + at, std::min(Chunk<std::pair<K, C>>::limit, entries.size() - at), false});
    }

    std::optional<std::size_t> knownSize() const override
    {
        std::size_t sum = 0;
        for (const auto& shard : m_shards)
            sum += shard.size();
        return sum;
    }

    void lookup(const HashedKey<K>& sought, FunctionRef<void(const C&)> visit) const override
    {
        const auto& shard = m_shards[m_partitions == 1 ? 0 : sought.hash % m_partitions];
        if (const auto* value = shard.find(sought.hash, sought.key)) visit(*value);
    }

private:
    using Shards = std::vector<KeyedEntries<K, C>>;

    void gather() const override
    {
        m_parent->prepare();
        m_shards.clear();
        const auto inputs = m_parent->partitions();
        std::vector<Shards> parts(inputs);
        m_parent->forEachPartition([&](std::size_t partition) { parts[partition] = combine(partition); });
        if (inputs == 0) parts.emplace_back(m_partitions);
        m_shards = std::move(parts.front());
        for (std::size_t part = 1; part < inputs; ++part)
            merge(parts[part]);
    }
    void release() const override { m_parent.reset(); }

    Shards combine(std::size_t partition) const
    {
        Shards shards(m_partitions);
        m_parent->run(partition, [&](Chunk<std::pair<K, V>> chunk) {
            forEachIn(chunk, [&](auto&& element) {
                using Element = decltype(element);
                auto& shard = shards[m_partitions == 1 ? 0 : hashKey(element.first) % m_partitions];
                const auto create = [&] { return m_create(std::forward<Element>(element).second); };
                if (auto* sum = shard.findOrAdd(std::as_const(element.first), create))
                    m_add(*sum, std::forward<Element>(element).second);
            });
        });
        return shards;
    }

    void merge(Shards& part) const
    {
        for (std::size_t shard = 0; shard < m_partitions; ++shard) {
            for (auto& [key, value] : part[shard].entries()) {
                if (auto* sum = m_shards[shard].findOrAdd(std::as_const(key), [&] { return std::move(value); }))
                    m_merge(*sum, std::move(value));
            }
        }
    }

    mutable RddPtr<std::pair<K, V>> m_parent;
    Create m_create;
    Add m_add;   // add(sum, value): in place
    Merge m_merge; // merge(sum, otherSum): in place
    std::size_t m_partitions;
    mutable Shards m_shards;
};

} // namespace streaming
