/// Walks the records of one segment file, without holding more of it than a record and a block.
#pragma once

#include "streaming/storage/file_system.h"
#include "streaming/storage/record.h"
#include "streaming/storage/segments.h"

namespace streaming::storage {

/// One thread at a time.
class SegmentReader {
public:
    enum class Found {
        Record, ///< `record()` has it until the next call; marks are passed over
        End,    ///< the file ends here
        Bad,    ///< something else lies here, or the file ends within a record
    };

    SegmentReader(const FileSystem& files, std::string path, const Segment& segment);

    /// Goes to the next record, whose sequence number must follow. An error is one of reading.
    Result<Found> next();
    const LogRecord& record() const { return m_record; }

    /// Where the next record is looked for: the end of the good ones after End or Bad.
    std::uint64_t offset() const { return m_offset; }
    std::uint64_t nextSequence() const { return m_sequence; }
    /// How many bytes lie from `offset()` on.
    std::uint64_t rest() const { return m_size - m_offset; }

    /// The number of the last mark that was passed; 0 without one.
    std::uint64_t marked() const { return m_marked; }

    /// After Bad: whether a mark anywhere from here on says that what is missing here was safe, so that this is no torn
    /// end.
    Result<bool> wasSafe();

private:
    Result<std::string_view> view(std::uint64_t offset, std::uint64_t size);
    Result<std::optional<LogRecord>> recordAt(std::uint64_t offset);

    const FileSystem& m_files;
    const std::string m_path;
    const std::uint64_t m_size;
    std::uint64_t m_sequence;
    std::uint64_t m_marked = 0;
    std::uint64_t m_offset = 0;
    LogRecord m_record;
    std::string m_block; ///< bytes of the file from m_blockOffset on
    std::uint64_t m_blockOffset = 0;
};

} // namespace streaming::storage
