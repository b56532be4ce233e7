#include "streaming/feed_clock.h"

#include <algorithm>

namespace streaming {

std::optional<Time> FeedClock::next(Time closed, std::optional<Time> data)
{
    // While rows are still to come, the end of the feed is no end for the slides before them.
    const auto pulse = nextPulse(data ? std::min(closed, *data) : closed);
    if (!pulse && !data) return std::nullopt;
    const auto time = pulse && (!data || *pulse <= *data) ? *pulse : *data;
    if (data && time == *data) m_lastData = data;
    m_lastRun = time;
    return time;
}

std::optional<Time> FeedClock::nextPulse(Time closed) const
{
    if (!m_lastData) return std::nullopt;
    std::optional<Time> earliest;
    for (const auto& [slide, reach] : m_pulses) {
        const auto end = floorTo(*m_lastRun, slide) + slide;
        const bool holdsRows = end - reach < *m_lastData;
        const bool reported = closed == Time::max() ? end <= ceilTo(*m_lastData, slide) : end <= closed;
        if (holdsRows && reported && (!earliest || end < *earliest)) earliest = end;
    }
    return earliest;
}

} // namespace streaming
