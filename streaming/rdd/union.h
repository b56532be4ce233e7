/// RDD::unionWith: the partitions of several RDDs, one after the other. Nothing is removed.
#pragma once

#include "streaming/rdd/node.h"

namespace streaming {

template <class T>
class UnionNode final : public RddNode<T> {
public:
    explicit UnionNode(std::vector<RddPtr<T>> parents)
        : RddNode<T>(parents.empty() ? nullptr : parents.front()->pool()), m_parents(std::move(parents))
    {
    }

    std::size_t partitions() const override
    {
        std::size_t sum = 0;
        for (const auto& parent : m_parents)
            sum += parent->partitions();
        return sum;
    }

    void prepare() const override
    {
        for (const auto& parent : m_parents)
            parent->prepare();
    }

    void run(std::size_t partition, ChunkSink<T> sink) const override
    {
        for (const auto& parent : m_parents) {
            if (partition < parent->partitions()) return parent->run(partition, sink);
            partition -= parent->partitions();
        }
    }

private:
    std::vector<RddPtr<T>> m_parents;
};

/// The union of data sets that can all be asked for a key can be asked as well: it gives the values of each in turn.
template <class K, class V>
class KeyedUnionNode final : public KeyedNode<K, V> {
public:
    KeyedUnionNode(std::vector<RddPtr<std::pair<K, V>>> parents, std::vector<const KeyedNode<K, V>*> keyed)
        : KeyedNode<K, V>(parents.front()->pool()), m_all(std::move(parents)), m_keyed(std::move(keyed))
    {
    }

    std::size_t partitions() const override { return m_all.partitions(); }
    void prepare() const override { m_all.prepare(); }
    void run(std::size_t partition, ChunkSink<std::pair<K, V>> sink) const override { m_all.run(partition, sink); }

    void lookup(const HashedKey<K>& key, FunctionRef<void(const V&)> visit) const override
    {
        for (const auto* part : m_keyed)
            part->lookup(key, visit);
    }

private:
    UnionNode<std::pair<K, V>> m_all;
    std::vector<const KeyedNode<K, V>*> m_keyed; // of m_all
};

template <class T>
RddPtr<T> makeUnion(std::vector<RddPtr<T>> parents)
{
    return std::make_shared<UnionNode<T>>(std::move(parents));
}

template <class K, class V>
RddPtr<std::pair<K, V>> makeUnion(std::vector<RddPtr<std::pair<K, V>>> parents)
{
    std::vector<const KeyedNode<K, V>*> keyed;
    for (const auto& parent : parents)
        keyed.push_back(dynamic_cast<const KeyedNode<K, V>*>(parent.get()));
    if (keyed.empty() || std::find(keyed.begin(), keyed.end(), nullptr) != keyed.end())
        return std::make_shared<UnionNode<std::pair<K, V>>>(std::move(parents));
    return std::make_shared<KeyedUnionNode<K, V>>(std::move(parents), std::move(keyed));
}

} // namespace streaming
