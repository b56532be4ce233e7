/// A hash map that keeps its entries in one dense array, in the order in which their keys came first.
#pragma once

#include "streaming/keyed/hash_index.h"
#include "streaming/keyed/keys.h"

namespace streaming {

/// Key → value for one data set. Keys that are views are copied into an arena of the map.
template <class K, class V>
class KeyedEntries {
public:
    explicit KeyedEntries(std::size_t expected = 0) : m_index(expected) { m_entries.reserve(expected); }

    std::vector<std::pair<K, V>>& entries() { return m_entries; }
    const std::vector<std::pair<K, V>>& entries() const { return m_entries; }
    std::size_t size() const { return m_entries.size(); }

    const V* find(const K& key) const { return find(hashKey(key), key); }
    const V* find(std::uint32_t hash, const K& key) const
    {
        const auto number = locate(hash, key);
        return number == HashIndex::none ? nullptr : &m_entries[number].second;
    }

    /// The value of `key`; where the key is new, `make()` makes it first, and nothing else is done: tells the two
    /// cases apart by returning null for the second.
    template <class Key, class Make>
    V* findOrAdd(Key&& key, Make make)
    {
        const auto hash = hashKey<K>(key);
        if (const auto number = locate(hash, key); number != HashIndex::none) return &m_entries[number].second;
        m_index.insert(hash, static_cast<std::uint32_t>(m_entries.size()));
        m_entries.emplace_back(kept(std::forward<Key>(key)), make());
        return nullptr;
    }

private:
    std::uint32_t locate(std::uint32_t hash, const K& key) const
    {
        return m_index.find(hash, [&](std::uint32_t number) { return m_entries[number].first == key; });
    }

    template <class Key>
    K kept(Key&& key)
    {
        if constexpr (std::is_same_v<K, std::string_view>)
            return m_arena.keep(key);
        else
            return K(std::forward<Key>(key));
    }

    HashIndex m_index;
    std::vector<std::pair<K, V>> m_entries;
    TextArena m_arena;
};

} // namespace streaming
