#include "streaming/storage/compaction.h"

#include <algorithm>

namespace streaming::storage {

namespace {

/// How many bytes of each segment count.
std::map<std::uint64_t, std::uint64_t> countingBytes(const PiecePlaces& places)
{
    std::map<std::uint64_t, std::uint64_t> bytes;
    for (const auto& [piece, place] : places)
        bytes[place.segment] += place.bytes;
    return bytes;
}

Result<void> moveOut(PieceLog& log, PiecePlaces& places, std::uint64_t segment)
{
    for (auto& [piece, place] : places) {
        if (place.segment != segment) continue;
        const auto bytes = log.read(piece, place);
        if (!bytes) return tl::unexpected(bytes.error());
        const auto moved = log.append(piece, *bytes);
        if (!moved) return tl::unexpected(moved.error());
        place = *moved;
    }
    return {};
}

} // namespace

Result<void> moveOutOfOldSegments(
    PieceLog& log, PiecePlaces& places, std::uint64_t segmentBytes, std::uint64_t budget)
{
    const auto counting = countingBytes(places);
    std::uint64_t moved = 0;
    for (const auto& segment : log.finished()) {
        const auto found = counting.find(segment.first);
        if (found == counting.end() || found->second * 2 >= std::max(segment.bytes, segmentBytes)) continue;
        if (auto done = moveOut(log, places, segment.first); !done) return done;
        moved += found->second;
        if (moved > budget) break;
    }
    return {};
}

} // namespace streaming::storage
