#include "connectors/twitter/refusals.h"

namespace connectors::twitter {

using streaming::ErrorKind;

namespace {

constexpr auto closed = "; Twitter closed this service in 2023: follow the source x instead, or name a compatible "
                        "server by --endpoint twitter=URL";

std::string unauthorized(const http::Head& head, streaming::Time now)
{
    if (const auto complaint = http::clockComplaint(head, now))
        return *complaint + ", which makes every signature void: set it right (timedatectl set-ntp true)";
    return "check consumer key and secret, access token and its secret; trendstream auth login twitter sets them anew";
}

std::string advice(const http::Head& head, streaming::Time now)
{
    switch (head.status) {
    case 401: return unauthorized(head, now);
    case 403: return "the app or the account may not read this stream: look at its access level where the app was made";
    case 404: return "there is no such stream: check --endpoint twitter=URL";
    case 406: return "a filter cannot be used as it is: check --track, --follow, --locations and --language";
    case 410: return "the server has given this stream up: name another one by --endpoint twitter=URL";
    case 413: return "too much is asked for: shorten --track, --follow or --locations";
    case 416: return "the range cannot be had: check --track, --follow and --locations";
    default: return {};
    }
}

} // namespace

streaming::Error refusal(const http::Head& head, std::string_view body, streaming::Time now)
{
    auto error = http::errorOf(head, body, now);
    if (error.kind == ErrorKind::Credentials)
        error.message = "the credentials of twitter were refused: " + error.message;
    if (const auto words = advice(head, now); !words.empty()) error.message += "; " + words;
    return error;
}

streaming::Error byClosedService(const streaming::Error& error)
{
    const auto kind = error.kind == ErrorKind::Credentials ? ErrorKind::Credentials : ErrorKind::Refused;
    return {kind, error.message + closed, {}};
}

} // namespace connectors::twitter
