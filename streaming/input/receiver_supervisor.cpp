#include "streaming/input/receiver_supervisor.h"

namespace streaming {

void ReceiverControl::reportError(const std::string& message, const std::string& error)
{
    if (m_supervisor) m_supervisor->reportError(message, error);
}

void ReceiverControl::restart(const std::string& message, const std::string& error, std::optional<Duration> delay)
{
    if (m_supervisor) m_supervisor->restart(message, error, delay);
}

void ReceiverControl::stop(const std::string& message, const std::string& error)
{
    if (m_supervisor) m_supervisor->stop(message, error);
}

bool ReceiverControl::isStarted() const { return m_supervisor && m_supervisor->isStarted(); }

bool ReceiverControl::isStopped() const { return m_supervisor && m_supervisor->isStopped(); }

void ReceiverControl::noteStored() { m_supervisor->noteStored(); }

ReceiverSupervisor::ReceiverSupervisor(ReceiverControl& receiver, Clock& clock, BackoffOptions restart)
    : m_receiver(receiver), m_clock(clock), m_backoff(restart, std::hash<std::string>{}(receiver.name()))
{
    m_info.name = receiver.name();
}

void ReceiverSupervisor::start(std::size_t streamId, Tell tell, std::function<void()> over)
{
    m_info.streamId = streamId;
    m_tell = std::move(tell);
    m_whenOver = std::move(over);
    m_receiver.m_stopToken = m_ending.get_token();
    m_receiver.m_supervisor = this;
    m_thread = std::thread([this] { live(); });
}

void ReceiverSupervisor::requestStop()
{
    {
        std::lock_guard lock(m_mutex);
        m_wish = Wish::Stop;
    }
    m_ending.request_stop();
    m_wished.notify_all();
}

void ReceiverSupervisor::join()
{
    requestStop();
    if (m_thread.joinable()) m_thread.join();
}

void ReceiverSupervisor::live()
{
    nameThread("rx-" + m_receiver.name());
    while (!isStopped()) {
        startReceiver();
        awaitWish();
        stopReceiver();
        const auto delay = restartDelay();
        if (!delay || !m_clock.waitUntil(m_clock.now() + *delay, m_ending.get_token())) break;
    }
    requestStop();
    m_over = true;
    m_whenOver();
}

void ReceiverSupervisor::startReceiver()
{
    m_stored = false;
    m_started = true;
    tell(Event::Started);
    try {
        m_receiver.onStart();
    } catch (const std::exception& error) {
        reportError("The receiver could not be started", error.what());
        restart("The receiver could not be started", error.what(), std::nullopt);
    }
}

void ReceiverSupervisor::awaitWish()
{
    std::unique_lock lock(m_mutex);
    m_wished.wait(lock, [&] { return m_wish != Wish::None; });
}

void ReceiverSupervisor::stopReceiver()
{
    m_receiver.onStop();
    m_started = false;
    tell(Event::Stopped);
}

/// None: it ends.
std::optional<Duration> ReceiverSupervisor::restartDelay()
{
    if (m_stored) m_backoff.reset();
    std::optional<Duration> asked;
    {
        std::lock_guard lock(m_mutex);
        if (m_wish == Wish::Stop) return std::nullopt;
        m_wish = Wish::None;
        asked = std::exchange(m_delay, std::nullopt);
    }
    if (asked) return asked;
    const auto delay = m_backoff.next();
    if (!delay) reportError("Given up after " + std::to_string(m_backoff.failures()) + " attempts to start again", "");
    return delay;
}

void ReceiverSupervisor::reportError(const std::string& message, const std::string& error)
{
    keepError(message, error);
    tell(Event::Error);
}

void ReceiverSupervisor::restart(const std::string& message, const std::string& error, std::optional<Duration> delay)
{
    keepError(message, error);
    {
        std::lock_guard lock(m_mutex);
        if (m_wish != Wish::None) return;
        m_wish = Wish::Restart;
        m_delay = delay;
    }
    m_wished.notify_all();
}

void ReceiverSupervisor::stop(const std::string& message, const std::string& error)
{
    if (!error.empty()) keepError(message, error);
    requestStop();
}

void ReceiverSupervisor::tell(Event event)
{
    ReceiverInfo info;
    {
        std::lock_guard lock(m_mutex);
        m_info.active = m_started;
        info = m_info;
    }
    m_tell(event, info);
}

void ReceiverSupervisor::keepError(const std::string& message, const std::string& error)
{
    std::lock_guard lock(m_mutex);
    m_info.lastErrorMessage = message;
    m_info.lastError = error;
    m_info.lastErrorTime = m_clock.now();
}

} // namespace streaming
