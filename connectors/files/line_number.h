/// Which line of a recorded file a byte is on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace connectors::files {

/// Files are read again at most so far.
inline constexpr std::uint64_t furthestLine = 256u << 20;

/// From 1, of the file as unpacked. None where it cannot be read again, as standard input, or only by reading far.
std::optional<std::uint64_t> lineNumberAt(const std::string& path, std::uint64_t offset);

} // namespace connectors::files
