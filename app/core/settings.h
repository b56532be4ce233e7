/// What a run is asked to do: options of the command line, the environment and the settings file, checked.
#pragma once

#include "app/core/snapshot.h"
#include "app/core/watch/watch_list.h"
#include "connectors/feeds.h"
#include "streaming/time.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace app {

using connectors::Source;
using streaming::TimeBasis;
enum class Format { Table, Ndjson, Csv };

/// Which statuses take part (section 2 of the contract).
struct Filters {
    std::string track{};
    std::string follow{};
    std::string locations{};
    std::string language{};
    std::optional<Time> from{};
    std::optional<Time> until{};
};

struct Settings {
    std::vector<Source> sources;
    std::map<std::string, std::string> endpoints; ///< by kind of source
    std::map<std::string, connectors::SourceSettings> sourceSettings; ///< by kind of source
    connectors::SpendingLimits spending;
    std::string stateFolder; ///< `$XDG_STATE_HOME/trendstream`; empty where nobody knows a home
    Duration batch{2000};
    std::vector<Duration> windows{Duration(60000)}; ///< longest first, each once
    Duration slide{2000};
    std::size_t top = 10;
    Rank rank = Rank::Count;
    TimeBasis timeBasis = TimeBasis::Arrival;
    std::optional<Duration> lateness{Duration(10000)}; ///< none: `all`, to the end of the feed
    std::optional<double> speed;                      ///< none: as fast as it goes; 1: as recorded
    Filters filters;
    bool countRetweets = true; ///< whether retweets take part in the hashtag counts
    std::size_t threads = 1;
    Duration keep{3600000};
    std::string filter{}; ///< of the rows that are shown (row_filter.h); empty: all
    Watch watch{};        ///< pins, mutes, alerts
    std::optional<std::string> record;
    std::optional<Format> format;      ///< none: a table on a terminal, else NDJSON
    std::optional<std::string> output; ///< none: standard output
    std::optional<std::string> checkpoint; ///< the directory that keeps state over a restart; none: nothing is kept
    Duration checkpointInterval{1000}; ///< how often at most; what is lost by a crash is done again
    std::optional<std::string> stats; ///< a file for the figures of each batch; `-`: standard error
    std::size_t samples = 0;          ///< statuses that go with each listed hashtag
    std::string logLevel = "info";
    std::string logFormat = "text";
};

inline WindowChoice choiceOf(const Settings& settings) { return {settings.windows, settings.slide, settings.rank}; }

} // namespace app
