/// Durations as people write them: `500ms`, `2s`, `5m`, `1h`, `1h30m`.
#pragma once

#include "streaming/result.h"
#include "streaming/time.h"

#include <string>
#include <string_view>

namespace app {

/// Reads whole hours, minutes, seconds and milliseconds, the larger unit first and each unit once. The error says
/// what a duration looks like; it does not repeat `text`.
streaming::Result<streaming::Duration> parseDuration(std::string_view text);

/// The shortest form that `parseDuration` reads back: "1h30m", "2s", "0s".
std::string formatDuration(streaming::Duration duration);

} // namespace app
