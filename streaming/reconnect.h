/// How long a source waits before it connects again, by what went wrong.
#pragma once

#include "streaming/result.h"

#include <cstddef>
#include <optional>
#include <random>

namespace streaming {

/// The waits that streaming services ask of their clients; the standard values are Twitter's, which the others share.
struct ReconnectOptions {
    Duration networkStep{250};      ///< `Unreachable`: each wait is so much longer than the one before
    Duration networkLongest{16000};
    Duration serverFirst{5000};     ///< `ServerFailed`: doubling
    Duration serverLongest{320000};
    Duration limitedFirst{60000};   ///< `RateLimited`: doubling, without an end that matters
    double jitter = 0.2;            ///< a wait is lengthened by up to this part of it, never shortened
    std::optional<std::size_t> attempts{}; ///< so many failures in a row are tried again; none: without end
};

/// The waits of one source. One thread at a time.
class Reconnect {
public:
    /// Throws GraphError where the options make no sense. The same seed gives the same waits.
    Reconnect(ReconnectOptions options, std::uint64_t seed);

    /// Real data arrived: the next failure is a first one, and a connection that merely broke is made again at once.
    void worked();

    /// The wait before the next attempt, at least what the other side asked for; none where trying again cannot help,
    /// or the attempts are used up.
    std::optional<Duration> after(const Error& error);

private:
    std::optional<Duration> waitFor(ErrorKind kind);

    const ReconnectOptions m_options;
    std::mt19937_64 m_random;
    bool m_worked = false; // since the last failure
    std::size_t m_failures = 0;
    std::size_t m_networkFailures = 0;
    std::size_t m_serverFailures = 0;
    std::size_t m_limits = 0;
};

} // namespace streaming
