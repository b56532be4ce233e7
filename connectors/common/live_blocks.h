/// From the records of a live connection to blocks.
#pragma once

#include "streaming/clock.h"
#include "streaming/connector.h"

#include <string_view>

namespace connectors {

/// Gathers what comes within a moment, so that a busy feed does not cost a block a record, and offers it to the store:
/// a live feed is never held up, and what finds no room is dropped and counted there. One connection; its thread.
class LiveBlocks {
public:
    /// Both outlive it.
    LiveBlocks(streaming::Store& store, const streaming::Clock& clock) : m_store(store), m_clock(clock) {}

    /// A whole record, written as a line; `end` is how far the source was read with it.
    void addRecord(std::string_view record, streaming::Position end = {});

    /// Hands over what was gathered; called at every tick and when the connection ends.
    void flush();

private:
    streaming::Store& m_store;
    const streaming::Clock& m_clock;
    streaming::ByteBuffer m_gathered;
    std::uint32_t m_records = 0;
    streaming::Position m_end;
    bool m_opensDocument = true;
};

} // namespace connectors
