#include "connectors/common/live_blocks.h"

#include <algorithm>
#include <utility>

namespace connectors {

namespace {

constexpr std::size_t enough = 64u << 10; // to be worth a block without waiting for the tick
constexpr std::size_t longestRecord = 64u << 20; // section 3 of the contract

bool isBlank(std::string_view line)
{
    return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

void LiveBlocks::addBytes(std::string_view bytes)
{
    m_gathered.append(bytes);
    const auto text = m_gathered.view();
    for (auto end = text.find(m_recordEnd, m_scanned); end != std::string_view::npos;
         end = text.find(m_recordEnd, m_scanned)) {
        m_scanned = end + m_recordEnd.size();
        if (!isBlank(text.substr(m_whole, m_scanned - m_whole))) ++m_records;
        m_whole = m_scanned;
    }
    // A line's end may be cut in two; what is no line in the end goes on as it is, for the decoder to count.
    m_scanned = std::max(m_scanned, text.size() - std::min(text.size(), m_recordEnd.size() - 1));
    if (text.size() - m_whole > longestRecord) m_whole = text.size();
    if (m_records == 0 && m_whole > 0) m_store.link().heard(m_clock.now());
    if (m_whole >= enough) flush();
}

void LiveBlocks::addRecord(std::string_view record, streaming::Position end)
{
    m_gathered.append(record);
    m_gathered.append("\n");
    m_whole = m_scanned = m_gathered.size();
    m_end = end;
    ++m_records;
    if (m_whole >= enough) flush();
}

void LiveBlocks::flush()
{
    if (m_whole == 0) return;
    const auto rest = m_gathered.view().substr(m_whole);
    auto next = m_store.buffer(rest.size());
    next.append(rest);
    streaming::RawBlock block;
    block.bytes = std::move(m_gathered);
    block.bytes.resize(m_whole);
    block.arrival = m_clock.now();
    block.opensDocument = m_opensDocument;
    block.end = m_end;
    block.records = m_records;
    m_opensDocument = false;
    m_gathered = std::move(next);
    m_scanned -= m_whole;
    m_whole = 0;
    if (std::exchange(m_records, 0) > 0) m_store.offer(std::move(block));
}

} // namespace connectors
