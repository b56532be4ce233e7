/// The events of the last seconds, to know those again that are sent again.
#pragma once

#include "connectors/bluesky/message.h"

#include <deque>
#include <unordered_set>

namespace connectors::bluesky {

/// By how much a feed goes on before the place where it broke: hosts see events in about the same order, at about the
/// same time.
inline constexpr std::chrono::microseconds overlap = std::chrono::seconds(5);

/// A connection that goes on where another one broke sends again what lies in the overlap. The engine counts no status
/// twice; this keeps the rest (likes, deletes) from being counted, and recorded, twice too. One thread.
class RecentEvents {
public:
    /// Of an event that was handed over.
    void add(const EventStamp& stamp);
    /// A connection begins that goes on before the end of the last one.
    void expectRepeats();
    /// Whether this event was handed over from an earlier connection; of each, true as often as it was.
    bool isRepeat(const EventStamp& stamp);

private:
    struct Event {
        std::int64_t microseconds;
        std::size_t fingerprint;
    };

    std::deque<Event> m_events; // in the order of the feed
    std::int64_t m_highest = 0;
    std::unordered_multiset<std::size_t> m_expected;
    std::int64_t m_expectedUntil = 0; // in the feed's time
};

} // namespace connectors::bluesky
