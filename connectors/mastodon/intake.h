/// What one connection brings: its events and, before them, those that were missed.
#pragma once

#include "connectors/common/live_blocks.h"
#include "connectors/mastodon/event_framer.h"
#include "connectors/mastodon/timeline.h"

#include <functional>
#include <optional>
#include <string>

namespace connectors::mastodon {

/// Hands everything to the store as server-sent events, and tells the link how the connection stands. The connection's
/// thread.
class Intake {
public:
    using Fill = std::function<Missed()>;

    /// `fill` gets what was missed since the last connection; empty where there is nothing to fill. It is called when
    /// the stream has shown that it works, by an event or a heartbeat: a stream that opens and breaks at once, over and
    /// over, costs no request, and does not pass for one that works.
    Intake(streaming::Store& store, const streaming::Clock& clock, Fill fill)
        : m_store(store), m_clock(clock), m_fill(std::move(fill)), m_blocks(store, clock)
    {
    }

    /// The server let it in.
    void opened();
    bool isOpen() const { return m_open; }

    void heartbeat();
    void take(const Event& event);
    /// At every tick, and at the end.
    void flush() { m_blocks.flush(); }

    /// Of the last status that came; none where none did.
    std::optional<std::string> lastId() const;

private:
    void works();

    streaming::Store& m_store;
    const streaming::Clock& m_clock;
    Fill m_fill;
    LiveBlocks m_blocks;
    bool m_open = false;
    std::string m_lastStatus; // JSON
};

} // namespace connectors::mastodon
