/// A keyed window that adds the pane that came and takes away the one that left.
#pragma once

#include "streaming/keyed/window_columns.h"

#include <functional>
#include <optional>

namespace streaming {

/// Needs inverse(reduce(a, b), b) == a. A key stays, at its neutral value, until the filter drops it.
template <class K, class V, class Reduce, class Inverse>
class InverseWindow {
public:
    using Filter = std::function<bool(const K&, const V&)>;

    InverseWindow(Reduce fn, Inverse inverse, Filter keep)
        : m_reduce(std::move(fn)), m_inverse(std::move(inverse)), m_keep(std::move(keep))
    {
    }

    WindowColumns<K, V>& columns() { return m_columns; }
    const WindowColumns<K, V>& columns() const { return m_columns; }
    const Reduce& reduce() const { return m_reduce; }

    void enter(Pane<V> pane)
    {
        for (const auto& [number, value] : pane.entries) {
            if (m_columns.holds(number))
                m_columns.set(number, m_reduce(m_columns.value(number), value));
            else
                m_columns.set(number, value);
        }
        m_panes.push_back(std::move(pane));
    }

    /// Takes away what lies at or before `horizon`.
    void leave(Time horizon)
    {
        for (; !m_panes.empty() && m_panes.front().time <= horizon; m_panes.pop_front()) {
            for (const auto& [number, value] : m_panes.front().entries)
                if (m_columns.holds(number)) m_columns.set(number, m_inverse(m_columns.value(number), value));
            m_columns.released(m_panes.front());
            m_left.push_back(std::move(m_panes.front().entries));
        }
    }

    /// Lets the filter see every key that changed by panes later than `before`, or by panes that left since.
    void settle(Time before)
    {
        if (m_keep) {
            for (const auto& entries : m_left)
                sift(entries);
            for (auto pane = m_panes.rbegin(); pane != m_panes.rend() && pane->time > before; ++pane)
                sift(pane->entries);
        }
        m_left.clear();
        if (m_columns.crowded()) renumber();
    }

    /// The panes in the window, the oldest first.
    template <class Visit>
    void forEachPane(Visit visit) const
    {
        for (const auto& pane : m_panes)
            visit(pane);
    }

    /// Whether adding the panes anew gives the value of this key. Not where no pane holds it any more, and not where
    /// the filter dropped keys early or sums are rounded.
    bool followsFromPanes(std::uint32_t number) const
    {
        if (m_columns.uses(number) == 0) return !m_columns.holds(number);
        return !m_droppedEarly && !std::is_floating_point_v<V>;
    }

    /// What `followsFromPanes` denied is put back by hand: from here on for every key.
    void restoreValue(std::uint32_t number, std::optional<V> value)
    {
        m_droppedEarly = m_droppedEarly || m_columns.uses(number) > 0;
        if (value)
            m_columns.set(number, std::move(*value));
        else if (m_columns.holds(number))
            m_columns.erase(number);
    }

    std::optional<Time> turnedUpTo() const { return std::nullopt; }
    void restoreTurn() {}

    InverseWindow clone() const
    {
        InverseWindow copy(m_reduce, m_inverse, m_keep);
        copy.m_columns = m_columns.clone();
        copy.m_panes = m_panes;
        copy.m_droppedEarly = m_droppedEarly;
        return copy;
    }

private:
    using Entries = std::vector<std::pair<std::uint32_t, V>>;

    void sift(const Entries& entries)
    {
        for (const auto& entry : entries) {
            const auto number = entry.first;
            if (!m_columns.holds(number) || m_keep(K(m_columns.keys().key(number)), m_columns.value(number))) continue;
            m_columns.erase(number);
            m_droppedEarly = m_droppedEarly || m_columns.uses(number) > 0;
        }
    }

    void renumber()
    {
        const auto moved = m_columns.renumber();
        for (auto& pane : m_panes)
            for (auto& entry : pane.entries)
                entry.first = moved[entry.first];
    }

    Reduce m_reduce;
    Inverse m_inverse;
    Filter m_keep;
    WindowColumns<K, V> m_columns;
    bool m_droppedEarly = false; // the filter dropped a key that a pane still holds
    std::deque<Pane<V>> m_panes;
    std::vector<Entries> m_left; // of the panes that left since the filter last looked
};

} // namespace streaming
