#include "streaming/storage/segments.h"

#include "streaming/storage/numbered_file.h"

#include <algorithm>

namespace streaming::storage {

namespace {
constexpr std::string_view prefix = "log-";
}

Segments::Segments(FileSystem& files, std::string directory, std::uint64_t segmentBytes)
    : m_files(&files)
    , m_directory(std::move(directory))
    , m_segmentBytes(segmentBytes)
{
}

Result<Segments> Segments::open(FileSystem& files, std::string directory, std::uint64_t segmentBytes)
{
    if (auto made = files.createDirectories(directory); !made) return tl::unexpected(made.error());
    Segments segments(files, std::move(directory), segmentBytes);
    const auto names = files.list(segments.m_directory);
    if (!names) return tl::unexpected(names.error());
    for (const auto& name : *names) {
        const auto first = numberOfName(prefix, name);
        if (!first) continue;
        const auto size = files.size(segments.path(*first));
        if (!size) return tl::unexpected(size.error());
        segments.m_list.push_back({*first, *size});
    }
    return segments;
}

std::string Segments::path(std::uint64_t first) const { return m_directory + "/" + numberedName(prefix, first); }

Result<void> Segments::resumeNewest(std::uint64_t bytes)
{
    if (auto fit = usable(); !fit) return fit;
    auto& newest = m_list.back();
    if (bytes < newest.bytes) {
        if (auto cut = m_failure.keep(m_files->truncate(path(newest.first), bytes)); !cut) return cut;
        newest.bytes = bytes;
    }
    auto file = m_failure.keep(m_files->open(path(newest.first), OpenMode::Append));
    if (!file) return tl::unexpected(file.error());
    m_file = std::move(*file);
    // A process that was killed may have written without an fsync: what is read from now on must stay.
    return m_failure.keep(m_file->sync().and_then([&] { return m_files->syncDirectory(m_directory); }));
}

Result<RecordPlace> Segments::append(const LogRecord& record)
{
    if (record.payload.size() > maxPayloadBytes)
        return failure(
            ErrorKind::Usage, "a record of " + std::to_string(record.payload.size()) + " bytes is too large");
    if (auto fit = usable(); !fit) return tl::unexpected(fit.error());
    if (auto room = m_failure.keep(makeRoom(record.sequence)); !room) return tl::unexpected(room.error());
    if (auto written = m_failure.keep(write(record)); !written) return tl::unexpected(written.error());
    auto& newest = m_list.back();
    const RecordPlace place{
        record.sequence, newest.first, newest.bytes, recordHeaderBytes + record.payload.size()};
    newest.bytes += place.bytes;
    return place;
}

Result<void> Segments::makeRoom(std::uint64_t sequence)
{
    const bool hasRoom = m_file && m_list.back().bytes < m_segmentBytes;
    if (hasRoom || (m_file && m_list.back().first == sequence)) return {}; // its name is taken by this very file
    if (!m_file) return start(sequence);
    return m_file->sync().and_then([&] { return m_file->close(); }).and_then([&] { return start(sequence); });
}

Result<void> Segments::start(std::uint64_t sequence)
{
    auto file = m_files->open(path(sequence), OpenMode::Create);
    if (!file) return tl::unexpected(file.error());
    m_file = std::move(*file);
    m_list.push_back({sequence, 0});
    return m_files->syncDirectory(m_directory);
}

Result<void> Segments::write(const LogRecord& record)
{
    const auto header = recordHeader(record);
    constexpr std::size_t smallBytes = 4096; // one call for a small record, no copy of a large one
    if (record.payload.size() <= smallBytes) return m_file->append(header + std::string(record.payload));
    return m_file->append(header).and_then([&] { return m_file->append(record.payload); });
}

Result<void> Segments::sync()
{
    if (auto fit = usable(); !fit) return fit;
    return m_file ? m_failure.keep(m_file->sync()) : Result<void>();
}

Result<void> Segments::drop(std::uint64_t first)
{
    if (auto fit = usable(); !fit) return fit;
    if (auto removed = m_files->remove(path(first)); !removed) return removed; // it is still there, which harms nobody
    std::erase_if(m_list, [&](const Segment& segment) { return segment.first == first; });
    return {};
}

Result<void> Segments::syncNames()
{
    if (auto fit = usable(); !fit) return fit;
    return m_failure.keep(m_files->syncDirectory(m_directory));
}

} // namespace streaming::storage
