#include "streaming/reconnect.h"

#include <algorithm>
#include <cmath>

namespace streaming {

namespace {

constexpr std::size_t mostDoublings = 10; // a minute becomes 17 hours

Duration doubled(Duration first, std::size_t times)
{
    return first * (std::int64_t{1} << std::min(times, mostDoublings));
}

} // namespace

Reconnect::Reconnect(ReconnectOptions options, std::uint64_t seed) : m_options(options), m_random(seed)
{
    if (options.networkStep <= Duration(0) || options.networkLongest < options.networkStep
        || options.serverFirst <= Duration(0) || options.serverLongest < options.serverFirst
        || options.limitedFirst <= Duration(0) || options.jitter < 0)
        throw GraphError("reconnecting needs positive first waits, longest ones that are no shorter, and a jitter of at "
                         "least 0");
}

void Reconnect::worked()
{
    m_worked = true;
    m_failures = m_networkFailures = m_serverFailures = m_limits = 0;
}

std::optional<Duration> Reconnect::after(const Error& error)
{
    const auto wait = waitFor(error.kind);
    m_worked = false;
    if (!wait || (m_options.attempts && m_failures >= *m_options.attempts)) return std::nullopt;
    ++m_failures;
    const auto asked = std::max(*wait, error.retryAfter.value_or(Duration(0)));
    const auto added = static_cast<double>(asked.count()) * m_options.jitter * std::uniform_real_distribution<>(0, 1)(m_random);
    return asked + Duration(static_cast<Duration::rep>(std::floor(added)));
}

std::optional<Duration> Reconnect::waitFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unreachable:
        if (m_worked) return Duration(0);
        return std::min(m_options.networkStep * static_cast<Duration::rep>(++m_networkFailures), m_options.networkLongest);
    case ErrorKind::ServerFailed:
        return std::min(doubled(m_options.serverFirst, m_serverFailures++), m_options.serverLongest);
    case ErrorKind::RateLimited:
        return doubled(m_options.limitedFirst, m_limits++);
    default:
        return std::nullopt;
    }
}

} // namespace streaming
