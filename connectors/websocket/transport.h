/// WebSocket as the connectors see it: one connection, messages that are handed over as they come.
#pragma once

#include "connectors/http/transport.h"

namespace connectors::websocket {

using streaming::Duration;
using streaming::Result;

struct Request {
    std::string url; ///< `wss:` or, to loopback alone, `ws:`; carries no secret
    std::vector<http::Header> headers{};
    credentials::Secret authorization{};     ///< value of the header, where there is one
    std::vector<std::string> subprotocols{}; ///< offered; carry no secret
    Duration connectTimeout{10000};          ///< name, TCP, TLS and handshake together
    Duration stallAfter{75000};              ///< so long without a byte, pings included, and the connection is given up
};

enum class MessageKind { Text, Binary };

/// The way back, while a handler runs.
class Peer {
public:
    virtual ~Peer() = default;
    virtual void send(std::string text) = 0;
};

/// Called on the thread of `run`; none is needed. An error ends the connection, and `run` returns it.
struct Handlers {
    std::function<Result<void>(Peer& peer)> onOpen{};
    std::function<Result<void>(std::string_view message, MessageKind kind)> onMessage{};
    std::function<void()> onPing{}; ///< or any other sign of life that is no message
    /// Called once within `http::tick` after messages were handed over, so that a receiver may gather what comes in
    /// that time; not after the end.
    std::function<void()> onTick{};
};

class Transport {
public:
    virtual ~Transport() = default;

    /// Connects, and hands over messages until the server closes (`Unreachable`, with its reason where it gave one),
    /// a handler returns an error, something breaks, or `stop` is requested: then the connection is closed properly,
    /// within a second, and the call succeeds. Where the server answers the handshake with another status, the error is
    /// `http::errorOf` of that answer. Other errors as those of `http::Transport`.
    virtual Result<void> run(const Request& request, const Handlers& handlers, std::stop_token stop) = 0;
};

} // namespace connectors::websocket
