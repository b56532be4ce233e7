/// The state of a keyed window: what each key has in the window, and what each pane brought.
#pragma once

#include "streaming/keyed/key_column.h"
#include "streaming/time.h"

#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <span>
#include <utility>

namespace streaming {

/// What one batch brought: a value for each key that it holds.
template <class V>
struct Pane {
    Time time{};
    std::vector<std::pair<std::uint32_t, V>> entries; ///< key number, value
};

/// Columns by key number: the key, its value in the window, whether it is in it. A window adds and drops panes; how
/// the values follow is up to the two kinds, with an inverse function and without.
///
/// Absent keys have the lowest value where V is a number, so that a ranking can scan the dense column alone.
template <class K, class V>
class WindowColumns {
public:
    static constexpr bool dense = std::is_arithmetic_v<V>;
    static constexpr V absent()
    {
        if constexpr (dense)
            return std::numeric_limits<V>::lowest();
        else
            return V{};
    }

    const KeyColumn<K>& keys() const { return m_keys; }
    const std::vector<V>& values() const { return m_values; }
    bool holds(std::uint32_t number) const { return m_present[number] != 0; }
    std::size_t living() const { return m_living; }

    const V* find(const K& key) const { return find(hashKey(key), key); }
    const V* find(std::uint32_t hash, const K& key) const
    {
        const auto number = m_keys.find(hash, key);
        return number == HashIndex::none || !holds(number) ? nullptr : &m_values[number];
    }

    void set(std::uint32_t number, V value)
    {
        m_living += m_present[number] == 0;
        m_present[number] = 1;
        m_values[number] = std::move(value);
    }

    void erase(std::uint32_t number)
    {
        m_living -= m_present[number];
        m_present[number] = 0;
        m_values[number] = absent();
    }

    const V& value(std::uint32_t number) const { return m_values[number]; }

    /// Folds tuples into the pane that is being filled. All are hashed before the first is looked up, so that the
    /// places of many keys are on their way from memory at once.
    template <class Tuple, class Fn>
    void addAll(std::span<Tuple> tuples, const Fn& fn)
    {
        constexpr std::size_t ahead = 64;
        std::array<std::uint32_t, ahead> hashes;
        for (; !tuples.empty(); tuples = tuples.subspan(std::min(ahead, tuples.size()))) {
            const auto some = tuples.first(std::min(ahead, tuples.size()));
            for (std::size_t at = 0; at < some.size(); ++at) {
                hashes[at] = hashKey(some[at].first);
                m_keys.prefetch(hashes[at]);
            }
            for (std::size_t at = 0; at < some.size(); ++at)
                add(hashes[at], some[at].first, some[at].second, fn);
        }
    }

    template <class Fn>
    void add(const K& key, const V& value, const Fn& fn)
    {
        add(hashKey(key), key, value, fn);
    }

    template <class Fn>
    void add(std::uint32_t hash, const K& key, const V& value, const Fn& fn)
    {
        const auto number = m_keys.intern(hash, key);
        if (number == m_values.size()) grow();
        auto& place = m_places[number];
        if (place < m_filling.size() && m_filling[place].first == number) {
            auto& sum = m_filling[place].second;
            sum = fn(std::move(sum), value);
        } else {
            place = static_cast<std::uint32_t>(m_filling.size());
            m_filling.emplace_back(number, value);
        }
    }

    /// The pane that was filled; its keys count as used until it is dropped.
    Pane<V> takePane(Time time)
    {
        Pane<V> pane{time, {}};
        pane.entries.assign(std::make_move_iterator(m_filling.begin()), std::make_move_iterator(m_filling.end()));
        m_filling.clear();
        for (const auto& entry : pane.entries)
            ++m_uses[entry.first];
        return pane;
    }

    void discardFilling() { m_filling.clear(); }

    void released(const Pane<V>& pane)
    {
        for (const auto& entry : pane.entries)
            --m_uses[entry.first];
    }

    std::uint32_t uses(std::uint32_t number) const { return m_uses[number]; }

    /// Whether so many keys are neither in the window nor in a pane that renumbering is worth it.
    bool crowded() const { return m_values.size() > 4096 && m_values.size() > 4 * m_living; }

    /// Numbers the keys anew without the dead ones; gives the new number of each old one, `none` for the dead.
    std::vector<std::uint32_t> renumber()
    {
        const auto old = std::exchange(m_keys, {});
        std::vector<std::uint32_t> moved(m_values.size(), HashIndex::none);
        std::uint32_t next = 0;
        for (std::uint32_t number = 0; number < moved.size(); ++number) {
            if (m_present[number] == 0 && m_uses[number] == 0) continue;
            m_keys.intern(K(old.key(number)));
            if (next != number) m_values[next] = std::move(m_values[number]);
            m_present[next] = m_present[number];
            m_uses[next] = m_uses[number];
            moved[number] = next++;
        }
        m_values.resize(next);
        m_present.resize(next);
        m_uses.resize(next);
        m_places.assign(next, 0);
        return moved;
    }

    /// A copy that shares nothing that is going to change.
    WindowColumns clone() const
    {
        WindowColumns copy;
        for (std::uint32_t number = 0; number < m_keys.size(); ++number)
            copy.m_keys.intern(K(m_keys.key(number)));
        copy.m_values = m_values;
        copy.m_present = m_present;
        copy.m_uses = m_uses;
        copy.m_places = m_places;
        copy.m_living = m_living;
        return copy;
    }

private:
    void grow()
    {
        m_values.push_back(absent());
        m_present.push_back(0);
        m_uses.push_back(0);
        m_places.push_back(0);
    }

    KeyColumn<K> m_keys;
    std::vector<V> m_values;
    std::vector<std::uint8_t> m_present;
    std::vector<std::uint32_t> m_uses;   // panes that hold the key
    std::vector<std::uint32_t> m_places; // where the key is in the pane that is being filled
    std::vector<std::pair<std::uint32_t, V>> m_filling;
    std::size_t m_living = 0;
};

} // namespace streaming
