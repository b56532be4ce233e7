#include "connectors/websocket/beast_transport.h"

#include "connectors/websocket/conversation.h"

#include <algorithm>

namespace connectors::websocket {

namespace {

using streaming::ErrorKind;
using streaming::failure;

Result<http::Url> target(const Request& request)
{
    auto url = http::parseUrl(request.url);
    if (!url) return url;
    if (url->scheme != "wss" && url->scheme != "ws")
        return failure(ErrorKind::Usage, request.url + " is no WebSocket address; it must begin with wss://");
    if (!url->secure() && !http::isLoopback(url->host))
        return failure(ErrorKind::Refused,
            request.url + " is not encrypted; only this machine may be reached by ws://");
    return url;
}

/// Whether it stays within its line of the handshake.
bool fits(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

Result<void> checkHeaders(const Request& request)
{
    if (!fits(request.authorization.reveal()))
        return failure(ErrorKind::Credentials, "the credentials for " + request.url + " have a line break in them");
    const auto& headers = request.headers;
    const auto isLine = [](auto& header) { return fits(header.name) && fits(header.value); };
    const bool allFit = std::ranges::all_of(headers, isLine) && std::ranges::all_of(request.subprotocols, fits);
    if (!allFit) return failure(ErrorKind::Usage, "a header for " + request.url + " has a line break in it");
    return {};
}

} // namespace

BeastTransport::BeastTransport(Options options, const streaming::Clock& clock)
    : m_options(std::move(options)), m_clock(clock)
{
}

Result<void> BeastTransport::run(const Request& request, const Handlers& handlers, std::stop_token stop)
{
    const auto url = target(request);
    if (!url) return tl::unexpected(url.error());
    if (auto checked = checkHeaders(request); !checked) return checked;
    auto proxy = proxyFor(*url, m_options.proxies);
    if (!proxy) return tl::unexpected(proxy.error());
    if (stop.stop_requested()) return {};

    const Call call{request, handlers, *url, std::move(*proxy), m_options, m_clock};
    if (!url->secure()) return Conversation<TcpStream>(call).run(stop);
    auto tls = clientTls(m_options.authorities);
    if (!tls) return tl::unexpected(tls.error());
    return Conversation<boost::beast::ssl_stream<TcpStream>>(call, *tls).run(stop);
}

} // namespace connectors::websocket
