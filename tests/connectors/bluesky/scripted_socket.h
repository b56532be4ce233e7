/// A WebSocket transport that plays what a test has written down, on the test's clock.
#pragma once

#include "connectors/http/answers.h"
#include "connectors/websocket/transport.h"
#include "tests/connectors/twitter/leaping_clock.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>

namespace connectors::bluesky {

using twitter::LeapingClock;

class SilentPeer final : public websocket::Peer {
public:
    void send(std::string) override {}
};

/// One scene a connection; when the script is over the connection stands, silent, until it is stopped.
class ScriptedSocket final : public websocket::Transport {
public:
    using Result = streaming::Result<void>;
    using Scene = std::function<Result(const websocket::Handlers&)>;

    explicit ScriptedSocket(LeapingClock& clock) : m_clock(clock) {}

    void plays(const Scene& scene, int times = 1)
    {
        for (int i = 0; i < times; ++i) m_scenes.push_back(scene);
    }

    Result run(const websocket::Request& request, const websocket::Handlers& handlers, std::stop_token stop) override
    {
        Scene scene;
        {
            const std::lock_guard lock(m_mutex);
            m_requests.push_back(request);
            m_attempts.push_back(m_clock.now());
            if (!m_scenes.empty()) {
                scene = std::move(m_scenes.front());
                m_scenes.pop_front();
            }
        }
        return scene ? scene(handlers) : stand(handlers, stop);
    }

    /// Until a connection finds no scene.
    void awaitOver()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return std::exchange(m_over, false); });
    }

    std::vector<websocket::Request> requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }

    std::vector<std::string> urls() const
    {
        std::vector<std::string> urls;
        for (const auto& request : requests()) urls.push_back(request.url);
        return urls;
    }

    /// Between the attempts.
    std::vector<streaming::Duration> waits() const
    {
        const std::lock_guard lock(m_mutex);
        std::vector<streaming::Duration> waits;
        for (std::size_t i = 1; i < m_attempts.size(); ++i) waits.push_back(m_attempts[i] - m_attempts[i - 1]);
        return waits;
    }

private:
    Result stand(const websocket::Handlers& handlers, const std::stop_token& stop)
    {
        SilentPeer peer;
        if (const auto opened = handlers.onOpen(peer); !opened) return opened;
        std::unique_lock lock(m_mutex);
        m_over = true;
        m_changed.notify_all();
        m_changed.wait(lock, stop, [] { return false; });
        return {};
    }

    LeapingClock& m_clock;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Scene> m_scenes;
    std::vector<websocket::Request> m_requests;
    std::vector<streaming::Time> m_attempts;
    bool m_over = false;
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
