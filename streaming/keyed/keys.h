/// Keys: how they are hashed, compared and kept.
#pragma once

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <concepts>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace streaming {

/// Keys that are text: their bytes are copied once, when the key is new.
template <class K>
concept TextKey = std::convertible_to<const K&, std::string_view>;

/// A 32-bit hash of a key. Text is hashed by XXH3; other types by `std::hash` (specialise it for a type of your own),
/// pairs, vectors and optionals part by part.
template <class K>
std::uint32_t hashKey(const K& key);

namespace detail {

inline std::uint64_t mix(std::uint64_t value)
{
    value ^= value >> 33;
    value *= 0xff51afd7ed558ccdULL;
    value ^= value >> 33;
    value *= 0xc4ceb9fe1a85ec53ULL;
    return value ^ (value >> 33);
}

template <class K>
struct KeyHash {
    static std::uint64_t of(const K& key)
    {
        if constexpr (TextKey<K>) {
            const std::string_view text = key;
            return XXH3_64bits(text.data(), text.size());
        } else {
            return mix(std::hash<K>()(key));
        }
    }
};

template <class A, class B>
struct KeyHash<std::pair<A, B>> {
    static std::uint64_t of(const std::pair<A, B>& key)
    {
        return mix(KeyHash<A>::of(key.first) * 31 + KeyHash<B>::of(key.second));
    }
};

template <class T>
struct KeyHash<std::vector<T>> {
    static std::uint64_t of(const std::vector<T>& key)
    {
        std::uint64_t hash = key.size();
        for (const auto& part : key)
            hash = mix(hash * 31 + KeyHash<T>::of(part));
        return hash;
    }
};

template <class T>
struct KeyHash<std::optional<T>> {
    static std::uint64_t of(const std::optional<T>& key) { return key ? KeyHash<T>::of(*key) : 0x9e3779b97f4a7c15ULL; }
};

template <class K>
inline constexpr bool hashable = TextKey<K> || requires(const K& key) { std::hash<K>()(key); };
template <class A, class B>
inline constexpr bool hashable<std::pair<A, B>> = hashable<A> && hashable<B>;
template <class T>
inline constexpr bool hashable<std::vector<T>> = hashable<T>;
template <class T>
inline constexpr bool hashable<std::optional<T>> = hashable<T>;

} // namespace detail

/// Types that `hashKey` takes and that can be told apart.
template <class K>
concept HashableKey = detail::hashable<K> && std::equality_comparable<K>;

template <class K>
std::uint32_t hashKey(const K& key)
{
    return static_cast<std::uint32_t>(detail::KeyHash<K>::of(key) >> 16);
}

/// Bytes that are kept until the arena goes. Never moved.
class TextArena {
public:
    TextArena() = default;
    TextArena(const TextArena&) = delete;
    TextArena& operator=(const TextArena&) = delete;
    TextArena(TextArena&&) = default;
    TextArena& operator=(TextArena&&) = default;

    std::string_view keep(std::string_view text)
    {
        if (text.empty()) return {};
        if (text.size() > m_left) grow(text.size());
        char* const at = m_next;
        std::memcpy(at, text.data(), text.size());
        m_next += text.size();
        m_left -= text.size();
        return {at, text.size()};
    }

private:
    void grow(std::size_t atLeast)
    {
        const auto size = std::max(atLeast, std::min<std::size_t>(smallest << std::min<std::size_t>(m_pages.size(), 6), largest));
        m_pages.push_back(std::make_unique_for_overwrite<char[]>(size));
        m_next = m_pages.back().get();
        m_left = size;
    }

    static constexpr std::size_t smallest = 1 << 10;
    static constexpr std::size_t largest = 1 << 16;

    std::vector<std::unique_ptr<char[]>> m_pages;
    char* m_next = nullptr;
    std::size_t m_left = 0;
};

} // namespace streaming
