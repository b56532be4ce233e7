/// What the trend job publishes: immutable values that every reader (terminal, window, sinks, local API) shares.
#pragma once

#include "app/core/sample.h"
#include "streaming/link.h"
#include "streaming/time.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app {

using streaming::Duration;
using streaming::Time;

/// What the rows of a list are put in order by. Ties are decided by the count, then by the bytes of the key.
enum class Rank {
    Count,
    Rate,   ///< statuses a second over the newest tenth of the window, of one slide at least
    Rising, ///< (count - expected) / sqrt(expected + 1); expected is what the row's own past gives for such a window
};

/// Which windows a run reports.
struct WindowChoice {
    std::vector<Duration> lengths; ///< longest first, each once
    Duration slide{};
    Rank rank = Rank::Count;

    bool operator==(const WindowChoice&) const = default;
};

/// Where a row stood in the list one window length ago. Nothing is known until a window length has passed.
struct Movement {
    bool known = false;
    std::optional<int> previousRank; ///< none: it is new in the list
    std::int64_t previousCount = 0;  ///< 0 where nobody knows it
    std::int64_t previousAtMost = 0; ///< what it can have been, where nobody knows it
};

struct TrendRow {
    int rank = 0;        ///< 0: it is not listed, but watched
    std::string tag;     ///< normalised
    std::string display; ///< as first written in the window
    std::int64_t count = 0;
    Movement movement{};
    std::vector<Sample> samples{}; ///< where they are asked for
    std::optional<double> score{}; ///< what it was ranked by; none: its count
};

struct RetweetedRow {
    int rank = 0;
    std::string id; ///< of the original
    std::int64_t retweets = 0;
    std::optional<std::int64_t> retweetCount;
    std::optional<std::string> author;
    std::optional<std::string> text;
    Movement movement{};
    std::optional<std::string> seenText{}; ///< to show where `text` is none: the original's, where it went by itself
    std::optional<double> score{}; ///< as of a hashtag
};

/// One window, as section 5 of the contract defines it.
struct WindowResult {
    Time end{};
    Duration length{};
    Duration slide{};
    std::int64_t statuses = 0;
    std::int64_t retweets = 0;
    std::int64_t hashtagsTotal = 0;
    std::int64_t hashtagsDistinct = 0;
    std::vector<TrendRow> hashtags;
    std::vector<RetweetedRow> retweeted;
    std::vector<TrendRow> pinned{};  ///< whether or not they are listed, in the order of the pins
    std::vector<TrendRow> alerted{}; ///< hashtags that alert rules name
    Rank rank = Rank::Count;
    Duration covered{}; ///< how much of the length the data at hand reaches back; at most all of it
};

/// What live sources did beside giving statuses, over all of them.
struct LiveTotals {
    std::int64_t gaps = 0;
    std::int64_t dropped = 0; ///< records that were shed because the program was slower than the feed
    std::int64_t reconnects = 0;
    std::int64_t postsRead = 0; ///< that a service bills
};

/// A hole in the feed of one source.
struct SourceGap {
    std::string source;
    streaming::Gap gap;
};

/// Counts since the start; at the end they make the summary.
struct Totals {
    std::int64_t statuses = 0;
    std::int64_t retweets = 0;
    std::int64_t duplicates = 0;
    std::int64_t late = 0;
    std::int64_t filtered = 0;
    std::int64_t malformed = 0;
    std::map<std::string, std::int64_t> other; ///< records that are no statuses, by kind
    std::int64_t batches = 0;                  ///< that held a status
    std::int64_t windows = 0;                  ///< reported
    std::optional<Time> first;                 ///< lowest and highest time of a counted status
    std::optional<Time> last;
    Duration elapsed{};
    std::optional<LiveTotals> live{}; ///< where a source is live
};

/// The newest windows, the longest first, and the totals at that moment. Shared, never changed.
struct Snapshot {
    std::vector<WindowResult> windows;
    Totals totals;
    Time published{}; ///< by the clock of the program
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace app
