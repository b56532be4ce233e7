/// The bytes of the pieces of checkpoints: appended once, found again by their place.
#pragma once

#include "streaming/storage/checkpoint.h"
#include "streaming/storage/segments.h"

namespace streaming::storage {

/// Segment files of a directory. What was there when it was opened is only read and removed, never appended to, so
/// that damage in it harms nobody but the pieces that lie there. One thread at a time.
class PieceLog {
public:
    static Result<PieceLog> open(FileSystem& files, std::string directory, std::uint64_t segmentBytes);

    /// Safe after the next `sync`.
    Result<RecordPlace> append(const PieceRef& piece, std::string_view bytes);
    Result<void> sync() { return m_segments.sync(); }
    /// Damaged where the piece does not lie at `place`.
    Result<std::string> read(const PieceRef& piece, const RecordPlace& place) const;

    /// Those that are written no more, from oldest to newest.
    std::vector<Segment> finished() const;
    Result<void> drop(std::uint64_t segment) { return m_segments.drop(segment); }

private:
    PieceLog(FileSystem& files, Segments segments);

    FileSystem* m_files;
    Segments m_segments;
    std::uint64_t m_next = 0;
    bool m_writing = false; ///< the newest segment was begun by this object
};

} // namespace streaming::storage
