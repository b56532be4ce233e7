/// A keyed window without an inverse function, at the same price: two stacks of panes.
#pragma once

#include "streaming/keyed/window_columns.h"

namespace streaming {

/// The back stack is one running value a key. When a pane has to leave and the front stack is empty, the back's panes
/// are turned over: from the newest to the oldest each is combined onto the front values, and what it replaced is
/// noted in the pane, so that dropping it later is putting the note back. Each entry is touched three times in its
/// life, however long the window is.
template <class K, class V, class Reduce>
class TwoStackWindow {
public:
    explicit TwoStackWindow(Reduce fn) : m_reduce(std::move(fn)) {}

    WindowColumns<K, V>& columns() { return m_columns; }
    const WindowColumns<K, V>& columns() const { return m_columns; }
    const Reduce& reduce() const { return m_reduce; }

    void enter(Pane<V> pane)
    {
        m_front.resize(m_columns.values().size());
        m_backs.resize(m_columns.values().size());
        for (const auto& [number, value] : pane.entries) {
            auto& back = m_backs[number];
            back = back ? m_reduce(std::move(*back), value) : value;
            combine(number);
        }
        m_back.push_back(std::move(pane));
    }

    void leave(Time horizon)
    {
        while (oldest() && *oldest() <= horizon) {
            if (m_turned.empty()) turnOver();
            auto& [pane, notes] = m_turned.back();
            for (std::size_t at = 0; at < notes.size(); ++at) {
                m_front[pane.entries[at].first] = std::move(notes[at]);
                combine(pane.entries[at].first);
            }
            m_columns.released(pane);
            m_turned.pop_back();
        }
    }

    void settle(Time)
    {
        if (m_columns.crowded()) renumber();
    }

    /// The panes in the window, the oldest first.
    template <class Visit>
    void forEachPane(Visit visit) const
    {
        for (auto turned = m_turned.rbegin(); turned != m_turned.rend(); ++turned)
            visit(turned->pane);
        for (const auto& pane : m_back)
            visit(pane);
    }

    bool followsFromPanes(std::uint32_t) const { return true; }
    void restoreValue(std::uint32_t, std::optional<V>) {}

    /// The newest pane of the front stack. What is combined with what depends on it, and so the last bit of a sum.
    std::optional<Time> turnedUpTo() const
    {
        if (m_turned.empty()) return std::nullopt;
        return m_turned.front().pane.time;
    }

    /// Turns over the panes that have been entered.
    void restoreTurn() { turnOver(); }

    TwoStackWindow clone() const
    {
        TwoStackWindow copy(m_reduce);
        copy.m_columns = m_columns.clone();
        copy.m_front = m_front;
        copy.m_backs = m_backs;
        copy.m_back = m_back;
        copy.m_turned = m_turned;
        return copy;
    }

private:
    struct Turned {
        Pane<V> pane;
        std::vector<std::optional<V>> notes; // what the front held for each entry's key before this pane
    };

    std::optional<Time> oldest() const
    {
        if (!m_turned.empty()) return m_turned.back().pane.time;
        if (!m_back.empty()) return m_back.front().time;
        return std::nullopt;
    }

    void turnOver()
    {
        for (; !m_back.empty(); m_back.pop_back()) {
            Turned turned{std::move(m_back.back()), {}};
            turned.notes.reserve(turned.pane.entries.size());
            for (const auto& [number, value] : turned.pane.entries) {
                auto& front = m_front[number];
                auto sum = front ? m_reduce(value, *front) : value;
                turned.notes.push_back(std::exchange(front, std::move(sum)));
                m_backs[number].reset();
            }
            m_turned.push_back(std::move(turned));
        }
    }

    void combine(std::uint32_t number)
    {
        const auto& front = m_front[number];
        const auto& back = m_backs[number];
        if (front && back)
            m_columns.set(number, m_reduce(*front, *back));
        else if (front || back)
            m_columns.set(number, front ? *front : *back);
        else
            m_columns.erase(number);
    }

    void renumber()
    {
        const auto moved = m_columns.renumber();
        for (std::uint32_t number = 0; number < moved.size(); ++number) {
            if (moved[number] == HashIndex::none || moved[number] == number || number >= m_front.size()) continue;
            m_front[moved[number]] = std::move(m_front[number]);
            m_backs[moved[number]] = std::move(m_backs[number]);
        }
        m_front.resize(m_columns.values().size());
        m_backs.resize(m_columns.values().size());
        for (auto& pane : m_back)
            renumber(pane, moved);
        for (auto& turned : m_turned)
            renumber(turned.pane, moved);
    }

    static void renumber(Pane<V>& pane, const std::vector<std::uint32_t>& moved)
    {
        for (auto& entry : pane.entries)
            entry.first = moved[entry.first];
    }

    Reduce m_reduce;
    WindowColumns<K, V> m_columns;
    std::vector<std::optional<V>> m_front; // by key: the turned panes combined
    std::vector<std::optional<V>> m_backs; // by key: the panes that came since
    std::deque<Pane<V>> m_back;            // oldest first
    std::vector<Turned> m_turned;          // oldest last
};

} // namespace streaming
