/// Sources as they are named on the command line: `KIND[:ARGUMENT]`.
#pragma once

#include "app/core/settings.h"
#include "streaming/result.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// A kind of source that this build can follow.
struct SourceKind {
    std::string_view name;
    std::string_view form; ///< how it is written
    std::string_view meaning;
};

/// All of them, in the order in which help lists them.
std::span<const SourceKind> sourceKinds();

/// Reads one SOURCE. Text that names an existing file or folder means `replay:`. The error names what would be right.
streaming::Result<Source> parseSource(std::string_view text);

/// The sources of these words; the simulated one where there is none.
streaming::Result<std::vector<Source>> parseSources(const std::vector<std::string>& words);

} // namespace app
