/// Lists as options have them: `a, b,c`.
#pragma once

#include <string_view>
#include <vector>

namespace connectors {

/// The parts between commas without spaces around them. Nothing where `list` is blank.
std::vector<std::string_view> splitAtCommas(std::string_view list);

} // namespace connectors
