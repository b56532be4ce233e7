#include "connectors/bluesky/recent_events.h"

#include <algorithm>

namespace connectors::bluesky {

namespace {
constexpr auto kept = 2 * overlap;          // the order is not quite that of the times
constexpr std::size_t mostEvents = 200'000; // many times what Bluesky sends meanwhile
}

void RecentEvents::add(const EventStamp& stamp)
{
    m_events.push_back({stamp.microseconds, stamp.fingerprint});
    m_highest = std::max(m_highest, stamp.microseconds);
    while (m_events.front().microseconds < m_highest - kept.count() || m_events.size() > mostEvents)
        m_events.pop_front();
}

void RecentEvents::expectRepeats()
{
    m_expected.clear();
    for (const auto& event : m_events) m_expected.insert(event.fingerprint);
    m_expectedUntil = m_highest + overlap.count();
}

bool RecentEvents::isRepeat(const EventStamp& stamp)
{
    if (m_expected.empty()) return false;
    if (stamp.microseconds > m_expectedUntil) {
        m_expected.clear();
        return false;
    }
    const auto found = m_expected.find(stamp.fingerprint);
    if (found == m_expected.end()) return false;
    m_expected.erase(found);
    return true;
}

} // namespace connectors::bluesky
