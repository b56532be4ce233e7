#include "connectors/mastodon/instance.h"

#include "connectors/http/body_words.h"

#include <nlohmann/json.hpp>

namespace connectors::mastodon {

namespace {

using nlohmann::json;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

/// What stands there; null where a part of the way is not there, or no object.
json at(const json& document, std::initializer_list<const char*> way)
{
    const auto* place = &document;
    for (const auto* name : way) {
        const auto next = place->is_object() ? place->find(name) : place->end();
        if (!place->is_object() || next == place->end()) return nullptr;
        place = &*next;
    }
    return *place;
}

std::string textAt(const json& document, std::initializer_list<const char*> way)
{
    const auto value = at(document, way);
    return value.is_string() ? value.get<std::string>() : std::string();
}

Result<http::Url> streamingOf(const http::Url& server, const json& document)
{
    auto named = textAt(document, {"configuration", "urls", "streaming"});
    if (named.empty()) named = textAt(document, {"urls", "streaming_api"});
    if (named.empty()) return server;
    const auto url = http::parseUrl(named);
    if (!url)
        return failure(ErrorKind::Refused,
            server.host + " names a place for its streams that is no address: " + http::asLine(named));
    const bool staysHere = http::isLoopback(url->host) && http::isLoopback(server.host);
    if (!url->secure() && !staysHere)
        return failure(ErrorKind::Refused,
            server.host + " names a place for its streams that has no TLS, and the access token would be seen on its "
                          "way: "
                + http::asLine(named));
    return url;
}

FeedAccess accessOf(const json& document, const char* feeds)
{
    const auto of = [&](const char* part) {
        const auto access = textAt(document, {"configuration", "timelines_access", feeds, part});
        return access == "disabled" ? Feed::Disabled : Feed::Open;
    };
    return {of("local"), of("remote")};
}

bool isShut(const FeedAccess& access) { return access.local == Feed::Disabled && access.remote == Feed::Disabled; }

bool isShut(const Instance& instance, const Target& target)
{
    switch (target.channel) {
    case Channel::Public: return isShut(instance.live);
    case Channel::Local: return instance.live.local == Feed::Disabled;
    case Channel::Hashtag: return isShut(instance.hashtags);
    default: return false;
    }
}

} // namespace

Result<std::optional<Instance>> readInstance(const http::Url& server, std::string_view body)
{
    const auto document = json::parse(body, nullptr, false);
    const auto version = textAt(document, {"version"});
    if (version.empty()) return std::nullopt;
    auto streaming = streamingOf(server, document);
    if (!streaming) return tl::unexpected(streaming.error());
    const bool pleroma = version.find("Pleroma") != version.npos || version.find("Akkoma") != version.npos;
    return Instance{.streaming = std::move(*streaming),
        .login = pleroma ? Instance::Login::InMessage : Instance::Login::InHeader,
        .live = accessOf(document, "live_feeds"),
        .hashtags = accessOf(document, "hashtag_feeds")};
}

Result<void> checkOpen(const Instance& instance, const Target& target)
{
    if (!isShut(instance, target)) return {};
    const auto source = "mastodon:" + target.host;
    std::string others;
    if (target.channel == Channel::Local && !isShut(instance.live)) others += source + ", ";
    if (target.channel != Channel::Hashtag && !isShut(instance.hashtags)) others += source + "/tag/NAME, ";
    return failure(ErrorKind::Refused,
        target.host + " has shut its " + (target.channel == Channel::Hashtag ? "hashtag" : "public")
            + " live feeds for everybody: follow " + others + source + "/user or another server");
}

std::optional<std::string> halfShut(const Instance& instance, const Target& target)
{
    const auto& access = target.channel == Channel::Hashtag ? instance.hashtags : instance.live;
    const bool whole = target.channel == Channel::Public || target.channel == Channel::Hashtag;
    if (!whole || (access.local == Feed::Open && access.remote == Feed::Open) || isShut(access)) return std::nullopt;
    const auto* missing = access.local == Feed::Disabled ? "of its own people" : "of people on other servers";
    return target.host + " has shut a part of this live feed: statuses " + missing + " are not in it";
}

} // namespace connectors::mastodon
