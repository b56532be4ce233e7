#include "streaming/storage/record_log.h"

#include "streaming/storage/segment_reader.h"

#include <algorithm>

namespace streaming::storage {

namespace {

tl::unexpected<Error> damaged(const std::string& path, std::uint64_t offset)
{
    return failure(ErrorKind::Damaged, path + " is damaged at byte " + std::to_string(offset));
}

} // namespace

RecordLog::RecordLog(FileSystem& files, Segments segments)
    : m_files(&files)
    , m_segments(std::move(segments))
{
}

Result<RecordLog> RecordLog::open(FileSystem& files, std::string directory, LogOptions options)
{
    auto segments = Segments::open(files, std::move(directory), options.segmentBytes);
    if (!segments) return tl::unexpected(segments.error());
    RecordLog log(files, std::move(*segments));
    if (log.m_segments.list().empty()) return log;
    if (auto recovered = log.recoverNewest(); !recovered) return tl::unexpected(recovered.error());
    return log;
}

Result<void> RecordLog::recoverNewest()
{
    const auto newest = m_segments.list().back();
    SegmentReader reader(*m_files, m_segments.path(newest.first), newest);
    auto found = reader.next();
    while (found && *found == SegmentReader::Found::Record)
        found = reader.next();
    if (!found) return tl::unexpected(found.error());
    if (*found == SegmentReader::Found::Bad) {
        const auto wasSafe = reader.wasSafe();
        if (!wasSafe) return tl::unexpected(wasSafe.error());
        if (*wasSafe) return damaged(m_segments.path(newest.first), reader.offset());
    }
    m_next = reader.nextSequence();
    m_cutBytes = reader.rest();
    m_marked = std::max(newest.first, reader.marked());
    return m_segments.resumeNewest(reader.offset()).and_then([&] { return mark(); });
}

/// Says that all records are safe, for whoever opens the log next.
Result<void> RecordLog::mark()
{
    if (m_marked == m_next) return {};
    if (auto place = m_segments.append({m_next, syncMark, {}}); !place) return tl::unexpected(place.error());
    m_marked = m_next;
    return {};
}

Result<std::uint64_t> RecordLog::append(std::uint8_t type, std::string_view payload)
{
    if (type == syncMark) return failure(ErrorKind::Usage, "no record has the type of the marks");
    const auto place = m_segments.append({m_next, type, payload});
    if (!place) return tl::unexpected(place.error());
    return m_next++;
}

Result<void> RecordLog::sync()
{
    if (m_marked == m_next) return m_segments.usable(); // nothing new
    return m_segments.sync().and_then([&] { return mark(); });
}

Result<void> RecordLog::dropBefore(std::uint64_t sequence)
{
    while (m_segments.list().size() > 1 && m_segments.list()[1].first <= sequence) {
        const auto oldest = m_segments.list().front().first;
        // One by one, so that no hole is left where the power fails and only some come back.
        if (auto dropped = m_segments.drop(oldest).and_then([&] { return m_segments.syncNames(); }); !dropped)
            return dropped;
    }
    return {};
}

std::uint64_t RecordLog::firstSequence() const
{
    return m_segments.list().empty() ? m_next : m_segments.list().front().first;
}

Result<void> RecordLog::read(std::uint64_t from, FunctionRef<Result<void>(const LogRecord&)> visit) const
{
    if (from < firstSequence() || from > m_next)
        return failure(ErrorKind::Damaged, "the log has records " + std::to_string(firstSequence()) + " to before "
                + std::to_string(m_next) + ", but is needed from " + std::to_string(from));
    const auto wanted = [&](const LogRecord& record) {
        return record.sequence < from ? Result<void>() : visit(record);
    };
    const auto& list = m_segments.list();
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto end = i + 1 < list.size() ? list[i + 1].first : m_next;
        if (end <= from) continue;
        if (auto shown = readSegment(list[i], end, wanted); !shown) return shown;
    }
    return {};
}

/// Shows a segment whose last record is the one before number `end`.
Result<void> RecordLog::readSegment(
    const Segment& segment, std::uint64_t end, FunctionRef<Result<void>(const LogRecord&)> visit) const
{
    SegmentReader reader(*m_files, m_segments.path(segment.first), segment);
    for (;;) {
        const auto found = reader.next();
        if (!found) return tl::unexpected(found.error());
        if (*found != SegmentReader::Found::Record) break;
        if (auto shown = visit(reader.record()); !shown) return shown;
    }
    if (reader.rest() == 0 && reader.nextSequence() == end) return {};
    if (reader.rest() > 0) return damaged(m_segments.path(segment.first), reader.offset());
    return failure(ErrorKind::Damaged, m_segments.path(segment.first) + " ends before record "
            + std::to_string(reader.nextSequence()) + ", and no file goes on there");
}

} // namespace streaming::storage
