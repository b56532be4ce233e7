#include "connectors/http/endpoint.h"

#include <arpa/inet.h>
#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

namespace connectors::http {

namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

using Handle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

constexpr std::array<std::string_view, 4> schemes{"https", "http", "wss", "ws"};

bool isSecure(std::string_view scheme) { return scheme == "https" || scheme == "wss"; }
bool isWebSocket(std::string_view scheme) { return scheme == "wss" || scheme == "ws"; }

std::uint16_t ownPort(std::string_view scheme) { return isSecure(scheme) ? 443 : 80; }

std::string lowered(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return text;
}

/// A part of the address; empty where it has none.
std::string partOf(const Handle& handle, CURLUPart part)
{
    char* value = nullptr;
    if (curl_url_get(handle.get(), part, &value, 0) != CURLUE_OK) return {};
    const std::unique_ptr<char, decltype(&curl_free)> owner(value, &curl_free);
    return value;
}

/// Never shows what may be a password.
tl::unexpected<streaming::Error> noAddress(std::string_view text)
{
    const auto shown = text.find('@') == text.npos ? "\"" + std::string(text) + "\"" : std::string("what is given");
    return failure(
        ErrorKind::Usage, shown + " is no address: write scheme, host and port, as in https://example.com:8443");
}

std::string withoutBrackets(std::string host)
{
    return host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
}

} // namespace

std::string Url::text() const
{
    auto out = scheme + "://" + (host.find(':') == host.npos ? host : '[' + host + ']');
    if (port != ownPort(scheme)) out += ':' + std::to_string(port);
    out += path;
    return query.empty() ? out : out + '?' + query;
}

bool Url::secure() const { return isSecure(scheme); }

Result<Url> parseUrl(std::string_view text)
{
    const Handle handle(curl_url(), &curl_url_cleanup);
    const auto flags = CURLU_NON_SUPPORT_SCHEME | CURLU_DISALLOW_USER;
    const auto code = curl_url_set(handle.get(), CURLUPART_URL, std::string(text).c_str(), flags);
    if (code == CURLUE_USER_NOT_ALLOWED)
        return failure(ErrorKind::Usage, "an address must not have a user or a password in it");
    if (code != CURLUE_OK) return noAddress(text);
    Url url{.scheme = lowered(partOf(handle, CURLUPART_SCHEME)),
        .host = lowered(withoutBrackets(partOf(handle, CURLUPART_HOST))),
        .path = partOf(handle, CURLUPART_PATH),
        .query = partOf(handle, CURLUPART_QUERY)};
    if (std::ranges::find(schemes, url.scheme) == schemes.end()) return noAddress(text);
    url.port = ownPort(url.scheme);
    if (const auto port = partOf(handle, CURLUPART_PORT); !port.empty())
        std::from_chars(port.data(), port.data() + port.size(), url.port);
    if (url.host.empty() || url.port == 0) return noAddress(text);
    return url;
}

bool isLoopback(std::string_view host)
{
    const std::string name(host);
    in_addr four{};
    in6_addr six{};
    if (::inet_pton(AF_INET, name.c_str(), &four) == 1) return (ntohl(four.s_addr) >> 24) == IN_LOOPBACKNET;
    if (::inet_pton(AF_INET6, name.c_str(), &six) == 1) return IN6_IS_ADDR_LOOPBACK(&six);
    return name == "localhost";
}

Result<Url> atEndpoint(const Url& service, std::string_view endpoint)
{
    if (endpoint.empty()) return service;
    auto moved = parseUrl(endpoint);
    if (!moved) return moved;
    if (!moved->query.empty()) return failure(ErrorKind::Usage, "an endpoint must not have a query (\"?\")");
    if (!moved->secure() && !isLoopback(moved->host))
        return failure(
            ErrorKind::Usage, "to " + moved->host + " only https is used: plain http is for this machine alone");
    const auto bare = isWebSocket(service.scheme) ? "ws" : "http";
    moved->scheme = moved->secure() ? bare + std::string("s") : bare;
    if (moved->path.ends_with('/')) moved->path.pop_back();
    moved->path += service.path;
    moved->query = service.query;
    return moved;
}

} // namespace connectors::http
