#include "app/core/settings_source.h"

#include "app/core/suggestion.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <system_error>

namespace app {
namespace {

using streaming::ErrorKind;
using streaming::failure;

constexpr std::array kinds{
    SourceKind{"simulated", "simulated[:SEED]", "a synthetic feed; a seed is a whole number"},
    SourceKind{"replay", "replay:PATH", "a recorded feed, a file or a folder; a bare PATH that exists means this"},
    SourceKind{"directory", "directory:PATH", "recorded feeds that appear in a folder"},
    SourceKind{"x", "x[:sample]", "X API v2: what the app's rules let through, or a sample of all posts"},
    SourceKind{"bluesky", "bluesky[:HOST]", "Bluesky's posts and reposts, by Jetstream; no key needed"},
    SourceKind{"mastodon", "mastodon:HOST[/local|/tag/NAME|/list/ID|/user]",
        "live statuses of a server of Mastodon or its kin"},
    SourceKind{"socket", "socket:HOST:PORT", "a feed that a TCP server sends"},
    SourceKind{"twitter", "twitter[:sample]", "Twitter v1.1's streams; filtered where a filter is given"},
};
constexpr std::array<std::string_view, 5> notBuiltIn{
    "kafka", "mqtt", "zeromq", "kinesis", "flume"};

template <class Number>
bool isNumber(std::string_view text, Number lowest, Number highest)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && number >= lowest && number <= highest;
}

bool isHostAndPort(std::string_view text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    const auto host = text.substr(0, colon);
    const bool plain = host.find(':') == std::string_view::npos;
    const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    return (plain || bracketed) && isNumber(text.substr(colon + 1), 1, 65535);
}

bool argumentFits(std::string_view kind, std::string_view argument)
{
    if (kind == "simulated") return argument.empty() || isNumber<std::uint64_t>(argument, 0, UINT64_MAX);
    if (kind == "socket") return isHostAndPort(argument);
    if (kind == "twitter") return argument.empty() || argument == "sample";
    if (kind == "bluesky") return true;
    if (kind == "x") return argument.empty() || argument == "sample";
    return !argument.empty();
}

std::string builtIn()
{
    std::string names;
    for (const auto& kind : kinds) names += (names.empty() ? "" : ", ") + std::string(kind.form);
    return names;
}

streaming::Result<Source> unknownKind(std::string_view text, std::string_view kind)
{
    if (std::ranges::find(notBuiltIn, kind) != notBuiltIn.end())
        return failure(ErrorKind::Usage,
            "the source " + std::string(kind) + " is not built into this version; built in are " + builtIn());
    std::array<std::string_view, kinds.size()> names;
    std::ranges::transform(kinds, names.begin(), &SourceKind::name);
    return failure(ErrorKind::Usage,
        "'" + std::string(text) + "' is neither a source nor an existing file or folder; sources are " + builtIn()
            + suggestion(kind, names));
}

} // namespace

std::span<const SourceKind> sourceKinds() { return kinds; }

streaming::Result<Source> parseSource(std::string_view text)
{
    std::error_code ignored;
    if (!text.empty() && std::filesystem::exists(text, ignored)) return Source{"replay", std::string(text)};

    const auto colon = text.find(':');
    const auto name = text.substr(0, colon);
    const auto argument = colon == std::string_view::npos ? std::string_view{} : text.substr(colon + 1);
    const auto kind = std::ranges::find(kinds, name, &SourceKind::name);
    if (kind == kinds.end()) return unknownKind(text, name);
    if (!argumentFits(name, argument))
        return failure(ErrorKind::Usage,
            "the source '" + std::string(text) + "' is not of the form " + std::string(kind->form) + ": "
                + std::string(kind->meaning));
    return Source{std::string(name), std::string(argument)};
}

streaming::Result<std::vector<Source>> parseSources(const std::vector<std::string>& words)
{
    std::vector<Source> sources;
    for (const auto& word : words) {
        auto source = parseSource(word);
        if (!source) return tl::unexpected(source.error());
        sources.push_back(std::move(*source));
    }
    if (sources.empty()) sources.push_back({"simulated", ""});
    return sources;
}

} // namespace app
