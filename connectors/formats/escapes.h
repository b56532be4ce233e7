/// Strings of JSON as they stand between their quotes, and as they are meant.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace connectors::formats {

/// Whether there is a backslash; reads up to 32 bytes, even behind the end.
inline bool hasEscapes(std::string_view raw)
{
    using Bytes = unsigned char __attribute__((vector_size(16)));
    constexpr std::size_t fewBytes = 2 * sizeof(Bytes);
    const auto search = [raw] { return raw.find('\\') != std::string_view::npos; };
    if (raw.empty()) return false;
    if (raw.size() > fewBytes) return search();
    Bytes low;
    Bytes high;
    std::memcpy(&low, raw.data(), sizeof low);
    std::memcpy(&high, raw.data() + sizeof low, sizeof high);
    const auto found = (low == '\\') | (high == '\\');
    std::array<std::uint64_t, 2> halves;
    std::memcpy(halves.data(), &found, sizeof halves);
    return (halves[0] | halves[1]) != 0 && search();
}

/// Writes what `raw` means to `out`, which has room for `raw.size()` bytes, and returns the end of it; null where an
/// escape is wrong. A lone surrogate becomes U+FFFD.
char* unescape(std::string_view raw, char* out);

} // namespace connectors::formats
