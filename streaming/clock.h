/// The clock that a context runs on. It is injected, so that tests move time by hand.
#pragma once

#include "streaming/time.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <vector>

namespace streaming {

/// Something to wait on: rung by other threads, and by the clock when its time has come. A ring is kept until
/// somebody has waited for it.
class Alarm {
public:
    void ring();
    /// Waits for a ring.
    void wait();
    /// Waits for a ring, at most until `deadline`.
    void waitUntil(std::chrono::system_clock::time_point deadline);

private:
    std::mutex m_mutex;
    std::condition_variable m_rung;
    bool m_ringing = false;
};

/// Tells the time and waits for it. All members may be called from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Time now() const = 0;

    /// Waits until the alarm is rung or, where there is a deadline, `now()` reaches it; may return before.
    virtual void wait(const std::shared_ptr<Alarm>& alarm, std::optional<Time> deadline) = 0;

    /// Waits until `now() >= time`; false where `stop` was requested before.
    bool waitUntil(Time time, const std::stop_token& stop);
};

/// The wall clock.
class SystemClock final : public Clock {
public:
    Time now() const override;
    void wait(const std::shared_ptr<Alarm>& alarm, std::optional<Time> deadline) override;
};

/// A clock that stands still until it is moved; starts at the epoch.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Time start = Time{}) : m_now(start) {}
    Time now() const override;
    void wait(const std::shared_ptr<Alarm>& alarm, std::optional<Time> deadline) override;

    void setTime(Time time);
    void advance(Duration duration);
    /// Waits until somebody waits for `time` or a later moment: what was due before has then been dealt with.
    void awaitWaiterFor(Time time);

private:
    struct Waiter {
        Time deadline;
        std::shared_ptr<Alarm> alarm;
        bool operator<(const Waiter& other) const
        {
            return deadline != other.deadline ? deadline < other.deadline : alarm < other.alarm;
        }
    };

    void moved();

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    Time m_now;
    std::multiset<Waiter> m_waiters;
};

} // namespace streaming
