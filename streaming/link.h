/// The connection of one source over its life: whether it stands, and what it missed.
#pragma once

#include "streaming/result.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace streaming {

/// A hole in a live feed.
struct Gap {
    Time from{};
    Time to{};
    std::string reason;
    std::optional<std::int64_t> estimate{}; ///< records that were missed; none: nobody knows

    bool operator==(const Gap&) const = default;
};

enum class LinkState {
    Connecting,
    Connected, ///< or data came without
    Waiting, ///< for the next attempt
    Ended,   ///< nothing more comes: the feed is over, or the run was stopped
    GivenUp, ///< over an error that no retry mends
    Stopped, ///< by somebody, until it is started again
};

struct LinkStatus {
    LinkState state = LinkState::Connecting;
    Time since{};                       ///< when it got into that state
    std::string error{};                ///< the last one, in words
    std::optional<ErrorKind> errorKind{}; ///< of that one
    std::optional<Time> nextTry{};      ///< while it waits
    std::optional<Time> lastHeard{};    ///< the last byte or sign of life
    std::int64_t bytes = 0;             ///< handed over
    std::int64_t records = 0;           ///< handed over, where the connector counts them
    std::int64_t billed = 0;            ///< records that the other side charges for
    std::int64_t dropped = 0;           ///< records that were shed because the program was slower than the feed
    std::int64_t reconnects = 0;
    std::int64_t gaps = 0;
};

/// Something that happened to a connection: it got into a state, or a gap became known.
struct LinkEvent {
    Time at{};
    LinkState state{};
    std::string error{};           ///< why, where something went wrong
    std::optional<Time> nextTry{}; ///< where it waits
    std::optional<Gap> gap{};

    bool operator==(const LinkEvent&) const = default;
};

/// The connection of a source, by the name of its connector.
struct SourceLink {
    std::string source;
    LinkStatus status;
};

/// What a connection says of the time since the last one broke.
enum class Continuity {
    Broken, ///< what was sent then is missing
    Whole,  ///< what was sent then comes now
};

/// A gap begins where a connection that worked was last heard, and ends where the next one is. Any thread.
class Link {
public:
    static constexpr std::size_t eventsKept = 200;

    /// Told of each gap when its end is known, on the thread that ends it. Set before the source starts.
    void onGap(std::function<void(const Gap&)> tell) { m_tell = std::move(tell); }
    /// Told whenever a connection stands. Set before the source starts.
    void onConnected(std::function<void()> tell) { m_tellConnected = std::move(tell); }

    // The connector's side.

    void connected(Time now, Continuity continuity = Continuity::Broken);
    /// A sign of life without data: a heartbeat, a ping.
    void heard(Time now);
    /// Records that cost money were handed over.
    void billed(std::size_t records);
    /// The source itself says that it left something out.
    void missed(Gap gap);

    // The store's.

    void received(Time now, std::size_t bytes, std::size_t records);
    void dropped(std::size_t records);

    // The supervisor's.

    void connecting(Time now);
    /// Whether data arrived since the last call of `lost`.
    bool worked() const;
    void lost(const Error& error, Time now, std::optional<Time> nextTry);
    /// An open gap ends here too.
    void ended(Time now);
    /// Somebody wants it so; what is missed from now on is a gap.
    void stopped(Time now);

    LinkStatus status() const;
    /// The newest events, oldest first. A new attempt after a wait is none: the wait said when it comes.
    std::vector<LinkEvent> events() const;

private:
    void enter(LinkState state, Time now);
    void note(LinkEvent event);
    void openGap(std::string reason, Time now);
    std::optional<Gap> hear(Time now);
    std::optional<Gap> closeGap(Time now);
    void tell(const std::optional<Gap>& gap) const;

    std::function<void(const Gap&)> m_tell;
    std::function<void()> m_tellConnected;
    mutable std::mutex m_mutex;
    LinkStatus m_status;
    bool m_everConnected = false;
    bool m_worked = false;
    Time m_connectedAt{};
    std::int64_t m_recordsBefore = 0; // of earlier connections
    std::optional<Gap> m_open;
    std::deque<LinkEvent> m_events;
    double m_recordsPerMs = 0; // of the connection before the gap
};

} // namespace streaming
