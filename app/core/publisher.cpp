#include "app/core/publisher.h"

#include <algorithm>

namespace app {

Publisher::Publisher(WindowChoice choice, Sink* sink, Totals totals, std::function<Time()> now)
    : m_choice(std::move(choice)), m_sink(sink), m_totals(std::move(totals)), m_now(std::move(now))
{
}

void Publisher::add(WindowResult window)
{
    if (!m_newest.empty() && m_newest.front().end != window.end) publish(); // a shorter window held nothing
    m_newest.push_back(std::move(window));
    if (m_newest.size() == m_choice.lengths.size()) publish();
}

std::vector<Duration> Publisher::staying(const WindowChoice& choice) const
{
    std::vector<Duration> lengths;
    if (choice.slide == m_choice.slide && choice.rank == m_choice.rank)
        std::ranges::set_intersection(choice.lengths, m_choice.lengths, std::back_inserter(lengths), std::greater{});
    return lengths;
}

void Publisher::choose(const WindowChoice& choice)
{
    if (!m_newest.empty()) publish();
    m_chosen.clear();
    const auto lengths = staying(choice);
    const auto stays = [&](Duration length) { return std::ranges::find(lengths, length) != lengths.end(); };
    std::erase_if(m_movement, [&](const auto& tracker) { return !stays(tracker.first); });
    if (const auto before = latest())
        for (const auto& window : before->windows)
            if (stays(window.length)) m_chosen[window.length] = window;
    m_choice = choice;
    if (m_sink) m_sink->chosen(lengths);
}

streaming::Result<void> Publisher::addPast(WindowResult window)
{
    auto written = m_sink ? m_sink->window(window) : streaming::Result<void>();
    const auto length = window.length;
    m_chosen[length] = std::move(window);
    return written;
}

void Publisher::publishChosen()
{
    auto newest = Time::min();
    for (const auto& [length, window] : m_chosen) newest = std::max(newest, window.end);
    for (auto& [length, window] : m_chosen)
        if (window.end == newest) m_newest.push_back(std::move(window));
    m_chosen.clear();
    if (!m_newest.empty()) publish();
}

void Publisher::publish()
{
    std::ranges::sort(m_newest, std::greater{}, &WindowResult::length); // chosen at different times
    auto snapshot = std::make_shared<Snapshot>(Snapshot{std::move(m_newest), m_totals(), m_now()});
    m_newest.clear();
    const std::lock_guard lock(m_mutex);
    m_latest = std::move(snapshot);
}

SnapshotPtr Publisher::latest() const
{
    const std::lock_guard lock(m_mutex);
    return m_latest;
}

} // namespace app
