/// What a window shows, as text for a file or another program.
#pragma once

#include "app/core/snapshot.h"
#include "streaming/result.h"

#include <set>
#include <string>
#include <string_view>

namespace app {

enum class ExportFormat {
    Csv,    ///< as `--format csv` writes it, with its header line
    Json,   ///< the object of NDJSON, over several lines
    Ndjson, ///< as `--format ndjson` writes it
};

/// Keys of the rows that are shown: after filters and mutes.
struct ShownRows {
    std::set<std::string> hashtags;
    std::set<std::string> retweeted;
};

/// The window with those rows alone, in the words of section 6 of the contract.
std::string exported(WindowResult window, const ShownRows& shown, ExportFormat format);

/// Writes a file whole or not at all: another one beside it takes its name once it is on the disk. Errors are of kind
/// `Write`.
streaming::Result<void> writeWhole(const std::string& path, std::string_view bytes);

} // namespace app
