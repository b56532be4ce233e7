/// The list of a recording's files: `DIR/.index.ndjson`, a line a segment.
#pragma once

#include "streaming/result.h"
#include "streaming/time.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace app {

/// What is said of a segment.
struct IndexEntry {
    std::string file;   ///< its name in the folder
    std::string source; ///< as messages call it; empty: nobody knows any more
    std::optional<streaming::Time> from{}; ///< when its first and last record were received
    std::optional<streaming::Time> to{};
    std::uint64_t records = 0;
    std::uint64_t bytes = 0;           ///< before compression
    std::uint64_t compressedBytes = 0;
};

/// Appends a line, which outlives a crash of the machine. Error of kind `Write`.
streaming::Result<void> addToIndex(const std::filesystem::path& folder, const IndexEntry& entry);

} // namespace app
