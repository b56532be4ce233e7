/// Watches whether a client keeps to a service's rules of connecting (`feed-apis.md` a.4), with times that the caller
/// gives; no sockets, no clock. One keeper an account. Any thread.
///
///     RuleKeeper keeper({.punctuality = Punctuality::Exact});
///     keeper.attempt(now);                          // the client connects …
///     keeper.failed(Failure::ServerFailed, now);    // … and gets 503: the next attempt is due in 5 s
///     keeper.attempt(now + 4s);
///     EXPECT_THAT(keeper.violations(), IsEmpty());  // fails: "attempt after 4000 ms, …"
#pragma once

#include "streaming/time.h"

#include <array>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace servers {

/// Why an attempt came to nothing, or a connection ended.
enum class Failure {
    Unreachable, ///< TCP, TLS, a drop: at once where data had come, then 250 ms, 500 ms … 16 s
    ServerFailed, ///< 5xx: 5 s, doubling, to 320 s
    RateLimited, ///< 420, 429: 60 s, doubling, without an end; not before the limit is lifted
    Final, ///< 401, 403, 404, 406, 413, 416, and disconnects that are for good: no further attempt
};

enum class Punctuality {
    AtLeast, ///< later than due is no fault
    Exact, ///< a wait may be a fifth longer (jitter), and `slack`
};

struct Rules {
    Punctuality punctuality = Punctuality::AtLeast;
    streaming::Duration slack{50}; ///< a late attempt's own time; early there is none
    std::size_t connects = 0; ///< that may be answered within `window`; 0: any number
    streaming::Duration window = std::chrono::minutes(15);
    std::size_t secondTries = 0; ///< attempts allowed after a 401: 1 where a bearer may be exchanged anew
};

class RuleKeeper {
public:
    explicit RuleKeeper(const Rules& rules = {}) : m_rules(rules) { }

    /// The client begins to connect. Held against the wait that is due.
    void attempt(streaming::Time now);
    /// It was let in. More than one at a time is a violation.
    void connected(streaming::Time now);
    /// A record arrived: what failed before is forgotten.
    void delivered();
    /// The attempt, or the connection, came to an end that the client did not choose. `lifted`: when the limit ends.
    void failed(Failure kind, streaming::Time now, std::optional<streaming::Time> lifted = std::nullopt);
    /// The client closed an orderly connection: it may come back when it likes.
    void left();
    /// The person changed the credentials: what was final is so no more.
    void forgive();
    /// What another part of a fake found.
    void violated(std::string what);

    std::vector<std::string> violations() const;
    std::size_t attempts() const;
    /// The earliest moment of the next attempt; none where none is allowed.
    std::optional<streaming::Time> due() const;

private:
    void checkDue(streaming::Time now);
    void countAnswer(streaming::Time now);
    streaming::Duration waitFor(Failure kind);

    const Rules m_rules;
    mutable std::mutex m_mutex;
    std::array<int, 3> m_failures{}; // of each kind but Final, since a record arrived
    bool m_hadData = false; // since the connection opened
    std::size_t m_open = 0;
    bool m_trying = false; // an attempt has neither been let in nor failed
    bool m_final = false;
    std::size_t m_triesAfterFinal = 0;
    std::optional<streaming::Time> m_failedAt;
    streaming::Time m_due{};
    std::deque<streaming::Time> m_answers; // within the window
    std::size_t m_attempts = 0;
    std::vector<std::string> m_violations;
};

} // namespace servers
