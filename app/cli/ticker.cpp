#include "app/cli/ticker.h"

#include <pthread.h>

namespace app::cli {

Ticker::Ticker(std::chrono::milliseconds interval, std::function<void()> call)
    : m_interval(interval),
      m_call(std::move(call)),
      m_thread([this](std::stop_token stop) { tick(std::move(stop)); })
{
    pthread_setname_np(m_thread.native_handle(), "ts-screen");
}

Ticker::~Ticker() = default; // the thread is asked to stop and joined

void Ticker::tick(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    while (!m_stopped.wait_for(lock, stop, m_interval, [&] { return stop.stop_requested(); })) m_call();
}

} // namespace app::cli
