/// Names of files that carry a number: `log-00000000000000000042`.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace streaming::storage {

inline constexpr std::size_t numberDigits = 20; // as many as the largest number has, so that names sort by it

inline std::string numberedName(std::string_view prefix, std::uint64_t number)
{
    const auto digits = std::to_string(number);
    return std::string(prefix) + std::string(numberDigits - digits.size(), '0') + digits;
}

/// The number in `name`; none where it is no such name.
inline std::optional<std::uint64_t> numberOfName(std::string_view prefix, std::string_view name)
{
    if (!name.starts_with(prefix) || name.size() != prefix.size() + numberDigits) return std::nullopt;
    std::uint64_t number = 0;
    const auto* const end = name.data() + name.size();
    const auto [stop, error] = std::from_chars(name.data() + prefix.size(), end, number);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

} // namespace streaming::storage
