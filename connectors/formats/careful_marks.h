/// The slower reader behind `Structure`.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace connectors::formats {

/// Writes the marks of `text` to `marks` (room for one a byte), as simdjson's first stage does, and returns their
/// count. Before each mark in `bad` lies a place that damages every document that is open there: an invalid byte, or a
/// control character in a string, which also ends the string and the line.
std::uint32_t markCarefully(std::string_view text, std::uint32_t* marks, std::vector<std::uint32_t>& bad);

} // namespace connectors::formats
