/// Steps through UTF-8. What is no UTF-8 is met as U+FFFD, a byte at a time.
#pragma once

#include <utf8proc.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace connectors {

struct CodePoint {
    char32_t value;
    std::size_t size; ///< in bytes, at least 1
};

inline constexpr char32_t replacementCharacter = 0xFFFD;

/// The code point that begins at `at`, which must lie inside `text`.
inline CodePoint codePointAt(std::string_view text, std::size_t at)
{
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at);
    if (*bytes < 0x80) return {*bytes, 1};
    utf8proc_int32_t value = 0;
    const auto size = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &value);
    if (size <= 0) return {replacementCharacter, 1};
    return {static_cast<char32_t>(value), static_cast<std::size_t>(size)};
}

/// The code point that ends at `at`, which must not be 0.
inline CodePoint codePointBefore(std::string_view text, std::size_t at)
{
    constexpr std::size_t longest = 4;
    auto begin = at - 1;
    while (begin > 0 && at - begin < longest && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    const auto found = codePointAt(text.substr(0, at), begin);
    return found.size == at - begin ? found : CodePoint{replacementCharacter, 1};
}

inline void appendCodePoint(char32_t value, std::string& out)
{
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

} // namespace connectors
