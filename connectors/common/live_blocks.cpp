#include "connectors/common/live_blocks.h"

#include <utility>

namespace connectors {

namespace {
constexpr std::size_t enough = 64u << 10; // bytes, to be worth a block without waiting for the tick
}

void LiveBlocks::addRecord(std::string_view record, streaming::Position end)
{
    m_gathered.append(record);
    m_gathered.append("\n");
    m_end = end;
    ++m_records;
    if (m_gathered.size() >= enough) flush();
}

void LiveBlocks::flush()
{
    if (m_records == 0) return;
    streaming::RawBlock block;
    block.bytes = std::exchange(m_gathered, m_store.buffer(0));
    block.arrival = m_clock.now();
    block.opensDocument = std::exchange(m_opensDocument, false);
    block.end = m_end;
    block.records = std::exchange(m_records, 0);
    m_store.offer(std::move(block));
}

} // namespace connectors
