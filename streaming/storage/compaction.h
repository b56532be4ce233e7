/// Keeps the files of pieces from being held by the few pieces of them that still count.
#pragma once

#include "streaming/storage/checkpoint_format.h"
#include "streaming/storage/piece_log.h"

namespace streaming::storage {

/// Appends the pieces in `places` again that lie in files of which less than half counts (`segmentBytes` is the size
/// of a full one), and gives them their new places. Moves one file's pieces, and goes on until more than `budget` bytes
/// were moved, so that the work keeps step with what is written.
Result<void> moveOutOfOldSegments(
    PieceLog& log, PiecePlaces& places, std::uint64_t segmentBytes, std::uint64_t budget);

} // namespace streaming::storage
