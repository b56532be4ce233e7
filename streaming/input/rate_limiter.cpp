#include "streaming/input/rate_limiter.h"

#include "streaming/result.h"

#include <algorithm>
#include <cmath>

namespace streaming {

RateLimiter::RateLimiter(Clock& clock, std::optional<double> maxRate, std::optional<double> initialRate)
    : m_clock(clock), m_maxRate(maxRate), m_rate(maxRate), m_gatheredAt(clock.now())
{
    if ((maxRate && *maxRate <= 0) || (initialRate && *initialRate <= 0))
        throw GraphError("a rate limit must be positive; none is no limit");
    if (initialRate) setRate(*initialRate);
}

void RateLimiter::gather(Time now)
{
    const auto seconds = std::max(0.0, static_cast<double>((now - m_gatheredAt).count()) / 1000);
    m_tokens = std::min(m_tokens + seconds * *m_rate, *m_rate);
    m_gatheredAt = std::max(m_gatheredAt, now);
}

bool RateLimiter::acquire(std::size_t records, const std::stop_token& stop)
{
    Time due;
    {
        std::lock_guard lock(m_mutex);
        if (!m_rate) return !stop.stop_requested();
        const auto now = m_clock.now();
        gather(now);
        m_tokens -= static_cast<double>(records);
        if (m_tokens >= 0) return !stop.stop_requested();
        due = now + Duration(static_cast<Duration::rep>(std::ceil(-m_tokens / *m_rate * 1000)));
    }
    return m_clock.waitUntil(due, stop);
}

void RateLimiter::setRate(double rate)
{
    if (rate <= 0) return;
    std::lock_guard lock(m_mutex);
    if (m_rate) gather(m_clock.now());
    m_rate = m_maxRate ? std::min(rate, *m_maxRate) : rate;
    m_tokens = std::min(m_tokens, *m_rate);
}

std::optional<double> RateLimiter::rate() const
{
    std::lock_guard lock(m_mutex);
    return m_rate;
}

} // namespace streaming
