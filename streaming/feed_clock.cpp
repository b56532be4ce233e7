#include "streaming/feed_clock.h"

#include <algorithm>

namespace streaming {

std::optional<Time> FeedClock::next(Time closed, std::optional<Time> data)
{
    const auto pulse = nextPulse(closed, data);
    if (!pulse && !data) return std::nullopt;
    const auto time = pulse && (!data || *pulse <= *data) ? *pulse : *data;
    if (data && time == *data) m_lastData = data;
    m_lastRun = time;
    return time;
}

std::optional<Time> FeedClock::nextPulse(Time closed, std::optional<Time> data) const
{
    if (!m_lastData) return std::nullopt;
    std::optional<Time> earliest;
    for (const auto& [slide, reach] : m_pulses) {
        const auto end = floorTo(*m_lastRun, slide) + slide;
        const bool holdsRows = end - reach < *m_lastData;
        // Whether a stretch without rows is a gap or the end of the feed shows only when the next rows are there.
        const bool reported = data ? end <= *data : end <= std::min(closed, ceilTo(*m_lastData, slide));
        if (holdsRows && reported && (!earliest || end < *earliest)) earliest = end;
    }
    return earliest;
}

} // namespace streaming
