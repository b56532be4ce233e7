/// A transport that plays what a test has written down, on the test's clock.
#pragma once

#include "connectors/http/transport.h"
#include "tests/connectors/twitter/leaping_clock.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

namespace connectors::twitter {

/// One scene a request; when the script is over the connection stands, silent, until it is stopped.
class ScriptedTransport final : public http::Transport {
public:
    using Result = http::Result<void>;
    using Scene = std::function<Result(const http::Handlers&)>;

    explicit ScriptedTransport(LeapingClock& clock) : m_clock(clock) {}

    void plays(Scene scene, int times = 1)
    {
        for (int i = 0; i < times; ++i) m_scenes.push_back(scene);
    }

    Result stream(const http::Request& request, const http::Handlers& handlers, std::stop_token stop) override
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
        if (scene) return scene(handlers);
        return stand(handlers, stop);
    }

    /// Until a request finds no scene.
    void awaitOver()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_over; });
    }

    std::vector<http::Request> requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
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
    Result stand(const http::Handlers& handlers, const std::stop_token& stop)
    {
        if (const auto taken = handlers.onHead({200, {}}); !taken) return taken;
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
    std::vector<http::Request> m_requests;
    std::vector<streaming::Time> m_attempts;
    bool m_over = false;
};

inline ScriptedTransport::Scene unreachable()
{
    return [](const http::Handlers&) -> ScriptedTransport::Result {
        return streaming::failure(streaming::ErrorKind::Unreachable, "the network is down");
    };
}

inline ScriptedTransport::Scene answer(int status, std::vector<http::Header> headers = {}, std::string body = {})
{
    return [=](const http::Handlers& handlers) -> ScriptedTransport::Result {
        if (const auto taken = handlers.onHead({status, headers}); !taken) return taken;
        return handlers.onBytes(body);
    };
}

/// A stream of these bytes, which then breaks.
inline ScriptedTransport::Scene broken(std::string bytes)
{
    return [=](const http::Handlers& handlers) -> ScriptedTransport::Result {
        if (const auto taken = answer(200, {}, bytes)(handlers); !taken) return taken;
        return streaming::failure(streaming::ErrorKind::Unreachable, "the connection broke");
    };
}

} // namespace connectors::twitter
