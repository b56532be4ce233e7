/// One connection to a v1.1 stream, from the head of its answer to its end.
#pragma once

#include "connectors/common/live_blocks.h"
#include "connectors/http/transport.h"
#include "connectors/twitter/control_messages.h"
#include "connectors/twitter/record_framer.h"

#include <functional>
#include <optional>
#include <string>

namespace connectors::twitter {

/// Hands all messages to the store, and looks at those that are about the stream as they pass. The connection's thread.
class StreamReader {
public:
    /// All outlive it. `fallingBehind` is told of each such warning.
    StreamReader(streaming::Store& store, const streaming::Clock& clock,
        const std::function<void(const FallingBehind&)>& fallingBehind)
        : m_store(store), m_clock(clock), m_fallingBehind(fallingBehind), m_blocks(store, clock)
    {
    }

    http::Handlers handlers();
    /// Hands over what is whole; the rest of the last message was never sent.
    void finish() { m_blocks.flush(); }

    /// Whether the server let it in.
    bool isOpen() const { return m_head.status == 200; }
    /// The error of an answer that is no stream; none where there was none.
    std::optional<streaming::Error> refused() const;

private:
    streaming::Result<void> takeHead(const http::Head& head);
    streaming::Result<void> takeBytes(std::string_view bytes);
    streaming::Result<void> takeRefusal(std::string_view bytes);
    std::optional<streaming::Error> takeRecord(std::string_view record);
    void takeLimit(const LimitNotice& notice);

    streaming::Store& m_store;
    const streaming::Clock& m_clock;
    const std::function<void(const FallingBehind&)>& m_fallingBehind;
    LiveBlocks m_blocks;
    RecordFramer m_framer;
    http::Head m_head;
    std::string m_refusal; // body of an answer that is no stream
    bool m_anyRecord = false;
    LimitNotice m_lastLimit;
    streaming::Time m_limitSince{}; // when it was told last, or the connection opened
};

} // namespace connectors::twitter
