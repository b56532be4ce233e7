/// Keys by dense number, with the index that finds them.
#pragma once

#include "streaming/keyed/hash_index.h"
#include "streaming/keyed/keys.h"

#include <string>

namespace streaming {

/// Interned keys: each new one gets the next number. The bytes of text keys are kept in an arena, whatever type the
/// user's keys have; `key(number)` gives them back as views.
template <class K>
class KeyColumn {
public:
    using Kept = std::conditional_t<TextKey<K>, std::string_view, K>;

    std::size_t size() const { return m_keys.size(); }
    const Kept& key(std::uint32_t number) const { return m_keys[number]; }

    std::uint32_t find(const K& key) const { return locate(hashKey(key), key); }
    std::uint32_t find(std::uint32_t hash, const K& key) const { return locate(hash, key); }

    /// The number of `key`, which is `size() - 1` after the call where it is new.
    std::uint32_t intern(const K& key) { return intern(hashKey(key), key); }
    std::uint32_t intern(std::uint32_t hash, const K& key)
    {
        if (const auto number = locate(hash, key); number != HashIndex::none) return number;
        const auto number = static_cast<std::uint32_t>(m_keys.size());
        if constexpr (TextKey<K>)
            m_keys.push_back(m_arena.keep(key));
        else
            m_keys.push_back(key);
        m_index.insert(hash, number);
        return number;
    }

    void prefetch(std::uint32_t hash) const { m_index.prefetch(hash); }

private:
    std::uint32_t locate(std::uint32_t hash, const K& key) const
    {
        return m_index.find(hash, [&](std::uint32_t number) { return m_keys[number] == key; });
    }

    HashIndex m_index;
    std::vector<Kept> m_keys;
    TextArena m_arena;
};

} // namespace streaming
