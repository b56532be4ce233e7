/// What became of the records of a feed.
#pragma once

#include "streaming/block.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace streaming {

struct FeedCounts {
    std::int64_t taken = 0; ///< rows that are in a batch
    std::int64_t filtered = 0;
    std::int64_t late = 0;
    std::int64_t duplicates = 0;
    std::int64_t malformed = 0;
    std::map<std::string, std::int64_t> other; ///< records that are no rows, by kind
    std::optional<Time> first;                 ///< lowest and highest time of a row that is in a batch
    std::optional<Time> last;
    std::string clockId;             ///< the row that moved the clock last, and how far it moved it
    Duration clockStep{0};

    std::int64_t rows() const { return taken + filtered + late + duplicates; }
};

/// A record of a feed that could not be read.
struct FeedFault {
    std::size_t source = 0; ///< by the order of the connectors
    Position begin{};
    std::string_view reason;
};

} // namespace streaming
