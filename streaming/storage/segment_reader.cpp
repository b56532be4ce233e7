#include "streaming/storage/segment_reader.h"

#include <algorithm>

namespace streaming::storage {

namespace {
constexpr std::uint64_t blockBytes = 1 << 18;
}

SegmentReader::SegmentReader(const FileSystem& files, std::string path, const Segment& segment)
    : m_files(files)
    , m_path(std::move(path))
    , m_size(segment.bytes)
    , m_sequence(segment.first)
{
}

Result<SegmentReader::Found> SegmentReader::next()
{
    while (rest() > 0) {
        const auto record = recordAt(m_offset);
        if (!record) return tl::unexpected(record.error());
        if (!*record || (*record)->sequence != m_sequence) return Found::Bad;
        m_record = **record;
        m_offset += recordHeaderBytes + m_record.payload.size();
        if (m_record.type != syncMark) {
            ++m_sequence;
            return Found::Record;
        }
        m_marked = m_sequence;
    }
    return Found::End;
}

Result<bool> SegmentReader::wasSafe()
{
    auto at = m_offset;
    while (at + recordHeaderBytes <= m_size) {
        const auto bytes = view(at, std::min(blockBytes, m_size - at));
        if (!bytes) return tl::unexpected(bytes.error());
        if (bytes->size() < recordHeaderBytes) break; // the file has become shorter
        const auto found = bytes->find(recordMagic);
        if (found == bytes->npos) {
            at += bytes->size() - (recordMagic.size() - 1);
            continue;
        }
        at += found;
        const auto record = recordAt(at);
        if (!record) return tl::unexpected(record.error());
        if (*record && (*record)->type == syncMark && (*record)->sequence > m_sequence) return true;
        ++at;
    }
    return false;
}

/// The record at `offset`, whatever its number; none where there is no whole one.
Result<std::optional<LogRecord>> SegmentReader::recordAt(std::uint64_t offset)
{
    const auto header = view(offset, recordHeaderBytes);
    if (!header) return tl::unexpected(header.error());
    const auto size = recordBytes(*header);
    if (!size || *size > m_size - offset) return std::nullopt; // a length beyond the file is never allocated
    const auto bytes = view(offset, *size);
    if (!bytes) return tl::unexpected(bytes.error());
    return readRecord(*bytes);
}

/// `size` bytes from `offset` on, or fewer where the file ends before; valid until the next call.
Result<std::string_view> SegmentReader::view(std::uint64_t offset, std::uint64_t size)
{
    if (offset < m_blockOffset || offset + size > m_blockOffset + m_block.size()) {
        auto block = m_files.readAt(m_path, offset, std::min(std::max(size, blockBytes), m_size - offset));
        if (!block) return tl::unexpected(block.error());
        m_block = std::move(*block);
        m_blockOffset = offset;
    }
    return std::string_view(m_block).substr(offset - m_blockOffset, size);
}

} // namespace streaming::storage
