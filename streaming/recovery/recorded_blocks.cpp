#include "streaming/recovery/recorded_blocks.h"

#include "streaming/storage/bytes.h"

namespace streaming {

namespace {

constexpr std::uint8_t blockRecord = 1;
constexpr std::uint8_t opens = 1;
constexpr std::uint8_t closes = 2;

std::string payloadOf(std::size_t input, std::size_t source, const RawBlock& block)
{
    storage::ByteWriter out;
    out.u32(static_cast<std::uint32_t>(input));
    out.u32(static_cast<std::uint32_t>(source));
    out.i64(block.arrival.time_since_epoch().count());
    out.u8((block.opensDocument ? opens : 0) | (block.closesDocument ? closes : 0));
    out.bytes(block.bytes.view());
    return out.take();
}

} // namespace

bool RecordedBlocks::append(std::size_t input, std::size_t source, RawBlock& block)
{
    const auto payload = payloadOf(input, source, block);
    std::lock_guard lock(m_mutex);
    if (m_failure) return false;
    const auto sequence = m_log.append(blockRecord, payload);
    if (!sequence) {
        m_failure = sequence.error();
        return false;
    }
    block.end = {0, *sequence + 1};
    m_unsynced = true;
    return true;
}

Result<void> RecordedBlocks::sync()
{
    std::lock_guard lock(m_mutex);
    if (!m_failure && m_unsynced)
        if (const auto synced = m_log.sync(); !synced) m_failure = synced.error();
    m_unsynced = false;
    if (m_failure) return tl::unexpected(*m_failure);
    return {};
}

Result<void> RecordedBlocks::dropBefore(std::uint64_t sequence)
{
    std::lock_guard lock(m_mutex);
    return m_log.dropBefore(sequence);
}

std::uint64_t RecordedBlocks::next() const
{
    std::lock_guard lock(m_mutex);
    return m_log.nextSequence();
}

Result<void> RecordedBlocks::read(std::uint64_t from, Visit visit) const
{
    return m_log.read(from, [&](const storage::LogRecord& record) -> Result<void> {
        storage::ByteReader in(record.payload);
        const auto input = in.u32();
        const auto source = in.u32();
        RawBlock block;
        block.arrival = timeAt(in.i64());
        const auto flags = in.u8();
        block.opensDocument = (flags & opens) != 0;
        block.closesDocument = (flags & closes) != 0;
        block.bytes = ByteBuffer(in.bytes());
        block.end = {0, record.sequence + 1};
        if (in.failed() || record.type != blockRecord)
            return failure(ErrorKind::Damaged, "the log has a record that is no block of a feed; it was not written by this program");
        visit(input, source, std::move(block));
        return {};
    });
}

} // namespace streaming
