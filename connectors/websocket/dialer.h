/// From a server's name to a TCP connection to it, where need be through a proxy's tunnel.
#pragma once

#include "connectors/websocket/addresses.h"
#include "connectors/websocket/proxy.h"
#include "connectors/websocket/tcp_stream.h"

#include <optional>

namespace connectors::websocket {

/// Whom to call, and until when.
struct Route {
    http::Url target;
    std::optional<Proxy> proxy{};
    std::string userAgent{}; ///< for the proxy
    SignsOfLife::Moment deadline{};
};

/// Tries every address, each for its share of the time that is left. Lives on the thread of the stream's io_context.
class Dialer {
public:
    using Done = std::function<void(streaming::Result<void>)>;

    Dialer(TcpStream& stream, Route route, const Lookup& lookup);

    /// `done` is called once, unless `cancel` was. Errors: `Unreachable`, or `Refused` where it is the proxy that will
    /// not have it.
    void dial(Done done);
    void cancel();

private:
    using Code = boost::system::error_code;

    const std::string& firstHost() const { return m_route.proxy ? m_route.proxy->host : m_route.target.host; }
    std::uint16_t firstPort() const { return m_route.proxy ? m_route.proxy->port : m_route.target.port; }
    void onLookedUp(Addresses found);
    void tryNext();
    streaming::Error unreached() const;
    void onConnected(const Code& code);
    void askProxy();
    void onProxyAnswered(const Code& code);
    void end(streaming::Result<void> result);

    TcpStream& m_stream;
    const Route m_route;
    const Lookup& m_lookup;
    Done m_done;
    std::optional<PendingLookup> m_pending{};
    Addresses m_addresses{};
    std::size_t m_tried = 0;
    Code m_fault{}; ///< of the address that was tried last
    std::string m_request{}; ///< to the proxy
    std::string m_answer{};
};

} // namespace connectors::websocket
