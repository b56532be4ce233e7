/// What a window shows of a source: how it is doing, and what happened to it.
#pragma once

#include "streaming/time.h"

#include <cstdint>
#include <optional>
#include <string>

namespace app {

using streaming::Duration;
using streaming::Time;

enum class SourceState {
    Connecting,
    Live,
    Waiting, ///< for the next attempt
    Ended,
    GivenUp,
    Stopped, ///< by the user
};

/// Why a source is away.
enum class SourceTrouble {
    None,
    Network,     ///< it cannot be reached
    Service,     ///< it says that it failed
    RateLimited, ///< it wants to be left alone for a while
    Credentials, ///< missing or refused
    Other,       ///< what no retry mends
};

struct SourceView {
    std::string name; ///< its kind
    SourceState state = SourceState::Connecting;
    std::string error{};               ///< the last one, in words
    std::optional<Duration> nextTry{}; ///< how long it still waits
    Duration since{};                  ///< how long it has been in that state
    SourceTrouble trouble = SourceTrouble::None;
    std::optional<Time> nextTryAt{};
    std::optional<Duration> silent{}; ///< how long nothing was heard of it; none: nothing ever was
    double bytesPerSecond = 0;
    double statusesPerSecond = 0; ///< 0 also where its connector does not count
    std::int64_t reconnects = 0;
    std::int64_t gaps = 0;
    std::int64_t dropped = 0;
    bool stoppable = false; ///< it can begin anew after a stop without reading twice
};

/// Something that happened to a source.
struct SourceEvent {
    enum class Kind { Connecting, Connected, Waiting, GivenUp, Ended, Stopped, Gap };

    Time at{};
    Kind kind = Kind::Connecting;
    std::string words{}; ///< why, as the service said it
    std::optional<Duration> wait{}; ///< for the next attempt
    std::optional<Duration> lasted{}; ///< of a gap
    std::optional<std::int64_t> estimate{}; ///< of a gap: statuses that were missed; none: nobody knows
};

enum class SourceRequest { Stop, Start, RetryNow };

} // namespace app
