/// Time stamps as feeds write them. All readers cut to milliseconds, and give nothing for a time without a zone, one
/// outside the years 2000 to 2099 of UTC, or other text.
#pragma once

#include "streaming/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace connectors {

/// RFC 3339: `2021-03-23T15:07:19.000Z`, `2021-03-23T17:07:19+02:00`; any number of digits of a fraction.
std::optional<streaming::Time> parseIsoTime(std::string_view text);

/// Twitter's `Wed Aug 27 13:08:45 +0000 2008`.
std::optional<streaming::Time> parseTwitterTime(std::string_view text);

/// Decimal digits that count milliseconds or microseconds from the epoch.
std::optional<streaming::Time> parseMilliseconds(std::string_view digits);
std::optional<streaming::Time> parseMicroseconds(std::string_view digits);

/// The same for numbers.
std::optional<streaming::Time> timeFromMilliseconds(std::int64_t count);
std::optional<streaming::Time> timeFromMicroseconds(std::int64_t count);

/// Appends the time in UTC as `2015-08-16T21:42:02.000Z`. The year must lie in 0 to 9999.
void appendTime(streaming::Time time, std::string& out);
std::string formatTime(streaming::Time time);

} // namespace connectors
