/// The elements of a data set that was saved, and how they are saved.
#pragma once

#include "streaming/keyed/keyed_entries.h"
#include "streaming/rdd.h"
#include "streaming/serialization.h"

namespace streaming {

/// Partitions as they were saved. Owns all that its elements point to.
template <class T>
class RestoredNode final : public RddNode<T> {
public:
    RestoredNode(WorkerPool* pool, std::string_view bytes)
        : RddNode<T>(pool), m_partitions(fromBytes<std::vector<std::vector<T>>>(bytes, m_texts))
    {
    }

    std::size_t partitions() const override { return m_partitions.size(); }
    void prepare() const override {}
    bool materialized() const override { return true; }

    void run(std::size_t partition, ChunkSink<T> sink) const override
    {
        auto& all = m_partitions[partition];
        for (std::size_t at = 0; at < all.size(); at += Chunk<T>::limit)
            sink(Chunk<T>{all.data() + at, std::min(Chunk<T>::limit, all.size() - at), false});
    }

private:
    TextArena m_texts;
    mutable std::vector<std::vector<T>> m_partitions;
};

/// The same for pairs, with an index by key, so that a data set that could be asked for one key still can.
template <class K, class V>
class RestoredKeyedNode final : public KeyedNode<K, V> {
public:
    RestoredKeyedNode(WorkerPool* pool, std::string_view bytes) : KeyedNode<K, V>(pool), m_all(pool, bytes)
    {
        for (std::size_t partition = 0; partition < m_all.partitions(); ++partition) {
            m_all.run(partition, [this](Chunk<std::pair<K, V>> chunk) {
                for (auto& [key, value] : chunk)
                    if (auto* places = m_index.findOrAdd(key, [&] { return Places{&value}; })) places->push_back(&value);
            });
        }
    }

    std::size_t partitions() const override { return m_all.partitions(); }
    void prepare() const override {}
    bool materialized() const override { return true; }
    void run(std::size_t partition, ChunkSink<std::pair<K, V>> sink) const override { m_all.run(partition, sink); }

    void lookup(const HashedKey<K>& sought, FunctionRef<void(const V&)> visit) const override
    {
        const auto* places = m_index.find(sought.hash, sought.key);
        if (!places) return;
        for (const auto* value : *places)
            visit(*value);
    }

private:
    using Places = std::vector<const V*>;

    RestoredNode<std::pair<K, V>> m_all;
    KeyedEntries<K, Places> m_index;
};

/// How the data set is found again: `keyed` where it can be asked for one key.
enum class SavedKind : std::uint8_t { Plain, Keyed };

template <class T>
struct SavedRdd {
    static SavedKind kind(const RDD<T>&) { return SavedKind::Plain; }
    static RDD<T> restored(SavedKind, WorkerPool* pool, std::string_view bytes)
    {
        return RDD<T>(std::make_shared<RestoredNode<T>>(pool, bytes));
    }
};

template <class K, class V>
    requires HashableKey<K>
struct SavedRdd<std::pair<K, V>> {
    using Rdd = RDD<std::pair<K, V>>;
    static SavedKind kind(const Rdd& rdd)
    {
        const bool keyed = dynamic_cast<const KeyedNode<K, V>*>(rdd.node().get()) != nullptr;
        return keyed ? SavedKind::Keyed : SavedKind::Plain;
    }
    static Rdd restored(SavedKind kind, WorkerPool* pool, std::string_view bytes)
    {
        if (kind == SavedKind::Keyed) return Rdd(std::make_shared<RestoredKeyedNode<K, V>>(pool, bytes));
        return Rdd(std::make_shared<RestoredNode<std::pair<K, V>>>(pool, bytes));
    }
};

/// All elements, partition by partition; computes what has not been computed yet.
template <Serializable T>
std::string rddToBytes(const RDD<T>& rdd)
{
    rdd.node()->prepare();
    std::vector<std::vector<T>> partitions(rdd.partitions());
    rdd.node()->forEachPartition([&](std::size_t partition) { partitions[partition] = gather(*rdd.node(), partition); });
    return std::string(1, static_cast<char>(SavedRdd<T>::kind(rdd))) + toBytes(partitions);
}

/// The data set of which `rddToBytes` wrote the elements. Throws StateError.
template <Serializable T>
RDD<T> rddFromBytes(std::string_view bytes, WorkerPool* pool)
{
    if (bytes.empty() || static_cast<std::uint8_t>(bytes.front()) > static_cast<std::uint8_t>(SavedKind::Keyed))
        throw StateError("a saved data set begins with an unknown byte");
    return SavedRdd<T>::restored(static_cast<SavedKind>(bytes.front()), pool, bytes.substr(1));
}

} // namespace streaming
