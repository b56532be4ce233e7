/// Which files a path stands for.
#pragma once

#include "streaming/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connectors::files {

struct File {
    std::string path; ///< `-`: standard input
    std::optional<std::uint64_t> size; ///< bytes; none: no regular file
};

/// Whether a file of that name takes part when it is found in a folder: dot-files and `.part` files do not.
bool takesPart(std::string_view name);

/// The files that `path` stands for: itself, or those of a folder and its folders (but dot-folders), in the byte order
/// of their paths. Links to files are followed, links to folders within a folder are not. Error of kind `Usage`:
/// missing or not readable.
streaming::Result<std::vector<File>> listFiles(const std::string& path);

} // namespace connectors::files
