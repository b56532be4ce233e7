#include "connectors/formats/escapes.h"

#include <cstdint>
#include <cstring>

namespace connectors::formats {
namespace {

constexpr std::uint32_t replacement = 0xFFFD;
constexpr std::uint32_t noUnit = ~0u;

/// The code unit of `XXXX` at the begin of `digits`.
std::uint32_t unitOf(std::string_view digits)
{
    if (digits.size() < 4) return noUnit;
    std::uint32_t unit = 0;
    for (const char c : digits.substr(0, 4)) {
        const char lower = static_cast<char>(c | 0x20);
        if (c >= '0' && c <= '9')
            unit = unit * 16 + static_cast<std::uint32_t>(c - '0');
        else if (lower >= 'a' && lower <= 'f')
            unit = unit * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
        else
            return noUnit;
    }
    return unit;
}

char* encode(std::uint32_t point, char* out)
{
    const auto put = [&](std::uint32_t byte) { *out++ = static_cast<char>(byte); };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xC0 | point >> 6);
        put(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        put(0xE0 | point >> 12);
        put(0x80 | (point >> 6 & 0x3F));
        put(0x80 | (point & 0x3F));
    } else {
        put(0xF0 | point >> 18);
        put(0x80 | (point >> 12 & 0x3F));
        put(0x80 | (point >> 6 & 0x3F));
        put(0x80 | (point & 0x3F));
    }
    return out;
}

/// `\uXXXX`, with a second one where the two are a pair; `raw` begins behind the `u` and is moved on.
char* unescapeUnit(std::string_view& raw, char* out)
{
    auto point = unitOf(raw);
    if (point == noUnit) return nullptr;
    raw.remove_prefix(4);
    if (point < 0xD800 || point > 0xDFFF) return encode(point, out);
    if (point < 0xDC00 && raw.starts_with("\\u")) {
        const auto low = unitOf(raw.substr(2));
        if (low >= 0xDC00 && low <= 0xDFFF) {
            raw.remove_prefix(6);
            return encode(0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00), out);
        }
    }
    return encode(replacement, out);
}

/// What a backslash and `c` mean; 0 for nothing.
char plainEscape(char c)
{
    switch (c) {
    case '"':
    case '\\':
    case '/':
        return c;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

} // namespace

char* unescape(std::string_view raw, char* out)
{
    while (!raw.empty()) {
        const auto* const slash = static_cast<const char*>(std::memchr(raw.data(), '\\', raw.size()));
        const auto run = slash ? static_cast<std::size_t>(slash - raw.data()) : raw.size();
        std::memcpy(out, raw.data(), run);
        out += run;
        raw.remove_prefix(run);
        if (raw.empty()) break;
        if (raw.size() < 2) return nullptr;
        const char c = raw[1];
        raw.remove_prefix(2);
        if (c == 'u') {
            out = unescapeUnit(raw, out);
            if (!out) return nullptr;
        } else {
            *out = plainEscape(c);
            if (*out++ == 0) return nullptr;
        }
    }
    return out;
}

} // namespace connectors::formats
