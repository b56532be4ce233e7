/// What a feed is asked for, and what its rows must tell of themselves.
#pragma once

#include "streaming/connector_thread.h"
#include "streaming/feed_counts.h"
#include "streaming/feed_pace.h"

#include <concepts>
#include <functional>
#include <optional>
#include <string_view>

namespace streaming {

struct FeedOptions {
    TimeBasis basis = TimeBasis::Arrival;
    std::optional<Duration> lateness = Duration(10000); ///< event time: how long a batch stays open; none: to the end
    std::optional<Duration> grace{}; ///< event time: a batch closes, at the latest, when the clock passes its end + lateness + grace
    FeedPace pace{}; ///< event time: rows are taken in at this pace, which can be changed while the feed runs
    Duration seenFor{60000};       ///< arrival: a row whose id was seen within this time is a duplicate
    ReconnectOptions reconnect{};  ///< how long after a failure a source is tried again
    /// Told, on the loop thread, after each block that was taken in.
    std::function<void(const FeedCounts&)> onTaken{};
    SourceEvents events{};         ///< told on the sources' threads
};

/// What the engine must know of a row. `Traits` gives `time(row)`, `id(row)` and `accepts(row)` as static functions;
/// without them rows have no time of their own, no identity, and all are taken.
template <class Traits, class T>
concept IdentifiedRows = requires(const T& row) {
    { Traits::time(row) } -> std::convertible_to<Time>;
    { Traits::id(row) } -> std::convertible_to<std::string_view>;
    { Traits::accepts(row) } -> std::convertible_to<bool>;
};

} // namespace streaming
