/// Where a service lives: its own address, or another one that `--endpoint` names.
#pragma once

#include "streaming/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace connectors::http {

/// The parts of an absolute address.
struct Url {
    std::string scheme; ///< lower case: `https`, `http`, `wss`, `ws`
    std::string host;   ///< lower case; of IPv6 without the brackets
    std::uint16_t port = 0; ///< always set: 443 or 80 where none is written
    std::string path = "/";
    std::string query{}; ///< without the question mark

    /// With the port only where it is not the scheme's own.
    std::string text() const;
    bool secure() const;
    bool operator==(const Url&) const = default;
};

/// By libcurl, so that what is looked at is what it connects to. Error of kind `Usage`: not absolute, another scheme, a
/// user or password in it (which the words do not show), or a bad port.
streaming::Result<Url> parseUrl(std::string_view text);

/// `127.0.0.0/8`, `::1` and `localhost`.
bool isLoopback(std::string_view host);

/// `service` moved to `endpoint`: scheme (`http` becomes `ws` where the service speaks WebSocket, and so on), host and
/// port are those of the endpoint, and its path, where it has one, precedes the service's. An empty `endpoint`
/// leaves the service where it is. Error of kind `Usage`: no address, a query, or a plain scheme to another host than
/// loopback.
streaming::Result<Url> atEndpoint(const Url& service, std::string_view endpoint);

} // namespace connectors::http
