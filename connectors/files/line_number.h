/// Which lines of a recorded file bytes are on.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace connectors::files {

/// A file is read again at most so far.
inline constexpr std::uint64_t furthestLine = 256u << 20;

/// Of each offset, in ascending order, its line from 1, in the file as unpacked, which is read once. None where it
/// cannot be read again, as standard input, or only by reading far.
std::vector<std::optional<std::uint64_t>> lineNumbersAt(const std::string& path, std::span<const std::uint64_t> offsets);

} // namespace connectors::files
