/// The thread of one connector, and its retries.
#pragma once

#include "streaming/clock.h"
#include "streaming/connector.h"

#include <memory>
#include <thread>

namespace streaming {

enum class Retry { Again, GivenUp };

/// Runs a connector on a thread of its own (`rx-NAME`). A source that could not be reached is tried again; any other
/// error ends it, alone. Driven by the loop thread.
class ConnectorThread {
public:
    using OnError = std::function<void(const std::string& source, const Error& error, Retry retry)>;

    explicit ConnectorThread(std::unique_ptr<Connector> connector) : m_connector(std::move(connector)) {}
    ~ConnectorThread() { close(); }

    Store& store() { return m_store; }
    Connector& connector() { return *m_connector; }

    void start(std::function<void()> wake, Clock& clock, Duration retryAfter, OnError onError);
    /// What was handed over stays in the store.
    void requestStop() { m_thread.request_stop(); }
    void close();

private:
    std::unique_ptr<Connector> m_connector;
    Store m_store;
    std::jthread m_thread; // last: it uses the others
};

} // namespace streaming
