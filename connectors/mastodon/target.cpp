#include "connectors/mastodon/target.h"

#include "connectors/mastodon/queries.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace connectors::mastodon {

namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

constexpr auto forms = "mastodon:HOST, mastodon:HOST/local, mastodon:HOST/tag/NAME, mastodon:HOST/list/ID and "
                       "mastodon:HOST/user";

tl::unexpected<streaming::Error> wrong(std::string_view argument)
{
    return failure(ErrorKind::Usage,
        "mastodon:" + std::string(argument) + " is no source; there are " + forms);
}

bool isHost(std::string_view text)
{
    const auto fits = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' || letter == '-'
            || letter == ':';
    };
    return !text.empty() && std::ranges::all_of(text, fits) && http::parseUrl("https://" + std::string(text));
}

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return lower;
}

/// `stream` and what belongs to it, as WebSocket has them.
Parameters streamParameters(const Target& target)
{
    switch (target.channel) {
    case Channel::Public: return {{"stream", "public"}};
    case Channel::Local: return {{"stream", "public:local"}};
    case Channel::Hashtag: return {{"stream", "hashtag"}, {"tag", target.argument}};
    case Channel::List: return {{"stream", "list"}, {"list", target.argument}};
    case Channel::User: break;
    }
    return {{"stream", "user"}};
}

} // namespace

std::string Target::text() const
{
    switch (channel) {
    case Channel::Public: return host;
    case Channel::Local: return host + "/local";
    case Channel::Hashtag: return host + "/tag/" + argument;
    case Channel::List: return host + "/list/" + argument;
    case Channel::User: break;
    }
    return host + "/user";
}

Result<Target> parseTarget(std::string_view argument)
{
    const auto slash = std::min(argument.find('/'), argument.size());
    Target target{.host = lowered(argument.substr(0, slash))};
    if (!isHost(target.host)) return wrong(argument);
    const auto rest = argument.substr(slash);
    const auto behind = [&](std::string_view prefix) {
        if (!rest.starts_with(prefix)) return std::string();
        const auto value = rest.substr(prefix.size());
        return std::string(value.starts_with('#') ? value.substr(1) : value);
    };
    if (rest.empty()) return target;
    if (rest == "/local") target.channel = Channel::Local;
    else if (rest == "/user") target.channel = Channel::User;
    else if (target.argument = behind("/tag/"); !target.argument.empty()) target.channel = Channel::Hashtag;
    else if (target.argument = behind("/list/"); !target.argument.empty()) target.channel = Channel::List;
    else return wrong(argument);
    if (target.argument.find('/') != std::string::npos) return wrong(argument);
    return target;
}

Result<http::Url> serverOf(const Target& target, const std::string& endpoint)
{
    return http::parseUrl("https://" + target.host).and_then([&](const auto& url) {
        return http::atEndpoint(url, endpoint);
    });
}

http::Url eventsAddress(const http::Url& streaming, const Target& target)
{
    auto parameters = streamParameters(target);
    auto name = parameters.front().second;
    std::ranges::replace(name, ':', '/');
    parameters.erase(parameters.begin());
    auto url = under(streaming, "/api/v1/streaming/" + name, parameters);
    url.scheme = url.secure() ? "https" : "http";
    return url;
}

http::Url messagesAddress(const http::Url& streaming, const Target& target, Asking asking)
{
    auto url = under(
        streaming, "/api/v1/streaming", asking == Asking::InAddress ? streamParameters(target) : Parameters());
    url.scheme = url.secure() ? "wss" : "ws";
    return url;
}

std::string subscription(const Target& target)
{
    nlohmann::json message{{"type", "subscribe"}};
    for (const auto& [name, value] : streamParameters(target)) message[name] = value;
    return message.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

http::Url timelineAddress(const http::Url& server, const Target& target)
{
    const std::string timelines = "/api/v1/timelines/";
    switch (target.channel) {
    case Channel::Public: return under(server, timelines + "public");
    case Channel::Local: return under(server, timelines + "public", {{"local", "true"}});
    case Channel::Hashtag: return under(server, timelines + "tag/" + percentEncoded(target.argument));
    case Channel::List: return under(server, timelines + "list/" + percentEncoded(target.argument));
    case Channel::User: break;
    }
    return under(server, timelines + "home");
}

} // namespace connectors::mastodon
