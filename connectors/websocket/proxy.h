/// Which proxy stands between here and a server, as the environment has it.
#pragma once

#include "connectors/credentials/secret.h"
#include "connectors/http/endpoint.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace connectors::websocket {

/// For TLS; what is not encrypted goes to loopback alone, and that never through a proxy.
struct ProxySettings {
    credentials::Secret proxy{}; ///< its address; a user and a password may stand in it
    std::string except{};        ///< hosts, domains and networks that are reached directly, by comma; `*`: all

    /// `https_proxy`, `HTTPS_PROXY`, `all_proxy` or `ALL_PROXY`, and `no_proxy` or `NO_PROXY`, read as libcurl does:
    /// the first one that is not empty.
    static ProxySettings fromEnvironment();
};

/// An HTTP proxy that opens tunnels by CONNECT.
struct Proxy {
    std::string host;
    std::uint16_t port = 0;
    credentials::Secret authorization{}; ///< value of `Proxy-Authorization`; empty where the address has no user
};

/// The proxy on the way to `target`; none where it is reached directly. Error of kind `Usage`: the proxy's address
/// cannot be read, or it is of another kind (SOCKS, HTTPS). The words do not show it: there may be a password in it.
streaming::Result<std::optional<Proxy>> proxyFor(const http::Url& target, const ProxySettings& settings);

/// Whether `no_proxy` names the host: itself, a domain above it (with or without a leading dot), a network it lies in
/// (`10.0.0.0/8`), or `*`.
bool isExcepted(std::string_view host, std::string_view exceptions);

} // namespace connectors::websocket
