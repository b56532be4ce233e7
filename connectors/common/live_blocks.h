/// From the bytes of a live connection to blocks of whole records.
#pragma once

#include "streaming/clock.h"
#include "streaming/connector.h"

#include <string_view>

namespace connectors {

/// Gathers what comes within a moment, so that a busy feed does not cost a block a record, and offers it to the store:
/// a live feed is never held up, and what finds no room is dropped and counted there. One connection; its thread.
class LiveBlocks {
public:
    /// Both outlive it. `recordEnd` is what stands behind each record of a feed of lines.
    LiveBlocks(streaming::Store& store, const streaming::Clock& clock, std::string_view recordEnd = "\n")
        : m_store(store), m_clock(clock), m_recordEnd(recordEnd)
    {
    }

    /// Bytes of a feed of lines, cut anywhere. A line that is blank is a sign of life and no record.
    void addBytes(std::string_view bytes);
    /// A whole record, written as a line; `end` is how far the source was read with it.
    void addRecord(std::string_view record, streaming::Position end = {});

    /// Hands over the whole records that are here; called at every tick and when the connection ends.
    void flush();

private:
    void offer(std::string_view bytes);

    streaming::Store& m_store;
    const streaming::Clock& m_clock;
    const std::string_view m_recordEnd;
    streaming::ByteBuffer m_gathered;
    std::size_t m_whole = 0; // bytes of it that are whole records
    std::size_t m_scanned = 0;
    std::uint32_t m_records = 0;
    streaming::Position m_end;
    bool m_opensDocument = true;
};

} // namespace connectors
