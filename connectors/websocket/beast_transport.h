/// WebSocket over TLS, or plain to loopback, by Boost.Beast.
#pragma once

#include "connectors/websocket/addresses.h"
#include "connectors/websocket/proxy.h"
#include "connectors/websocket/transport.h"
#include "streaming/clock.h"

#include <cstddef>
#include <string>

namespace connectors::websocket {

struct Options {
    std::string userAgent = "trendstream"; ///< with the version
    std::string authorities{}; ///< PEM file of whom to trust, from `SSL_CERT_FILE`; empty: whom the system trusts
    ProxySettings proxies{};   ///< none: everything is reached directly
    Lookup lookup = &lookUp;   ///< of names; a number never gets there
    std::size_t largestMessage = 64u << 20; ///< bytes; a longer one ends the connection with an error of kind `Data`
};

/// Everything happens on the thread of `run`; several may be in it at once. Every byte is a sign of life. What had
/// arrived whole when the server closed or broke off has been handed over when `run` returns, also where a write failed
/// meanwhile. What was still on its way when the server reset the connection is lost: its system throws that away.
///
///     BeastTransport transport({.userAgent = "trendstream/1.0"}, clock);
///     transport.run({.url = "wss://jetstream1.us-east.bsky.network/subscribe"}, {.onMessage = count}, stop);
class BeastTransport final : public Transport {
public:
    /// `clock` reads a server's wish to be left alone until a date; it must outlive the transport.
    BeastTransport(Options options, const streaming::Clock& clock);

    Result<void> run(const Request& request, const Handlers& handlers, std::stop_token stop) override;

private:
    const Options m_options;
    const streaming::Clock& m_clock;
};

} // namespace connectors::websocket
