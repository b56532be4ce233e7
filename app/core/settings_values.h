/// Readers of option values, and what must hold between them. The errors of the readers go on after the value:
/// "is not a …".
#pragma once

#include "app/core/settings.h"
#include "streaming/result.h"

#include <string_view>

namespace app {

streaming::Result<Duration> readDuration(std::string_view text);
streaming::Result<Duration> readInterval(std::string_view text); ///< longer than nothing
streaming::Result<std::vector<Duration>> readWindows(std::string_view text); ///< longest first, each once
streaming::Result<std::size_t> readCount(std::string_view text);
streaming::Result<std::size_t> readThreads(std::string_view text);
streaming::Result<TimeBasis> readTimeBasis(std::string_view text);
streaming::Result<std::optional<Duration>> readLateness(std::string_view text);
/// With a zone, as RFC 3339 has it, or a date: its midnight in UTC.
streaming::Result<std::optional<Time>> readTime(std::string_view text);
streaming::Result<std::optional<double>> readSpeed(std::string_view text);
streaming::Result<std::optional<Format>> readFormat(std::string_view text);
streaming::Result<std::optional<std::string>> readOutput(std::string_view text); ///< `-`: standard output
streaming::Result<std::optional<std::string>> readStats(std::string_view text); ///< `-`: standard error
streaming::Result<std::size_t> readSamples(std::string_view text);
streaming::Result<std::optional<std::string>> readDirectory(std::string_view text);
/// `KIND=URL`, several with commas between.
streaming::Result<std::map<std::string, std::string>> readEndpoints(std::string_view text);
/// Posts a day.
streaming::Result<std::optional<std::int64_t>> readMaxPosts(std::string_view text);
/// Dollars a day, as whole cents.
streaming::Result<std::int64_t> readBudget(std::string_view text);
streaming::Result<std::string> readLogLevel(std::string_view text);
streaming::Result<std::string> readLogFormat(std::string_view text);
streaming::Result<std::string> readText(std::string_view text);
streaming::Result<bool> readSwitch(std::string_view text);

streaming::Result<Rank> readRank(std::string_view text);

/// Slide and windows on the grid, times in order, filters that can be read. The error is a whole sentence.
streaming::Result<void> checkTogether(const Settings& settings);

} // namespace app
