/// A transport that plays what a test has written down, on the test's clock.
#pragma once

#include "connectors/http/transport.h"
#include "tests/support/script.h"

#include <functional>

namespace connectors::twitter {

using support::LeapingClock;

/// One scene a request; when the script is over the connection stands, silent, until it is stopped.
class ScriptedTransport final : public http::Transport {
public:
    using Result = http::Result<void>;
    using Scene = std::function<Result(const http::Handlers&)>;

    explicit ScriptedTransport(LeapingClock& clock) : m_script(clock) {}

    void plays(const Scene& scene, int times = 1) { m_scenes.insert(m_scenes.end(), std::size_t(times), scene); }

    Result stream(const http::Request& request, const http::Handlers& handlers, std::stop_token stop) override
    {
        if (const auto scene = m_script.next(request, m_scenes)) return scene(handlers);
        if (const auto taken = handlers.onHead({200, {}}); !taken) return taken;
        m_script.stand(stop);
        return {};
    }

    void awaitOver() { m_script.awaitOver(); }
    std::vector<http::Request> requests() const { return m_script.requests(); }
    std::vector<streaming::Duration> waits() const { return m_script.waits(); }

private:
    std::deque<Scene> m_scenes;
    support::Script<http::Request> m_script;
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
