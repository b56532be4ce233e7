#include "app/core/checkpoint_program.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace app {

namespace {

std::string timeOrNone(const std::optional<Time>& time)
{
    return time ? std::to_string(time->time_since_epoch().count()) : "none";
}

constexpr std::string_view nameOf(const std::optional<Format>& format)
{
    if (!format) return "default";
    constexpr std::string_view names[] = {"table", "ndjson", "csv"};
    return names[static_cast<std::size_t>(*format)];
}

/// Nothing where nothing is watched.
std::string watchText(const Settings& settings)
{
    std::string text;
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) text += fmt::format(" {}={}", name, value);
    };
    const auto words = wordsOf(settings.watch);
    add("filter", settings.filter);
    add("pin", fmt::format("{}", fmt::join(words.pins, ",")));
    add("mute", fmt::format("{}", fmt::join(words.mutes, ",")));
    add("alert", fmt::format("{}", fmt::join(words.alerts, ",")));
    return text;
}

} // namespace

std::string checkpointProgram(const Settings& settings)
{
    std::vector<std::string> sources;
    for (const auto& source : settings.sources)
        sources.push_back(source.argument.empty() ? source.kind : source.kind + ":" + source.argument);
    std::vector<std::int64_t> windows;
    for (const auto window : settings.windows) windows.push_back(window.count());
    const auto& filters = settings.filters;
    const auto rank = settings.rank == Rank::Count
        ? std::string()
        : fmt::format(" rank={} keep={}ms", settings.rank == Rank::Rate ? "rate" : "rising", settings.keep.count());
    return fmt::format("{} batch={}ms window={}ms slide={}ms top={} time={} lateness={} track={} follow={} locations={} "
                       "language={} from={} until={} retweets={} format={} output={}{}",
        fmt::join(sources, " "), settings.batch.count(), fmt::join(windows, ","), settings.slide.count(), settings.top,
        settings.timeBasis == TimeBasis::Event ? "event" : "arrival",
        settings.lateness ? std::to_string(settings.lateness->count()) + "ms" : "all", filters.track, filters.follow,
        filters.locations, filters.language, timeOrNone(filters.from), timeOrNone(filters.until),
        settings.countRetweets ? "counted" : "left out", nameOf(settings.format), settings.output.value_or("-"),
        rank + watchText(settings));
}

} // namespace app
