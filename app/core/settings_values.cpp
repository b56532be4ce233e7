#include "app/core/settings_values.h"

#include "app/core/duration.h"
#include "app/core/row_filter.h"
#include "app/core/window_choice.h"
#include "connectors/common/comma_list.h"
#include "connectors/common/decimal.h"
#include "connectors/common/filter.h"
#include "connectors/common/timestamps.h"
#include "connectors/http/endpoint.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <utility>

namespace app {
namespace {

constexpr std::array<std::string_view, 4> sourcesWithEndpoints{"twitter", "x", "mastodon", "bluesky"};

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

template <class Value, std::size_t size>
using Words = std::array<std::pair<std::string_view, Value>, size>;

/// One of a few words; the error lists them.
template <class Value, std::size_t size>
Result<Value> readWord(std::string_view text, const Words<Value, size>& words)
{
    std::string all;
    for (const auto& [word, value] : words) {
        if (word == text) return value;
        all += (all.empty() ? "" : ", ") + std::string(word);
    }
    return failure(ErrorKind::Usage, "is not one of " + all);
}

Result<std::size_t> readWholeNumber(std::string_view text, std::size_t lowest, std::size_t highest)
{
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && end == text.data() + text.size() && number >= lowest && number <= highest)
        return number;
    return failure(
        ErrorKind::Usage, "is not a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest));
}

} // namespace

Result<Duration> readDuration(std::string_view text) { return parseDuration(text); }

Result<Duration> readInterval(std::string_view text)
{
    auto duration = parseDuration(text);
    if (duration && duration->count() == 0) return failure(ErrorKind::Usage, "is no time at all; it must be longer");
    return duration;
}

Result<std::vector<Duration>> readWindows(std::string_view text)
{
    std::vector<Duration> windows;
    while (true) {
        const auto comma = text.find(',');
        const auto window = readInterval(text.substr(0, comma));
        if (!window) return tl::unexpected(window.error());
        windows.push_back(*window);
        if (comma == std::string_view::npos) break;
        text.remove_prefix(comma + 1);
    }
    std::ranges::sort(windows, std::greater{});
    windows.erase(std::unique(windows.begin(), windows.end()), windows.end());
    return windows;
}

Result<std::size_t> readCount(std::string_view text) { return readWholeNumber(text, 0, 1'000'000'000); }
Result<std::size_t> readThreads(std::string_view text) { return readWholeNumber(text, 1, 1024); }

Result<TimeBasis> readTimeBasis(std::string_view text)
{
    return readWord(text, Words<TimeBasis, 2>{{{"event", TimeBasis::Event}, {"arrival", TimeBasis::Arrival}}});
}

Result<std::optional<Duration>> readLateness(std::string_view text)
{
    if (text == "all") return std::optional<Duration>{};
    const auto duration = parseDuration(text);
    if (!duration) return failure(ErrorKind::Usage, duration.error().message + ", or all");
    return *duration;
}

Result<std::optional<Time>> readTime(std::string_view text)
{
    const bool isDate = text.size() == 10;
    const auto time = connectors::parseIsoTime(isDate ? std::string(text) + "T00:00:00Z" : std::string(text));
    if (time) return std::optional<Time>(*time);
    return failure(ErrorKind::Usage,
        "is not a time with a zone from 2000 to 2099; write 2021-03-23T14:00:00Z, 2021-03-23T16:00:00+02:00 or the "
        "date 2021-03-23 for its midnight in UTC");
}

Result<std::optional<double>> readSpeed(std::string_view text)
{
    if (text == "max") return std::optional<double>{};
    double factor = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), factor, std::chars_format::fixed);
    const bool endsWithX = std::string_view(end, text.data() + text.size()) == "x";
    if (error == std::errc{} && endsWithX && std::isfinite(factor) && factor > 0) return std::optional(factor);
    return failure(
        ErrorKind::Usage, "is not a pace; write max, or a number above 0 with x behind it, as in 10x or 0.5x");
}

Result<std::optional<Format>> readFormat(std::string_view text)
{
    using Choice = std::optional<Format>;
    return readWord(
        text, Words<Choice, 3>{{{"table", Format::Table}, {"ndjson", Format::Ndjson}, {"csv", Format::Csv}}});
}

Result<std::optional<std::string>> readOutput(std::string_view text)
{
    if (text.empty()) return failure(ErrorKind::Usage, "is no name of a file");
    return text == "-" ? std::optional<std::string>{} : std::optional(std::string(text));
}

Result<std::optional<std::string>> readStats(std::string_view text)
{
    if (text.empty()) return failure(ErrorKind::Usage, "is no name of a file");
    return std::string(text);
}

Result<std::size_t> readSamples(std::string_view text) { return readWholeNumber(text, 0, 20); }

Result<std::optional<std::string>> readDirectory(std::string_view text)
{
    if (text.empty()) return failure(ErrorKind::Usage, "is no name of a directory");
    return std::string(text);
}

Result<std::map<std::string, std::string>> readEndpoints(std::string_view text)
{
    std::map<std::string, std::string> endpoints;
    for (const auto part : connectors::splitAtCommas(text)) {
        const auto equals = part.find('=');
        const auto kind = part.substr(0, equals);
        if (equals == std::string_view::npos || std::ranges::find(sourcesWithEndpoints, kind) == sourcesWithEndpoints.end())
            return failure(ErrorKind::Usage, "is not KIND=URL with twitter, x, mastodon or bluesky as KIND");
        const auto url = connectors::http::parseUrl(part.substr(equals + 1));
        if (!url) return failure(ErrorKind::Usage, "has a URL that is not understood: " + url.error().message);
        endpoints[std::string(kind)] = url->text();
    }
    if (endpoints.empty()) return failure(ErrorKind::Usage, "names no endpoint");
    return endpoints;
}

Result<std::optional<std::int64_t>> readMaxPosts(std::string_view text)
{
    const auto number = readWholeNumber(text, 0, 1'000'000'000);
    if (!number) return tl::unexpected(number.error());
    return static_cast<std::int64_t>(*number);
}

Result<std::int64_t> readBudget(std::string_view text)
{
    constexpr int cents = 2; // places
    constexpr std::int64_t most = 1'000'000'000'00;
    if (const auto budget = connectors::parseDecimal(text, cents); budget && *budget <= most) return *budget;
    return failure(ErrorKind::Usage, "is not an amount in US dollars, with at most two digits behind the point");
}

Result<std::string> readLogLevel(std::string_view text)
{
    return readWord(text,
        Words<std::string, 7>{{{"trace", "trace"}, {"debug", "debug"}, {"info", "info"}, {"warn", "warn"},
            {"error", "error"}, {"critical", "critical"}, {"off", "off"}}});
}

Result<std::string> readLogFormat(std::string_view text)
{
    return readWord(text, Words<std::string, 2>{{{"text", "text"}, {"json", "json"}}});
}

Result<std::string> readText(std::string_view text) { return std::string(text); }

Result<bool> readSwitch(std::string_view text)
{
    return readWord(text, Words<bool, 4>{{{"true", true}, {"false", false}, {"1", true}, {"0", false}}});
}

Result<Rank> readRank(std::string_view text)
{
    return readWord(text, Words<Rank, 3>{{{"count", Rank::Count}, {"rate", Rank::Rate}, {"rising", Rank::Rising}}});
}

Result<void> checkTogether(const Settings& settings)
{
    if (auto slide = onGrid("--slide", settings.slide, settings.batch, "batch interval"); !slide) return slide;
    for (const auto window : settings.windows) {
        if (auto fits = onGrid("--window", window, settings.slide, "slide"); !fits) return fits;
        if (settings.rank == Rank::Rising && window >= settings.keep)
            return failure(ErrorKind::Usage, "--rank rising needs a past that is longer than the window " + formatDuration(window)
                    + "; --keep " + formatDuration(4 * window) + " would be");
    }
    if (settings.samples > 0 && settings.checkpoint)
        return failure(ErrorKind::Usage,
            "--samples cannot go with --checkpoint: samples are not kept over a restart; leave one of them out");
    const auto& [from, until] = std::pair(settings.filters.from, settings.filters.until);
    if (from && until && *from > *until)
        return failure(ErrorKind::Usage, "--from is after --until: nothing would be left; exchange the two");
    if (const auto rows = RowFilter::make(settings.filter); settings.checkpoint && rows && rows->asksForLanguages())
        return failure(ErrorKind::Usage, "--filter asks for languages, which a checkpoint does not keep; leave one of the two out");
    const auto filter = connectors::Filter::make({.track = settings.filters.track,
        .follow = settings.filters.follow,
        .locations = settings.filters.locations,
        .language = settings.filters.language,
        .from = from,
        .until = until});
    if (!filter) return failure(ErrorKind::Usage, "--" + filter.error().message); // it begins with the option's name
    return {};
}

} // namespace app
