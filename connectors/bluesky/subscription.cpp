#include "connectors/bluesky/subscription.h"

#include "connectors/bluesky/dictionaries.h"
#include "connectors/bluesky/recent_events.h"

namespace connectors::bluesky {

namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

std::vector<std::string> ownHosts(Wire wire)
{
    if (wire == Wire::Newer) return {"jetstream.us-east.bsky.network", "jetstream.us-west.bsky.network"};
    return {"jetstream1.us-east.bsky.network", "jetstream2.us-east.bsky.network", "jetstream1.us-west.bsky.network",
        "jetstream2.us-west.bsky.network"};
}

std::string pathOf(Wire wire)
{
    return wire == Wire::Newer ? "/xrpc/network.bsky.jetstream.subscribeEvents" : "/subscribe";
}

Result<http::Url> addressOf(const std::string& host, Wire wire)
{
    const bool isBare = host.find_first_of("/?#@") == host.npos;
    auto address = isBare ? http::parseUrl("wss://" + host) : tl::unexpected(streaming::Error{});
    if (!address)
        return failure(
            ErrorKind::Usage, "bluesky: '" + host + "' is no host, such as jetstream1.us-east.bsky.network");
    address->path = pathOf(wire);
    return address;
}

std::string cursorOf(Wire wire, const Place& place)
{
    if (wire == Wire::Newer && place.seq > 0) return "&cursor=" + std::to_string(place.seq); // which comes once more
    return place.microseconds > 0 ? "&cursor=" + std::to_string(place.microseconds - overlap.count()) : "";
}

} // namespace

Result<std::vector<http::Url>> addresses(
    const BlueskySettings& settings, std::string_view host, std::string_view endpoint)
{
    auto hosts = host.empty() ? settings.hosts : std::vector{std::string(host)};
    if (hosts.empty()) hosts = ownHosts(settings.wire);
    if (!endpoint.empty()) hosts.resize(1);
    std::vector<http::Url> all;
    for (const auto& one : hosts) {
        auto address = addressOf(one, settings.wire);
        if (address) address = http::atEndpoint(*address, endpoint);
        if (!address) return tl::unexpected(address.error());
        all.push_back(std::move(*address));
    }
    return all;
}

std::string subscriptionUrl(http::Url address, const BlueskySettings& settings, const Place& place)
{
    const bool newer = settings.wire == Wire::Newer;
    auto& query = address.query;
    query = newer ? "kinds=commit&maxMessageSizeBytes=0" : "maxMessageSizeBytes=0";
    for (const auto& name : settings.collections) query += (newer ? "&collections=" : "&wantedCollections=") + name;
    if (settings.compression == Compression::Zstd)
        query += newer ? "&zstdDictionary=" + std::to_string(dictionaryId(settings.wire)) : "&compress=true";
    query += cursorOf(settings.wire, place);
    return address.text();
}

} // namespace connectors::bluesky
