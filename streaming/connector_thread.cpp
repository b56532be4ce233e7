#include "streaming/connector_thread.h"

#include "streaming/worker_pool.h"

namespace streaming {

void ConnectorThread::start(std::function<void()> wake, Clock& clock, Duration retryAfter, OnError onError)
{
    m_store.onArrival(std::move(wake));
    m_thread = std::jthread([this, &clock, retryAfter, onError = std::move(onError)](const std::stop_token& stop) {
        nameThread("rx-" + m_connector->name());
        while (true) {
            const auto result = m_connector->run(stop, m_store);
            if (result || stop.stop_requested()) break;
            const auto retry = result.error().kind == ErrorKind::Unreachable ? Retry::Again : Retry::GivenUp;
            if (onError) onError(m_connector->name(), result.error(), retry);
            if (retry == Retry::GivenUp || !clock.waitUntil(clock.now() + result.error().retryAfter.value_or(retryAfter), stop))
                break;
        }
        m_store.finish();
    });
}

void ConnectorThread::close()
{
    m_thread.request_stop();
    m_store.close();
    if (m_thread.joinable()) m_thread.join();
}

} // namespace streaming
