/// A client of a test: it writes down what the transport hands over.
#pragma once

#include "connectors/websocket/beast_transport.h"
#include "tests/servers/faults.h"
#include "tests/servers/server.h"

#include <gmock/gmock.h>

#include <utility>
#include <vector>

namespace connectors::websocket {

using servers::Certificate;
using servers::Connection;
using namespace std::chrono_literals;

/// Enough for the slowest machine: a test that waits so long has failed.
constexpr Duration patience = 20s;

struct Listener {
    std::vector<std::pair<std::string, MessageKind>> messages{};
    int opened = 0;
    int pings = 0;
    std::stop_source stop{};

    Handlers handlers()
    {
        return {.onOpen = [this](Peer&) -> Result<void> {
                    ++opened;
                    return {};
                },
            .onMessage = [this](std::string_view message, MessageKind kind) -> Result<void> {
                messages.emplace_back(message, kind);
                return {};
            },
            .onPing = [this] { ++pings; }};
    }
};

inline Request requestTo(const servers::Server& server, std::string path = "/subscribe")
{
    return {.url = server.webSocketUrl() + path, .connectTimeout = patience, .stallAfter = patience};
}

inline Options optionsFor(const servers::Server& server)
{
    return {.userAgent = "trendstream/test", .authorities = server.trust().string()};
}

inline Result<void> listen(const Request& request, const Options& options, Listener& listener)
{
    const streaming::ManualClock clock(streaming::timeAt(1'795'348'800'000)); // Sun, 22 Nov 2026 12:00:00 GMT
    return BeastTransport(options, clock).run(request, listener.handlers(), listener.stop.get_token());
}

inline Result<void> listen(const servers::Server& server, Listener& listener)
{
    return listen(requestTo(server), optionsFor(server), listener);
}

/// The server's end of a WebSocket, after the handshake.
inline servers::Handler webSocket(std::function<void(Connection&)> script)
{
    return [script = std::move(script)](const servers::Request&, Connection& connection) {
        connection.acceptWebSocket();
        script(connection);
    };
}

MATCHER_P2(FailsWith, kind, message, "")
{
    if (arg) return false;
    *result_listener << arg.error().message;
    return arg.error().kind == kind && testing::Value(arg.error().message, message);
}

} // namespace connectors::websocket
