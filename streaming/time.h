/// Time, durations and the grid of batches.
///
/// Times are milliseconds since the Unix epoch, as in Spark Streaming's `Time` and `Duration`; there is no finer unit.
/// Batches and slides sit on multiples of their interval counted from the epoch.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace streaming {

using Duration = std::chrono::milliseconds;
using Time = std::chrono::time_point<std::chrono::system_clock, Duration>;

/// The time that lies `ms` milliseconds after the epoch.
constexpr Time timeAt(std::int64_t ms) { return Time(Duration(ms)); }

/// What places a row of a feed in a batch.
enum class TimeBasis {
    Event,   ///< its own time stamp: the feed is the clock
    Arrival, ///< the moment at which it was received
};

constexpr bool isMultipleOf(Duration value, Duration unit) { return value.count() % unit.count() == 0; }
constexpr bool isMultipleOf(Time time, Duration unit) { return isMultipleOf(time.time_since_epoch(), unit); }

/// The latest multiple of `unit` at or before `time`; also right before the epoch.
constexpr Time floorTo(Time time, Duration unit)
{
    const auto ms = time.time_since_epoch().count();
    const auto rest = ms % unit.count();
    return timeAt(ms - (rest < 0 ? rest + unit.count() : rest));
}

/// The earliest multiple of `unit` at or after `time`.
constexpr Time ceilTo(Time time, Duration unit)
{
    const auto below = floorTo(time, unit);
    return below == time ? time : below + unit;
}

/// Spark's text form of a time or a duration: "1500 ms".
inline std::string toString(Duration duration) { return std::to_string(duration.count()) + " ms"; }
inline std::string toString(Time time) { return toString(time.time_since_epoch()); }

} // namespace streaming
