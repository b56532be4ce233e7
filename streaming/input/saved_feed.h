/// What the input of a feed keeps over a restart.
#pragma once

#include "streaming/block.h"
#include "streaming/feed_counts.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace streaming {

/// How far one source was taken in: what lies before `taken` is in rows, but for a record that was still open.
struct SavedSource {
    Position taken;
    std::string rest; ///< the open record's bytes so far
    bool restOpensDocument = false;
    Entry entry = Entry::AtRecord;
    std::uint64_t tryAgainAt = 0;
    Time arrival{};
};

/// Rows are bytes as their traits write them.
struct SavedFeed {
    FeedCounts counts;
    std::vector<SavedSource> sources;
    std::map<Time, std::string> openBatches;    ///< by label
    std::string pending;                        ///< rows of a paced replay whose moment had not come
    std::vector<std::pair<Time, std::vector<std::string>>> recentIds; ///< by arrival: what was seen, by batch
    std::optional<Time> highest;
    Time closedThrough = Time::min();
    Time earliest = Time::min();
    bool ended = false;
};

std::string toBytes(const SavedFeed& feed);
/// Throws StateError where the bytes are not those of a feed.
SavedFeed savedFeedFrom(const std::string& bytes);

} // namespace streaming
