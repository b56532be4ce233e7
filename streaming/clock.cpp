#include "streaming/clock.h"

namespace streaming {

void Alarm::ring()
{
    {
        std::lock_guard lock(m_mutex);
        m_ringing = true;
    }
    m_rung.notify_one();
}

void Alarm::wait()
{
    std::unique_lock lock(m_mutex);
    m_rung.wait(lock, [&] { return m_ringing; });
    m_ringing = false;
}

void Alarm::waitUntil(std::chrono::system_clock::time_point deadline)
{
    std::unique_lock lock(m_mutex);
    m_rung.wait_until(lock, deadline, [&] { return m_ringing; });
    m_ringing = false;
}

bool Clock::waitUntil(Time time, const std::stop_token& stop)
{
    const auto alarm = std::make_shared<Alarm>();
    const std::stop_callback ringOnStop(stop, [&] { alarm->ring(); });
    while (now() < time && !stop.stop_requested())
        wait(alarm, time);
    return !stop.stop_requested();
}

Time SystemClock::now() const
{
    return std::chrono::floor<Duration>(std::chrono::system_clock::now());
}

void SystemClock::wait(const std::shared_ptr<Alarm>& alarm, std::optional<Time> deadline)
{
    if (deadline)
        alarm->waitUntil(*deadline);
    else
        alarm->wait();
}

Time ManualClock::now() const
{
    std::lock_guard lock(m_mutex);
    return m_now;
}

void ManualClock::wait(const std::shared_ptr<Alarm>& alarm, std::optional<Time> deadline)
{
    if (!deadline) return alarm->wait();
    std::multiset<Waiter>::iterator place;
    {
        std::lock_guard lock(m_mutex);
        if (m_now >= *deadline) return;
        place = m_waiters.insert({*deadline, alarm});
        m_changed.notify_all();
    }
    alarm->wait();
    std::lock_guard lock(m_mutex);
    m_waiters.erase(place);
}

void ManualClock::setTime(Time time)
{
    {
        std::lock_guard lock(m_mutex);
        m_now = time;
    }
    moved();
}

void ManualClock::advance(Duration duration)
{
    {
        std::lock_guard lock(m_mutex);
        m_now += duration;
    }
    moved();
}

void ManualClock::moved()
{
    std::vector<std::shared_ptr<Alarm>> due;
    {
        std::lock_guard lock(m_mutex);
        for (const auto& waiter : m_waiters)
            if (waiter.deadline <= m_now) due.push_back(waiter.alarm);
    }
    for (const auto& alarm : due)
        alarm->ring();
}

void ManualClock::awaitWaiterFor(Time time)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return !m_waiters.empty() && m_waiters.rbegin()->deadline >= time; });
}

} // namespace streaming
