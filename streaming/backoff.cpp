#include "streaming/backoff.h"

#include "streaming/result.h"

#include <algorithm>
#include <cmath>

namespace streaming {

Backoff::Backoff(BackoffOptions options, std::uint64_t seed) : m_options(options), m_random(seed)
{
    if (options.first <= Duration(0) || options.longest < options.first || options.factor < 1 || options.jitter < 0)
        throw GraphError("a back-off needs a positive first wait, a longest that is no shorter, a factor of at least 1 "
                         "and a jitter of at least 0");
}

std::optional<Duration> Backoff::next()
{
    if (m_options.attempts && m_failures >= *m_options.attempts) return std::nullopt;
    const auto longest = static_cast<double>(m_options.longest.count());
    const auto grown = static_cast<double>(m_options.first.count()) * std::pow(m_options.factor, m_failures++);
    const auto wait = std::min(grown, longest);
    const auto lengthened = wait + wait * m_options.jitter * std::uniform_real_distribution<>(0, 1)(m_random);
    return Duration(static_cast<Duration::rep>(std::ceil(lengthened)));
}

} // namespace streaming
