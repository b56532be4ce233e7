/// The thread of one connector, and its retries.
#pragma once

#include "streaming/clock.h"
#include "streaming/connector.h"
#include "streaming/reconnect.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace streaming {

/// What a source has to tell while it runs; on the source's thread.
struct SourceEvents {
    /// `nextTry`: when it is tried again; none: it was given up.
    std::function<void(const std::string& source, const Error& error, std::optional<Duration> nextTry)> onError{};
    std::function<void(const std::string& source)> onConnected{};
    std::function<void(const std::string& source, const Gap& gap)> onGap{};
    /// Each block that the store took, before anybody else sees it.
    std::function<void(const std::string& source, const RawBlock& block)> onBlock{};
};

/// What somebody asks of a source that runs.
enum class SourceCommand {
    Stop,     ///< to disconnect, and to stay away until it is started
    Start,    ///< to begin anew, where it was stopped or given up
    RetryNow, ///< not to wait any longer for the next attempt
};

/// The supervisor of one connector: runs it on a thread of its own (`rx-NAME`), again after the waits of `Reconnect`
/// where a retry can help; any other error ends the source, alone. Driven by one thread, but for `ask`.
class ConnectorThread {
public:
    explicit ConnectorThread(std::unique_ptr<Connector> connector)
        : m_connector(std::move(connector)), m_store(m_connector->storeCapacity())
    {
    }
    ~ConnectorThread() { close(); }

    Store& store() { return m_store; }
    Connector& connector() { return *m_connector; }

    /// `wake` is called whenever a block or the end has arrived in the store.
    void start(std::function<void()> wake, Clock& clock, const ReconnectOptions& options, SourceEvents events);
    /// What was handed over stays in the store.
    void requestStop() { m_thread.request_stop(); }
    void close();

    /// Any thread, once it has started. False where its state leaves nothing to do. A source that was stopped has not
    /// ended: the feed goes on without it.
    bool ask(SourceCommand command);

private:
    void supervise(const std::stop_token& stop, Clock& clock, const Reconnect& reconnect);
    void follow(const std::stop_token& stop, Clock& clock, Reconnect reconnect);
    bool stayWhileHeld(const std::stop_token& stop, Clock& clock);
    bool awaitStart(const std::stop_token& stop);
    std::stop_token beginTurn(const std::stop_token& stop);
    void endTurn();

    std::unique_ptr<Connector> m_connector;
    Store m_store;
    SourceEvents m_events;
    std::mutex m_mutex; // of the next four
    std::condition_variable_any m_asked;
    bool m_held = false;     // it is to stay away
    bool m_startAsked = false;
    std::stop_source m_turn; // of the attempt, or of the wait for the next
    std::jthread m_thread; // last: it uses the others
};

} // namespace streaming
