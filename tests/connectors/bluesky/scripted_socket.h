/// A WebSocket transport that plays what a test has written down, on the test's clock.
#pragma once

#include "connectors/http/answers.h"
#include "connectors/websocket/transport.h"
#include "tests/support/script.h"

#include <functional>

namespace connectors::bluesky {

using support::LeapingClock;

class SilentPeer final : public websocket::Peer {
public:
    void send(std::string) override {}
};

/// One scene a connection; when the script is over the connection stands, silent, until it is stopped.
class ScriptedSocket final : public websocket::Transport {
public:
    using Result = streaming::Result<void>;
    using Scene = std::function<Result(const websocket::Handlers&)>;

    explicit ScriptedSocket(LeapingClock& clock) : m_script(clock) {}

    void plays(const Scene& scene, int times = 1) { m_scenes.insert(m_scenes.end(), std::size_t(times), scene); }

    Result run(const websocket::Request& request, const websocket::Handlers& handlers, std::stop_token stop) override
    {
        if (const auto scene = m_script.next(request, m_scenes)) return scene(handlers);
        SilentPeer peer;
        if (const auto opened = handlers.onOpen(peer); !opened) return opened;
        m_script.stand(stop);
        return {};
    }

    void awaitOver() { m_script.awaitOver(); }
    std::vector<websocket::Request> requests() const { return m_script.requests(); }
    std::vector<streaming::Duration> waits() const { return m_script.waits(); }

    std::vector<std::string> urls() const
    {
        std::vector<std::string> urls;
        for (const auto& request : requests()) urls.push_back(request.url);
        return urls;
    }

private:
    std::deque<Scene> m_scenes;
    support::Script<websocket::Request> m_script;
};

inline ScriptedSocket::Scene fails(streaming::ErrorKind kind, std::string words)
{
    return [=](const websocket::Handlers&) -> ScriptedSocket::Result { return streaming::failure(kind, words); };
}

inline ScriptedSocket::Scene unreachable() { return fails(streaming::ErrorKind::Unreachable, "the network is down"); }

/// The handshake is answered so.
inline ScriptedSocket::Scene answer(int status, const std::string& body = {}, std::vector<http::Header> headers = {})
{
    return [=](const websocket::Handlers&) -> ScriptedSocket::Result {
        return tl::unexpected(http::errorOf({status, headers}, body, {}));
    };
}

/// A connection that opens, gives these messages and then breaks.
inline ScriptedSocket::Scene gives(
    std::vector<std::string> messages, websocket::MessageKind kind = websocket::MessageKind::Text)
{
    return [=](const websocket::Handlers& handlers) -> ScriptedSocket::Result {
        SilentPeer peer;
        if (const auto opened = handlers.onOpen(peer); !opened) return opened;
        for (const auto& message : messages)
            if (const auto taken = handlers.onMessage(message, kind); !taken) return taken;
        return streaming::failure(streaming::ErrorKind::Unreachable, "the connection broke");
    };
}

} // namespace connectors::bluesky
