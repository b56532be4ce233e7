/// What transports that play a script have in common.
#pragma once

#include "tests/support/leaping_clock.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <stop_token>
#include <vector>

namespace support {

/// Keeps what was asked for and when, and hands out the scenes. When they are over, a connection stands, silent, until
/// it is stopped. Any thread; scenes are added before the first request.
template <class Request>
class Script {
public:
    explicit Script(LeapingClock& clock) : m_clock(clock) {}

    /// The next of `scenes` for a connection that is asked for; an empty one where they are over.
    template <class Scene>
    Scene next(const Request& request, std::deque<Scene>& scenes)
    {
        const std::lock_guard lock(m_mutex);
        m_requests.push_back(request);
        m_attempts.push_back(m_clock.now());
        if (scenes.empty()) return {};
        auto scene = std::move(scenes.front());
        scenes.pop_front();
        return scene;
    }
    /// A request that is for no connection of the script.
    void note(const Request& request)
    {
        const std::lock_guard lock(m_mutex);
        m_requests.push_back(request);
    }

    /// Until `stop`.
    void stand(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        m_over = true;
        m_changed.notify_all();
        m_changed.wait(lock, stop, [] { return false; });
    }

    /// Until a connection stands; of a second call, another one.
    void awaitOver()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_over; });
        m_over = false;
    }

    /// In their order.
    std::vector<Request> requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }

    /// Between the connections that were asked for.
    std::vector<streaming::Duration> waits() const
    {
        const std::lock_guard lock(m_mutex);
        std::vector<streaming::Duration> waits;
        for (std::size_t i = 1; i < m_attempts.size(); ++i) waits.push_back(m_attempts[i] - m_attempts[i - 1]);
        return waits;
    }

private:
    LeapingClock& m_clock;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<Request> m_requests;
    std::vector<streaming::Time> m_attempts;
    bool m_over = false;
};

} // namespace support
