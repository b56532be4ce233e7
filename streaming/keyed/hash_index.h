/// The one hash table of the engine: from a key's hash to its dense number.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace streaming {

/// Open addressing over (hash, number); the keys themselves lie elsewhere, in dense columns, and are compared through
/// a predicate only where all 32 bits of the hash agree. Numbers are given by the caller. Nothing is ever erased: the
/// owner makes a new index when too many of its keys have died.
class HashIndex {
public:
    static constexpr std::uint32_t none = 0xffffffffu;

    explicit HashIndex(std::size_t expected = 0) { rebuild(std::bit_ceil(expected * 2 + 16)); }

    std::size_t size() const { return m_size; }

    /// The number of the key with this hash for which `same(number)` holds, else `none`.
    template <class Same>
    std::uint32_t find(std::uint32_t hash, Same same) const
    {
        for (auto at = hash & m_mask;; at = (at + 1) & m_mask) {
            const auto slot = m_slots[at];
            if (slot.number == none) return none;
            if (slot.hash == hash && same(slot.number)) return slot.number;
        }
    }

    /// Has the place of a hash brought near while others are looked up.
    void prefetch(std::uint32_t hash) const { __builtin_prefetch(&m_slots[hash & m_mask]); }

    /// Adds a key that is not there.
    void insert(std::uint32_t hash, std::uint32_t number)
    {
        if ((m_size + 1) * 8 > m_slots.size() * 5) rebuild(m_slots.size() * 2);
        place({hash, number});
        ++m_size;
    }

    std::size_t bytes() const { return m_slots.size() * sizeof(Slot); }

private:
    struct Slot {
        std::uint32_t hash;
        std::uint32_t number;
    };

    void place(Slot slot)
    {
        auto at = slot.hash & m_mask;
        while (m_slots[at].number != none)
            at = (at + 1) & m_mask;
        m_slots[at] = slot;
    }

    void rebuild(std::size_t slots)
    {
        std::vector<Slot> old(slots, Slot{0, none});
        old.swap(m_slots);
        m_mask = static_cast<std::uint32_t>(slots - 1);
        for (const auto slot : old)
            if (slot.number != none) place(slot);
    }

    std::vector<Slot> m_slots;
    std::uint32_t m_mask = 0;
    std::size_t m_size = 0;
};

} // namespace streaming
