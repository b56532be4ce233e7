/// One connection to a host, from its opening to its end.
#pragma once

#include "connectors/bluesky/frame_unpacker.h"
#include "connectors/bluesky/recent_events.h"
#include "connectors/bluesky/subscription.h"
#include "connectors/common/live_blocks.h"
#include "connectors/websocket/transport.h"

#include <optional>

namespace connectors::bluesky {

/// What is known of the feed from one connection to the next.
struct FeedMemory {
    Place place{};
    RecentEvents recent{};
    std::optional<std::int64_t> holeFrom{}; ///< microseconds; from there to the next event a host may not have had it
};

/// What a connection is about.
struct Connecting {
    Wire wire = Wire::Older;
    std::string host;
    FrameUnpacker* unpacker = nullptr; ///< where compressed messages were asked for; outlives the connection
};

/// Hands over all messages but those that were handed over before. The connection's thread.
class EventReader {
public:
    /// All outlive it. Goes on from the memory's place, where there is one, and takes it further.
    EventReader(streaming::Store& store, const streaming::Clock& clock, FeedMemory& memory, Connecting connecting);

    websocket::Handlers handlers();
    /// Hands over what is left.
    void finish() { m_blocks.flush(); }

    /// Whether the host let it in.
    bool isOpen() const { return m_heard.has_value(); }
    /// Whether an event came that had not come before.
    bool gaveData() const { return m_gaveData; }
    /// Whether a compressed message could not be read.
    bool unpackingFailed() const { return m_unpackingFailed; }
    /// When there was a sign of life; none where it never opened.
    std::optional<streaming::Time> heard() const { return m_heard; }

private:
    void open();
    void hear();
    streaming::Result<void> take(std::string_view message, websocket::MessageKind kind);
    streaming::Result<void> takeText(std::string_view text);
    void takeEvent(std::string_view text, const EventStamp& stamp);
    void takeOther(std::string_view text);
    void takeNotice(const Message& notice);
    void handOver(std::string_view text);
    streaming::Error ended(const Message& error) const;
    void tellHole(std::int64_t until);

    streaming::Store& m_store;
    const streaming::Clock& m_clock;
    FeedMemory& m_memory;
    const Connecting m_connecting;
    LiveBlocks m_blocks;
    std::optional<streaming::Time> m_heard;
    std::vector<std::string> m_early; // what came before the first event
    bool m_gaveData = false;
    bool m_unpackingFailed = false;
};

} // namespace connectors::bluesky
