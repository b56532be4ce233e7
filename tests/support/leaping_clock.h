/// A clock for the simulated months of a connection.
#pragma once

#include "streaming/clock.h"

#include <mutex>

namespace support {

/// Leaps to whatever moment is waited for, so that a week takes no time.
class LeapingClock final : public streaming::Clock {
public:
    explicit LeapingClock(streaming::Time start) : m_now(start) {}

    streaming::Time now() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_now;
    }

    void wait(const std::shared_ptr<streaming::Alarm>& alarm, std::optional<streaming::Time> deadline) override
    {
        if (!deadline) return alarm->wait();
        const std::lock_guard lock(m_mutex);
        m_now = std::max(m_now, *deadline);
    }

    void pass(streaming::Duration time)
    {
        const std::lock_guard lock(m_mutex);
        m_now += time;
    }

private:
    mutable std::mutex m_mutex;
    streaming::Time m_now;
};

} // namespace support
