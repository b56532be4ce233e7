/// What the filters look at in a status.
#pragma once

#include "streaming/time.h"

#include <optional>
#include <span>
#include <string_view>

namespace connectors {

/// Degrees: longitude -180 to 180, latitude -90 to 90.
struct Point {
    double longitude;
    double latitude;
};

/// A box on the map; west is less than east, south less than north.
struct Box {
    double west;
    double south;
    double east;
    double north;
};

/// The parts of one status. What no filter reads may be left empty.
struct FilterFields {
    std::string_view text{};
    std::span<const std::string_view> hashtags{}; ///< without the sign
    std::span<const std::string_view> urls{}; ///< expanded, and as displayed
    std::string_view authorName{};
    std::string_view authorId{};
    std::span<const std::string_view> relatedAuthorIds{}; ///< of the status that it repeats, and that it replies to
    std::optional<Point> coordinates{}; ///< where it was written
    std::optional<Box> place{}; ///< what it is tagged with
    bool isRetweet = false;
    std::string_view language{};
    streaming::Time time{};
};

} // namespace connectors
