/// Requests that end when nobody waits for them any longer, whoever sends them.
#pragma once

#include "connectors/http/transport.h"

namespace app {

/// Checks and logins do not know when they are no longer wanted; their requests do. The inner one outlives it.
class StoppedTransport final : public connectors::http::Transport {
public:
    StoppedTransport(connectors::http::Transport& inner, std::stop_token stop) : m_inner(inner), m_stop(std::move(stop)) {}
    streaming::Result<void> stream(
        const connectors::http::Request& request, const connectors::http::Handlers& handlers, std::stop_token) override
    {
        return m_inner.stream(request, handlers, m_stop);
    }

private:
    connectors::http::Transport& m_inner;
    const std::stop_token m_stop;
};

} // namespace app
