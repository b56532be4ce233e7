/// A checkpoint as bytes:
///
///     magic u32 | version u32 | length of the payload u64 | CRC32C u32 | payload
///
/// little-endian; the check sum covers all but itself. These five stay as they are in every version.
#pragma once

#include "streaming/result.h"
#include "streaming/storage/checkpoint.h"
#include "streaming/storage/record.h"

namespace streaming::storage {

using PiecePlaces = std::map<PieceRef, RecordPlace>;

/// A checkpoint and where each of its pieces lies.
struct StoredCheckpoint {
    Checkpoint checkpoint;
    PiecePlaces places;
};

inline constexpr std::uint32_t checkpointVersion = 1;

/// Every piece of the checkpoint must have a place.
std::string encode(const StoredCheckpoint& stored);

/// Damaged where these are not the bytes of a checkpoint; the message goes on after the name of a file.
Result<StoredCheckpoint> decode(std::string_view bytes);

/// The version of a whole checkpoint that `decode` does not know; none where it is known, or not whole.
std::optional<std::uint32_t> unknownVersion(std::string_view bytes);

} // namespace streaming::storage
