/// What is known of each key: its state, and when that was last touched.
#pragma once

#include "streaming/keyed/key_column.h"
#include "streaming/time.h"

#include <optional>

namespace streaming {

/// Whether a table can say which keys were touched the longest ago.
enum class TouchOrder { Kept, None };

/// Rows by key number. Rows of removed keys stay until they outgrow the others; `tidy` renumbers then.
template <class K, class S>
class StateTable {
public:
    struct Row {
        std::optional<S> state;
        Time touched{};
        std::uint32_t before = HashIndex::none; // in the order of touching, where the row has a state
        std::uint32_t after = HashIndex::none;
        bool changed = false; // since `takeChanged`
    };

    explicit StateTable(TouchOrder order) : m_order(order) {}

    std::size_t size() const { return m_rows.size(); }
    std::size_t living() const { return m_living; }
    Row& row(std::uint32_t number) { return m_rows[number]; }
    const Row& row(std::uint32_t number) const { return m_rows[number]; }
    K key(std::uint32_t number) const { return K(m_keys.key(number)); }

    std::uint32_t intern(const K& key)
    {
        const auto number = m_keys.intern(key);
        if (number == m_rows.size()) m_rows.emplace_back();
        return number;
    }

    const S* find(const K& key) const { return find(hashKey(key), key); }
    const S* find(std::uint32_t hash, const K& key) const
    {
        const auto number = m_keys.find(hash, key);
        return number == HashIndex::none || !m_rows[number].state ? nullptr : &*m_rows[number].state;
    }

    /// What `row(number)` holds now follows another state before; `had` says whether there was one.
    void settle(std::uint32_t number, bool had)
    {
        auto& row = m_rows[number];
        if (had) unlink(row);
        if (row.state) link(number);
        m_living += row.state.has_value();
        m_living -= had;
        if (!m_tracking || row.changed) return;
        row.changed = true;
        m_changed.push_back(number);
    }

    void put(const K& key, S state, Time touched)
    {
        const auto number = intern(key);
        auto& row = m_rows[number];
        const bool had = row.state.has_value();
        row.state = std::move(state);
        row.touched = touched;
        settle(number, had);
    }

    void remove(const K& key)
    {
        const auto number = m_keys.find(key);
        if (number == HashIndex::none || !m_rows[number].state) return;
        m_rows[number].state.reset();
        settle(number, true);
    }

    /// The key that was touched the longest ago, then the next; `none` after the last.
    std::uint32_t oldest() const { return m_first; }
    std::uint32_t next(std::uint32_t number) const { return m_rows[number].after; }

    /// `visit(number)` for each key that has a state; the longest untouched first, where that order is kept.
    template <class Visit>
    void forEach(Visit visit) const
    {
        if (m_order == TouchOrder::Kept) {
            for (auto number = m_first; number != HashIndex::none; number = m_rows[number].after)
                visit(number);
            return;
        }
        for (std::uint32_t number = 0; number < m_rows.size(); ++number)
            if (m_rows[number].state) visit(number);
    }

    /// From here on the keys that change are noted.
    void track()
    {
        takeChanged();
        m_tracking = true;
    }
    std::size_t changed() const { return m_changed.size(); }
    std::vector<std::uint32_t> takeChanged()
    {
        for (const auto number : m_changed)
            m_rows[number].changed = false;
        return std::exchange(m_changed, {});
    }

    /// Drops the rows of removed keys where they have become many. Numbers change.
    void tidy()
    {
        if (m_rows.size() > 4096 && m_rows.size() > 2 * (m_living + m_changed.size())) *this = copy(Rows::Needed);
    }

    /// A copy that shares nothing that is going to change.
    StateTable clone() const { return copy(Rows::All); }

private:
    enum class Rows { All, Needed };

    StateTable copy(Rows which) const
    {
        StateTable made(m_order);
        const auto take = [&](std::uint32_t number) {
            const auto as = made.intern(key(number));
            made.m_rows[as].state = m_rows[number].state;
            made.m_rows[as].touched = m_rows[number].touched;
            if (m_rows[number].state) made.settle(as, false);
        };
        if (which == Rows::All) // the numbers stay
            for (std::uint32_t number = 0; number < m_rows.size(); ++number) made.intern(key(number));
        forEach(take);
        made.m_tracking = m_tracking;
        for (const auto number : m_changed) {
            const auto as = made.intern(key(number));
            made.m_rows[as].changed = true;
            made.m_changed.push_back(as);
        }
        return made;
    }

    void unlink(Row& row)
    {
        if (m_order == TouchOrder::None) return;
        (row.before == HashIndex::none ? m_first : m_rows[row.before].after) = row.after;
        (row.after == HashIndex::none ? m_last : m_rows[row.after].before) = row.before;
    }

    void link(std::uint32_t number) // nearly always last
    {
        if (m_order == TouchOrder::None) return;
        auto& row = m_rows[number];
        row.before = m_last;
        while (row.before != HashIndex::none && m_rows[row.before].touched > row.touched)
            row.before = m_rows[row.before].before;
        row.after = row.before == HashIndex::none ? m_first : m_rows[row.before].after;
        (row.before == HashIndex::none ? m_first : m_rows[row.before].after) = number;
        (row.after == HashIndex::none ? m_last : m_rows[row.after].before) = number;
    }

    TouchOrder m_order;
    KeyColumn<K> m_keys;
    std::vector<Row> m_rows;
    std::size_t m_living = 0;
    std::uint32_t m_first = HashIndex::none;
    std::uint32_t m_last = HashIndex::none;
    bool m_tracking = false;
    std::vector<std::uint32_t> m_changed;
};

} // namespace streaming
