/// Memory for what the rows of one block keep.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace connectors::formats {

/// Hands out memory from large chunks and lets go of all of it at once. Not for several threads.
class Arena {
public:
    /// At least `size` bytes, not yet taken: `commit` takes as many of them as were used.
    char* reserve(std::size_t size)
    {
        if (size > m_left) grow(size);
        return m_next;
    }

    std::string_view commit(std::size_t size)
    {
        const std::string_view taken(m_next, size);
        m_next += size;
        m_left -= size;
        return taken;
    }

    std::string_view copy(std::string_view bytes)
    {
        if (bytes.empty()) return {};
        std::memcpy(reserve(bytes.size()), bytes.data(), bytes.size());
        return commit(bytes.size());
    }

    template <class T>
    std::span<const T> copy(const std::vector<T>& values)
    {
        static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignof(std::max_align_t));
        if (values.empty()) return {};
        const auto size = values.size() * sizeof(T);
        void* place = reserve(size + alignof(T));
        std::size_t space = size + alignof(T);
        std::align(alignof(T), size, place, space);
        commit(static_cast<std::size_t>(static_cast<char*>(place) - m_next) + size);
        std::memcpy(place, values.data(), size);
        return {static_cast<const T*>(place), values.size()};
    }

private:
    static constexpr std::size_t chunk = 32u << 10;

    void grow(std::size_t size)
    {
        const auto capacity = size > chunk ? size : chunk;
        m_chunks.push_back(std::make_unique_for_overwrite<char[]>(capacity));
        m_next = m_chunks.back().get();
        m_left = capacity;
    }

    std::vector<std::unique_ptr<char[]>> m_chunks;
    char* m_next = nullptr;
    std::size_t m_left = 0;
};

} // namespace connectors::formats
