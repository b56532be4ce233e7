/// Decimal digits, eight at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace connectors {

inline constexpr std::size_t digitsAtOnce = 8;

/// Eight bytes as one word.
inline std::uint64_t loadEight(const char* bytes)
{
    std::uint64_t word;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

/// Whether all eight bytes are digits.
constexpr bool areDigits(std::uint64_t word)
{
    constexpr std::uint64_t high = 0xF0F0F0F0F0F0F0F0u;
    constexpr std::uint64_t zeros = 0x3030303030303030u;
    return (word & high) == zeros && ((word + 0x0606060606060606u) & high) == zeros;
}

/// The number that eight digits are, the first of them in the lowest byte.
constexpr std::uint32_t numberOf(std::uint64_t word)
{
    word = (word & 0x0F0F0F0F0F0F0F0Fu) * (1 + (10u << 8)) >> 8;
    word = (word & 0x00FF00FF00FF00FFu) * (1 + (100u << 16)) >> 16;
    return static_cast<std::uint32_t>((word & 0x0000FFFF0000FFFFu) * (1 + (std::uint64_t{10000} << 32)) >> 32);
}

} // namespace connectors
