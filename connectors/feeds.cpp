#include "connectors/feeds.h"

#include "connectors/bluesky/bluesky_connector.h"
#include "connectors/directory/directory_connector.h"
#include "connectors/mastodon/mastodon_connector.h"
#include "connectors/simulated/simulated_connector.h"
#include "connectors/twitter/twitter_connector.h"
#include "connectors/x/x_connector.h"
#include "streaming/socket_connector.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace connectors {

using streaming::Connector;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

namespace {

using Made = Result<std::unique_ptr<Connector>>;

Made makeReplay(const std::string& argument, const SourceContext& context)
{
    return std::make_unique<replay::ReplayConnector>(
        replay::ReplayOptions{.paths = {argument}, .warn = context.warn}, context.clock);
}

Made makeSimulated(const std::string& argument, const SourceContext& context)
{
    const auto seed = simulated::parseSeed(argument);
    if (!seed) return tl::unexpected(seed.error());
    return std::make_unique<simulated::SimulatedConnector>(
        simulated::SimulatedOptions{.seed = *seed}, context.clock);
}

Made makeDirectory(const std::string& argument, const SourceContext& context)
{
    return std::make_unique<directory::DirectoryConnector>(argument, context.clock, context.warn);
}

Made makeSocket(const std::string& argument, const SourceContext& context)
{
    const auto colon = argument.rfind(':');
    const auto digits = colon == std::string::npos ? "" : argument.substr(colon + 1);
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error != std::errc() || end != digits.data() + digits.size() || port == 0)
        return failure(ErrorKind::Usage, "a socket needs a host and a port, as in socket:localhost:9999");
    return std::make_unique<streaming::SocketConnector>(argument.substr(0, colon), port, context.clock);
}

/// Its part of what was asked of all sources, by kind.
template <class Value>
Value ofKind(const std::map<std::string, Value>& values, const std::string& kind)
{
    const auto found = values.find(kind);
    return found == values.end() ? Value() : found->second;
}

Made makeMastodon(const std::string& argument, const SourceContext& context)
{
    if (!context.services) return failure(ErrorKind::Usage, "mastodon needs the network, and cannot be followed here");
    const auto& [http, webSocket, credentials] = *context.services;
    return std::make_unique<mastodon::MastodonConnector>(
        mastodon::MastodonOptions{.argument = argument,
            .settings = ofKind(context.options.settings, "mastodon"),
            .endpoint = ofKind(context.options.endpoints, "mastodon"),
            .stateFolder = context.options.stateFolder},
        mastodon::Surroundings{http, webSocket, credentials, context.clock, context.warn});
}

Made makeTwitter(const std::string& argument, const SourceContext& context)
{
    if (!context.services) return failure(ErrorKind::Usage, "twitter needs credentials, and cannot be followed here");
    const auto& options = context.options;
    return std::make_unique<twitter::TwitterConnector>(
        twitter::StreamOptions{.argument = argument,
            .filters = options.filters,
            .settings = ofKind(options.settings, "twitter"),
            .endpoint = ofKind(options.endpoints, "twitter")},
        twitter::Surroundings{context.services->http, context.services->credentials, context.clock, context.warn,
            options.stateFolder});
}

Made makeX(const std::string& argument, const SourceContext& context)
{
    if (!argument.empty() && argument != "sample")
        return failure(ErrorKind::Usage, "x follows the app's rules, x:sample a sample of all posts; there is no x:" + argument);
    if (!context.services) return failure(ErrorKind::Usage, "x needs credentials, and cannot be followed here");
    const auto& options = context.options;
    return std::make_unique<x::XConnector>(
        x::XOptions{.stream = argument.empty() ? x::Stream::Filtered : x::Stream::Sampled,
            .endpoint = ofKind(options.endpoints, "x"),
            .settings = ofKind(options.settings, "x"),
            .filters = options.filters,
            .maxPosts = options.spending.posts,
            .budgetCents = options.spending.budgetCents,
            .stateFolder = options.stateFolder,
            .warn = context.warn},
        context.services->http, context.services->credentials, context.clock);
}

Made makeBluesky(const std::string& argument, const SourceContext& context)
{
    if (!context.services) return failure(ErrorKind::Usage, "bluesky needs the network, and cannot be followed here");
    return std::make_unique<bluesky::BlueskyConnector>(
        bluesky::BlueskyOptions{.host = argument,
            .endpoint = ofKind(context.options.endpoints, "bluesky"),
            .settings = ofKind(context.options.settings, "bluesky")},
        context.services->webSocket, context.clock);
}

constexpr std::array all{
    Feed{"simulated", "A made-up feed, SEED chooses which", &makeSimulated},
    Feed{"replay", "Recorded feeds: a file or a folder, - is standard input", &makeReplay},
    Feed{"directory", "The files that appear in a folder", &makeDirectory},
    Feed{"x", "X API v2: the posts that the app's rules let through; x:sample for a sample of all", &makeX},
    Feed{"mastodon", "Live statuses of a server of Mastodon or its kin: HOST[/local|/tag/NAME|/list/ID|/user]",
        &makeMastodon},
    Feed{"twitter", "Twitter v1.1 streaming, OAuth 1.0a; what is tracked, or twitter:sample", &makeTwitter,
        Filtering::AtTheService},
    Feed{"bluesky", "Posts and reposts of Bluesky, by Jetstream; HOST is one of its servers", &makeBluesky},
    Feed{"socket", "HOST:PORT of a server that sends records", &makeSocket},
};

} // namespace

std::span<const Feed> feeds()
{
    return all;
}

Result<Sources> openSources(const std::vector<Source>& sources, const SourceContext& context)
{
    Sources result;
    std::vector<std::string> recorded;
    for (const auto& source : sources) {
        if (source.kind == "replay") {
            recorded.push_back(source.argument);
            continue;
        }
        const auto feed = std::find_if(all.begin(), all.end(), [&](const Feed& known) { return known.kind == source.kind; });
        if (feed == all.end()) return failure(ErrorKind::Usage, "there is no source of the kind " + source.kind);
        auto made = feed->make(source.argument, context);
        if (!made) return tl::unexpected(made.error());
        result.opened.push_back({std::move(*made), feed->filtering});
        result.live = true;
    }
    if (!recorded.empty()) {
        auto replay = std::make_unique<replay::ReplayConnector>(
            replay::ReplayOptions{.paths = std::move(recorded), .warn = context.warn}, context.clock);
        result.replay = replay.get();
        result.opened.push_back({std::move(replay)});
    }
    for (const auto& source : result.opened)
        if (const auto ready = source.connector->init(); !ready) return tl::unexpected(ready.error());
    return result;
}

} // namespace connectors
