#include "streaming/connector_thread.h"

#include "streaming/worker_pool.h"

namespace streaming {

void ConnectorThread::start(
    std::function<void()> wake, Clock& clock, const ReconnectOptions& options, SourceEvents events)
{
    m_events = std::move(events);
    m_store.onArrival(std::move(wake));
    auto& link = m_store.link();
    const auto name = m_connector->name();
    if (m_events.onGap) link.onGap([this, name](const Gap& gap) { m_events.onGap(name, gap); });
    if (m_events.onConnected) link.onConnected([this, name] { m_events.onConnected(name); });
    if (m_events.onBlock) m_store.onBlock([this, name](const RawBlock& block) { m_events.onBlock(name, block); });
    // Sources that lost the same network at the same moment do not come back in step.
    const Reconnect reconnect(options, std::random_device()());
    m_thread = std::jthread([this, &clock, reconnect](const std::stop_token& stop) {
        nameThread("rx-" + m_connector->name());
        supervise(stop, clock, reconnect);
    });
}

void ConnectorThread::supervise(const std::stop_token& stop, Clock& clock, const Reconnect& reconnect)
{
    const std::stop_callback end(stop, [this] { endTurn(); });
    do {
        follow(stop, clock, reconnect);
        m_store.link().ended(clock.now());
        m_store.finish();
    } while (awaitStart(stop));
}

/// Until the feed is over or given up, or the run stops.
void ConnectorThread::follow(const std::stop_token& stop, Clock& clock, Reconnect reconnect)
{
    auto& link = m_store.link();
    while (stayWhileHeld(stop, clock)) {
        link.connecting(clock.now());
        const auto turn = beginTurn(stop);
        const auto result = m_connector->run(turn, m_store);
        if (turn.stop_requested()) continue; // what for is asked above
        if (result) return;
        if (link.worked()) reconnect.worked();
        const auto wait = reconnect.after(result.error());
        const auto now = clock.now();
        link.lost(result.error(), now, wait ? std::optional(now + *wait) : std::nullopt);
        if (m_events.onError) m_events.onError(m_connector->name(), result.error(), wait);
        if (!wait) return;
        clock.waitUntil(now + *wait, beginTurn(stop));
    }
}

/// False where the run stops.
bool ConnectorThread::stayWhileHeld(const std::stop_token& stop, Clock& clock)
{
    std::unique_lock lock(m_mutex);
    if (m_held && !stop.stop_requested()) m_store.link().stopped(clock.now());
    m_asked.wait(lock, stop, [this] { return !m_held; });
    return !stop.stop_requested();
}

/// False where the run stops.
bool ConnectorThread::awaitStart(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_asked.wait(lock, stop, [this] { return m_startAsked; }) || stop.stop_requested()) return false;
    m_startAsked = false;
    m_store.reopen();
    return true;
}

std::stop_token ConnectorThread::beginTurn(const std::stop_token& stop)
{
    const std::lock_guard lock(m_mutex);
    m_turn = std::stop_source();
    if (m_held || stop.stop_requested()) m_turn.request_stop();
    return m_turn.get_token();
}

void ConnectorThread::endTurn()
{
    std::stop_source turn;
    {
        const std::lock_guard lock(m_mutex);
        turn = m_turn;
    }
    turn.request_stop(); // without the lock: what it calls may take long
}

bool ConnectorThread::ask(SourceCommand command)
{
    const auto state = m_store.link().status().state;
    const bool away = state == LinkState::Stopped || state == LinkState::GivenUp;
    if (command == SourceCommand::RetryNow && state != LinkState::Waiting) return false;
    if (command == SourceCommand::Start && !away) return false;
    if (command == SourceCommand::Stop && (away || state == LinkState::Ended)) return false;
    {
        const std::lock_guard lock(m_mutex);
        if (command != SourceCommand::RetryNow) m_held = command == SourceCommand::Stop;
        if (command == SourceCommand::Start) m_startAsked = state == LinkState::GivenUp;
    }
    m_asked.notify_all();
    if (command != SourceCommand::Start) endTurn();
    return true;
}

void ConnectorThread::close()
{
    m_thread.request_stop();
    m_store.close();
    if (m_thread.joinable()) m_thread.join();
}

} // namespace streaming
