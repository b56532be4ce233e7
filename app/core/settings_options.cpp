#include "app/core/settings_options.h"

#include "app/core/duration.h"
#include "app/core/settings_values.h"
#include "app/core/row_filter.h"
#include "app/core/suggestion.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <thread>

namespace app {
namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;
using Text = std::string_view;

/// An apply function out of a reader of values and the place where they go.
template <auto read, auto member>
Result<void> put(Settings& settings, Text value)
{
    auto result = read(value);
    if (!result) return tl::unexpected(result.error());
    settings.*member = std::move(*result);
    return {};
}

template <auto read, auto member>
Result<void> putFilter(Settings& settings, Text value)
{
    auto result = read(value);
    if (!result) return tl::unexpected(result.error());
    settings.filters.*member = std::move(*result);
    return {};
}

template <auto read, auto member>
Result<void> putSpending(Settings& settings, Text value)
{
    auto result = read(value);
    if (!result) return tl::unexpected(result.error());
    settings.spending.*member = std::move(*result);
    return {};
}

template <auto read, auto member>
Result<void> putWatch(Settings& settings, Text value)
{
    auto result = read(value);
    if (!result) return tl::unexpected(result.error());
    settings.watch.*member = std::move(*result);
    return {};
}

Result<void> putFilterOfRows(Settings& settings, Text value)
{
    const auto filter = RowFilter::make(value);
    if (!filter) return failure(ErrorKind::Usage, "is not understood: " + filter.error().message);
    settings.filter = value;
    return {};
}

Result<void> putWithoutRetweets(Settings& settings, Text value)
{
    const auto on = readSwitch(value);
    if (!on) return tl::unexpected(on.error());
    settings.countRetweets = !*on;
    return {};
}

constexpr std::array table{
    Option{"batch", "D", "batch interval", "2s", "2s", put<readInterval, &Settings::batch>},
    Option{"window", "D[,D...]", "window lengths, each a multiple of the slide", "60s", "60s,10s",
        put<readWindows, &Settings::windows>},
    Option{"slide", "D", "slide, a multiple of the batch interval", "the batch interval", "10s",
        put<readInterval, &Settings::slide>},
    Option{
        "top", "N", "hashtags and retweeted statuses that a window lists", "10", "10", put<readCount, &Settings::top>},
    Option{"rank", "count|rate|rising", "what puts the rows of a window in order", "count", "rising",
        put<readRank, &Settings::rank>},
    Option{"time", "event|arrival", "what places a status in a batch", "replay: event, run: arrival", "event",
        put<readTimeBasis, &Settings::timeBasis>},
    Option{"lateness", "D|all", "event time: how long a batch stays open for late ones", "10s", "10s",
        put<readLateness, &Settings::lateness>},
    Option{"from", "T", "only statuses at or after this time", "all", "2021-03-23T14:00:00Z",
        putFilter<readTime, &Filters::from>},
    Option{"until", "T", "only statuses before this time", "all", "2021-03-24", putFilter<readTime, &Filters::until>},
    Option{"speed", "max|NX", "replay pace; 1x is as recorded", "max", "10x", put<readSpeed, &Settings::speed>},
    Option{"track", "WORDS", "only statuses with these words: comma is OR, space is AND", "none", "'qt widgets,c++'",
        putFilter<readText, &Filters::track>},
    Option{"follow", "IDS", "only statuses of these authors", "none", "783214,6253282",
        putFilter<readText, &Filters::follow>},
    Option{"locations", "BOXES", "only from these boxes: west,south,east,north", "none", "-74,40,-73,41",
        putFilter<readText, &Filters::locations>},
    Option{"language", "CODES", "only in these languages", "none", "en,ja", putFilter<readText, &Filters::language>},
    Option{
        "keep", "D", "how much of the past is held for looking back", "1h", "1h", put<readDuration, &Settings::keep>},
    Option{"filter", "TEXT", "only these rows are shown: words, -word, min:50, lang:ja, /regex/", "all", "'-spam min:5'",
        putFilterOfRows, Repeated::GatheredWords},
    Option{"pin", "TAGS", "hashtags that stay in view whatever their rank", "none", "'#qt,kde'",
        putWatch<readPins, &Watch::pins>, Repeated::Gathered},
    Option{"mute", "WORDS", "hashtags, @authors and /regex/ that are not listed", "none", "'spam,@author,/scam/'",
        putWatch<readMutes, &Watch::mutes>, Repeated::Gathered},
    Option{"alert", "RULE", "say when it happens: over, enters top, rate, silent", "none", "'#qt over 100 for 10s'",
        putWatch<readAlerts, &Watch::alerts>, Repeated::Gathered},
    Option{"record", "DIR", "keep the raw feed there too, for replay", "off", "recording",
        put<readDirectory, &Settings::record>},
    Option{"max-posts", "N", "x only: stop at so many posts a UTC day", "the budget alone", "2000",
        putSpending<readMaxPosts, &connectors::SpendingLimits::posts>},
    Option{"budget", "USD", "x only: stop at so much money a UTC day", "5", "2.50",
        putSpending<readBudget, &connectors::SpendingLimits::budgetCents>},
    Option{"no-retweets", "", "leave retweets out of the hashtag counts", "counted", "true", putWithoutRetweets},
    Option{"format", "table|ndjson|csv", "output", "table on a terminal, else ndjson", "ndjson",
        put<readFormat, &Settings::format>},
    Option{"output", "FILE", "where the output goes", "standard output", "trends.ndjson",
        put<readOutput, &Settings::output>},
    Option{"samples", "N", "statuses that stand with each hashtag in NDJSON", "0", "3",
        put<readSamples, &Settings::samples>},
    Option{"stats", "FILE", "a line of NDJSON for each batch: records, delays; - is standard error", "off", "-",
        put<readStats, &Settings::stats>},
    Option{"checkpoint", "DIR", "keep state there; a restart goes on from it", "off", "state",
        put<readDirectory, &Settings::checkpoint>},
    Option{"endpoint", "KIND=URL", "another server for a source", "the service's own", "twitter=http://127.0.0.1:8080",
        put<readEndpoints, &Settings::endpoints>, Repeated::Gathered},
    Option{"threads", "N", "worker threads", "number of cores", "4", put<readThreads, &Settings::threads>},
    Option{
        "log-level", "LEVEL", "what is said on standard error", "info", "warn", put<readLogLevel, &Settings::logLevel>},
    Option{"log-format", "text|json", "how it is said", "text", "json", put<readLogFormat, &Settings::logFormat>},
};
constexpr std::array<Text, 1> laterOptions{"listen"};

std::string dashed(Text name)
{
    std::string result(name);
    std::ranges::replace(result, '_', '-');
    return result;
}

bool isGiven(const std::vector<GivenValue>& given, Text name)
{
    return std::ranges::any_of(given, [&](const GivenValue& value) { return value.option->name == name; });
}

} // namespace

std::span<const Option> options() { return table; }

const Option* findOption(std::string_view name)
{
    const auto found = std::ranges::find(table, Text(dashed(name)), &Option::name);
    return found == table.end() ? nullptr : &*found;
}

std::string unknownOption(std::string_view name, std::string_view prefix)
{
    const auto shown = std::string(prefix) + std::string(name);
    if (std::ranges::find(laterOptions, Text(dashed(name))) != laterOptions.end())
        return shown + " is not in this version";
    std::vector<Text> names{"config", "help"};
    for (const auto& option : table) names.push_back(option.name);
    return "there is no option " + shown + suggestion(name, names, prefix);
}

Result<Settings> makeSettings(Settings start, const GivenSettings& given)
{
    start.threads = std::max(1U, std::thread::hardware_concurrency());
    start.sourceSettings = given.sources;
    for (const auto& [option, value, origin] : given.values) {
        if (const auto applied = option->apply(start, value); !applied)
            return failure(ErrorKind::Usage,
                fmt::format("{} '{}' {} (for example {})", origin, value, applied.error().message, option->example));
    }
    if (!isGiven(given.values, "slide")) start.slide = start.batch;
    if (auto checked = checkTogether(start); !checked) return tl::unexpected(checked.error());
    return start;
}

} // namespace app
