/// A limit on records a second, by the context's clock.
#pragma once

#include "streaming/clock.h"

namespace streaming {

/// A token bucket. What was not used gathers for up to a second, then it is lost; who takes more than there is waits
/// until it has come. Any thread.
class RateLimiter {
public:
    /// `maxRate` in records a second, none: no limit; throws GraphError unless positive. `initialRate` is where it
    /// begins, at most `maxRate`.
    RateLimiter(Clock& clock, std::optional<double> maxRate, std::optional<double> initialRate = std::nullopt);

    /// Takes `records` tokens; false where `stop` was requested while it waited for them.
    bool acquire(std::size_t records, const std::stop_token& stop);

    /// A rate that is not positive changes nothing; none is above `maxRate`.
    void setRate(double rate);
    /// Records a second; none: no limit.
    std::optional<double> rate() const;

private:
    void gather(Time now);

    Clock& m_clock;
    const std::optional<double> m_maxRate;
    mutable std::mutex m_mutex;
    std::optional<double> m_rate; // under m_mutex
    double m_tokens = 0;          // under m_mutex: below 0 they are owed
    Time m_gatheredAt;            // under m_mutex
};

} // namespace streaming
