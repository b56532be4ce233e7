/// Decimal numbers that must not be rounded, such as money: whole numbers of their last place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace connectors {

/// "2.5" with two places is 250. None where it is not digits with at most one point between them, has more places than
/// that, or is too large by far.
std::optional<std::int64_t> parseDecimal(std::string_view text, int places);

/// 250 with two places is "2.5", 500 is "5". Not for negative ones.
std::string decimalText(std::int64_t units, int places);

} // namespace connectors
