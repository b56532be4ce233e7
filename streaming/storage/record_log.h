/// An append-only log of records on disk, numbered without holes.
#pragma once

#include "streaming/function_ref.h"
#include "streaming/storage/segments.h"

namespace streaming::storage {

struct LogOptions {
    std::uint64_t segmentBytes = std::uint64_t(64) << 20; ///< a file is followed by a new one from this size on
};

/// Records go to segment files `log-FIRST` of a directory. One thread at a time, one process (see DirectoryLock).
///
/// A crash may tear the end of the newest segment, from the last `sync` on: that is cut when the log is opened. Each
/// `sync` leaves a mark behind, so that damage to what was safe is told from that; it is an error of the kind Damaged.
/// After a failed write every call that writes gives that error (Unsafe); open the log again to go on with what is
/// safe.
///
///     auto log = RecordLog::open(files, directory + "/log");
///     log->append(1, block);
///     log->sync(); // now the source may be told that it was taken in
class RecordLog {
public:
    /// Makes the directory where it is not there. Looks through the newest segment; the older ones are checked by
    /// `read`.
    static Result<RecordLog> open(FileSystem& files, std::string directory, LogOptions options = {});

    /// Gives the sequence number; the first is 0. The record is safe after the next `sync`. `type` is the caller's,
    /// below `syncMark`.
    Result<std::uint64_t> append(std::uint8_t type, std::string_view payload);
    Result<void> sync();
    /// Removes segments that hold nothing from `sequence` on, never the newest.
    Result<void> dropBefore(std::uint64_t sequence);

    /// Shows the records from number `from` on, in order, until `visit` gives an error, which is passed on. Damaged
    /// where `from` or anything after it is not there; `from` may be `nextSequence()`, which shows nothing.
    Result<void> read(std::uint64_t from, FunctionRef<Result<void>(const LogRecord&)> visit) const;

    /// The oldest that is still there; `nextSequence()` where there is none.
    std::uint64_t firstSequence() const;
    std::uint64_t nextSequence() const { return m_next; }
    /// Bytes of a torn end that were cut when the log was opened.
    std::uint64_t cutBytes() const { return m_cutBytes; }

private:
    RecordLog(FileSystem& files, Segments segments);

    Result<void> recoverNewest();
    Result<void> mark();
    Result<void> readSegment(
        const Segment& segment, std::uint64_t end, FunctionRef<Result<void>(const LogRecord&)> visit) const;

    FileSystem* m_files;
    Segments m_segments;
    std::uint64_t m_next = 0;
    std::uint64_t m_marked = 0; ///< records before this one are safe, and a mark says so
    std::uint64_t m_cutBytes = 0;
};

} // namespace streaming::storage
