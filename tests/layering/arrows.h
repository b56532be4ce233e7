/// The walls of the house, read from its sources: which room may include which, and what the top level holds.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace layering {

struct Report {
    int includes = 0; ///< how many were looked at
    std::vector<std::string> wrong; ///< "FILE includes HEADER", in no order
};

/// Holds every include of the rooms under `root` against the arrows, which the table in arrows.cpp lists.
Report checkIncludes(const std::filesystem::path& root);

/// Names at the top level that nobody listed. Hidden ones are left alone, since editors put theirs there.
std::vector<std::string> strangersAtTop(const std::filesystem::path& root);

} // namespace layering
