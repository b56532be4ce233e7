/// How long to wait before a source is tried again.
#pragma once

#include "streaming/time.h"

#include <cstddef>
#include <optional>
#include <random>

namespace streaming {

struct BackoffOptions {
    Duration first{2000};                  ///< the wait after the first failure
    double factor = 2;                     ///< each further wait is so many times the one before
    Duration longest{60000};               ///< no wait is longer, but for the jitter
    double jitter = 0.25;                  ///< a wait is lengthened by up to this part of it, never shortened
    std::optional<std::size_t> attempts{}; ///< so many failures in a row are tried again; none: without end
};

/// The waits of one source. One thread at a time.
class Backoff {
public:
    /// Throws GraphError where the options make no sense. The same seed gives the same waits.
    Backoff(BackoffOptions options, std::uint64_t seed);

    /// The next wait; none where the attempts are used up.
    std::optional<Duration> next();
    /// The source worked: what fails from now on is a first failure.
    void reset() { m_failures = 0; }
    std::size_t failures() const { return m_failures; }

private:
    const BackoffOptions m_options;
    std::mt19937_64 m_random;
    std::size_t m_failures = 0;
};

} // namespace streaming
