/// CRC32C (Castagnoli), the check sum of everything that is stored.
#pragma once

#include <cstdint>
#include <string_view>

namespace streaming::storage {

/// The check sum of `bytes`; `before` is the sum of what came before them. Uses the processor's instruction where it
/// has one. Any thread.
std::uint32_t crc32c(std::string_view bytes, std::uint32_t before = 0);

/// The same without the instruction.
std::uint32_t crc32cByTable(std::string_view bytes, std::uint32_t before = 0);

} // namespace streaming::storage
