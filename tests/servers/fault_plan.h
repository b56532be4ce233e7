/// Faults of a fake service, planned: for requests to come, and for streams that run.
#pragma once

#include "streaming/result.h"

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace servers {

struct Fault {
    enum class Kind {
        // of a request for the stream
        Status, ///< `status`; 429 and 420 with a limit that is lifted `after` this time
        Reset,
        Silence, ///< no answer
        Redirect, ///< to another host
        GzipBomb,
        EndlessLine,
        // within a stream, `after` so long or, where that is 0, after `records`
        StreamReset,
        StreamCut, ///< within a record
        StreamStall, ///< nothing more, no sign of life either
        StreamEnd, ///< in order
    };
    Kind kind = Kind::Status;
    int status = 503;
    streaming::Duration after{0};
    std::uint64_t records = 0;

    bool operator==(const Fault&) const = default;
};

/// What a stream does all the time.
struct Habits {
    bool doubled = false; ///< every record twice
    bool reordered = false; ///< two neighbours change places
    std::optional<streaming::Duration> pauseBetweenBytes;
};

/// Any thread.
class FaultPlan {
public:
    /// For the next request or, of a fault within a stream, the next stream; one after the other.
    void once(const Fault& fault, int times = 1);
    /// A fault within a stream, for all of them that have no other.
    void always(const Fault& fault);
    void habits(const Habits& habits);

    /// As the program takes it: `401` `503*5` `429=60s` (with a limit that is then lifted) `reset` `silence` `redirect`
    /// `bomb` `endless` `double` `reorder` `slow=1ms`, `cut-every=20s` (`reset-`, `stall-`, `end-`), `cut-after=1000`
    /// (records; once).
    streaming::Result<void> add(std::string_view words);

    std::optional<Fault> takeForRequest();
    std::optional<Fault> takeForStream();
    Habits habits() const;

private:
    mutable std::mutex m_mutex;
    std::deque<Fault> m_requests;
    std::deque<Fault> m_streams;
    std::optional<Fault> m_always;
    Habits m_habits;
};

/// `500ms`, `20s`, `5m`; none where it is none.
std::optional<streaming::Duration> parseDuration(std::string_view text);

} // namespace servers
