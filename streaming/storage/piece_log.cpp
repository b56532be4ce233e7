#include "streaming/storage/piece_log.h"

#include "streaming/storage/bytes.h"

namespace streaming::storage {

namespace {
constexpr std::uint8_t pieceType = 1;
}

PieceLog::PieceLog(FileSystem& files, Segments segments)
    : m_files(&files)
    , m_segments(std::move(segments))
{
}

Result<PieceLog> PieceLog::open(FileSystem& files, std::string directory, std::uint64_t segmentBytes)
{
    auto segments = Segments::open(files, std::move(directory), segmentBytes);
    if (!segments) return tl::unexpected(segments.error());
    PieceLog log(files, std::move(*segments));
    if (log.m_segments.list().empty()) return log;
    const auto& newest = log.m_segments.list().back();
    log.m_next = newest.first + newest.bytes / recordHeaderBytes + 1; // above every number in use, without reading
    return log;
}

Result<RecordPlace> PieceLog::append(const PieceRef& piece, std::string_view bytes)
{
    ByteWriter payload;
    payload.bytes(piece.node);
    payload.u64(piece.id);
    payload.raw(bytes);
    auto place = m_segments.append({m_next, pieceType, payload.view()});
    if (!place) return place;
    ++m_next;
    m_writing = true;
    return place;
}

Result<std::string> PieceLog::read(const PieceRef& piece, const RecordPlace& place) const
{
    const auto path = m_segments.path(place.segment);
    const auto bytes = m_files->readAt(path, place.offset, place.bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto record = readRecord(*bytes);
    if (record && record->sequence == place.sequence) {
        ByteReader in(record->payload);
        const auto node = in.bytes();
        const auto id = in.u64();
        const auto head = 2 * 8 + node.size();
        if (!in.failed() && node == piece.node && id == piece.id) return std::string(record->payload.substr(head));
    }
    return failure(ErrorKind::Damaged, path + " is damaged at byte " + std::to_string(place.offset));
}

std::vector<Segment> PieceLog::finished() const
{
    auto list = m_segments.list();
    if (m_writing) list.pop_back();
    return list;
}

} // namespace streaming::storage
