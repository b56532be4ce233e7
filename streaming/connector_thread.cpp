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
    Reconnect reconnect(options, std::random_device()());
    m_thread = std::jthread([this, &clock, reconnect = std::move(reconnect)](const std::stop_token& stop) {
        nameThread("rx-" + m_connector->name());
        supervise(stop, clock, reconnect);
    });
}

void ConnectorThread::supervise(const std::stop_token& stop, Clock& clock, Reconnect reconnect)
{
    auto& link = m_store.link();
    while (true) {
        link.connecting(clock.now());
        const auto result = m_connector->run(stop, m_store);
        if (result || stop.stop_requested()) break;
        if (link.worked()) reconnect.worked();
        const auto wait = reconnect.after(result.error());
        const auto now = clock.now();
        link.lost(result.error(), now, wait ? std::optional(now + *wait) : std::nullopt);
        if (m_events.onError) m_events.onError(m_connector->name(), result.error(), wait);
        if (!wait || !clock.waitUntil(now + *wait, stop)) break;
    }
    link.ended(clock.now());
    m_store.finish();
}

void ConnectorThread::close()
{
    m_thread.request_stop();
    m_store.close();
    if (m_thread.joinable()) m_thread.join();
}

} // namespace streaming
