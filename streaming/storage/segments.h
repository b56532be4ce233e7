/// The files of a log: each begins with a sequence number, which is its name, and grows until it is large enough.
#pragma once

#include "streaming/storage/file_system.h"
#include "streaming/storage/record.h"

namespace streaming::storage {

struct Segment {
    std::uint64_t first = 0; ///< sequence number of its first record, also while it has none
    std::uint64_t bytes = 0;
};

/// Appends records and knows which files there are. It reads nothing: what a file holds is its owner's matter. After
/// the first failed write every call gives the same error. One thread at a time.
class Segments {
public:
    /// Makes the directory where it is not there. A segment that has reached `segmentBytes` is followed by a new one.
    static Result<Segments> open(FileSystem& files, std::string directory, std::uint64_t segmentBytes);

    /// From oldest to newest.
    const std::vector<Segment>& list() const { return m_list; }
    /// The error of the first write that failed.
    Result<void> usable() const { return m_failure.check(); }
    std::string path(std::uint64_t first) const;

    /// Cuts the newest segment to `bytes`, makes what stays of it safe, and goes on at its end.
    Result<void> resumeNewest(std::uint64_t bytes);
    /// Begins a segment where none is being written or the newest is large enough, which is made safe first.
    Result<RecordPlace> append(const LogRecord& record);
    Result<void> sync();
    /// Removes a segment; not the one that is being written. It may come back when the power fails before `syncNames`.
    Result<void> drop(std::uint64_t first);
    Result<void> syncNames();

private:
    Segments(FileSystem& files, std::string directory, std::uint64_t segmentBytes);

    Result<void> makeRoom(std::uint64_t sequence);
    Result<void> start(std::uint64_t sequence);
    Result<void> write(const LogRecord& record);

    FileSystem* m_files;
    std::string m_directory;
    std::uint64_t m_segmentBytes;
    std::vector<Segment> m_list;
    std::unique_ptr<WritableFile> m_file; ///< the end of the newest, once something was to be written
    FirstFailure m_failure;
};

} // namespace streaming::storage
