#include "connectors/common/url_domains.h"
#include "connectors/common/utf8.h"

#include <algorithm>
#include <array>

namespace connectors {
namespace {

#include "connectors/common/twitter_text_domains.inc"

struct Range {
    char32_t first;
    char32_t last;
};

constexpr Range accentedLatin[] = {{0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x24F}, {0x253, 0x254}, {0x256, 0x257},
    {0x259, 0x259}, {0x25B, 0x25B}, {0x260, 0x260}, {0x263, 0x263}, {0x268, 0x269}, {0x26F, 0x26F}, {0x272, 0x272},
    {0x275, 0x275}, {0x280, 0x280}, {0x283, 0x283}, {0x288, 0x28C}, {0x292, 0x292}, {0x2BB, 0x2BB}, {0x300, 0x36F},
    {0x399, 0x399}, {0x3B9, 0x3B9}, {0x1E00, 0x1EFF}, {0x1FBE, 0x1FBE}, {0x2C65, 0x2C66}, {0x2C7E, 0x2C7F},
    {0xA7DC, 0xA7DC}};

/// Outside ASCII: spaces, directional marks, what is no character.
constexpr Range notInDomains[] = {{0x85, 0x85}, {0xA0, 0xA0}, {0x61C, 0x61C}, {0x1680, 0x1680}, {0x180E, 0x180E},
    {0x2000, 0x200A}, {0x200E, 0x200F}, {0x2028, 0x202F}, {0x205F, 0x205F}, {0x2066, 0x2069}, {0x3000, 0x3000},
    {0xFEFF, 0xFEFF}, {0xFFFE, 0xFFFF}};

template <std::size_t size>
bool isIn(const Range (&ranges)[size], char32_t codePoint)
{
    const auto* range =
        std::find_if(std::begin(ranges), std::end(ranges), [codePoint](const Range& r) { return codePoint <= r.last; });
    return range != std::end(ranges) && codePoint >= range->first;
}

constexpr bool isAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
constexpr char toLower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

/// One case for all, as expressions without case compare: a letter outside ASCII never equals one inside.
char32_t withoutCase(char32_t codePoint)
{
    const auto upper = static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(codePoint)));
    return codePoint >= 0x80 && upper < 0x80 ? codePoint : upper;
}

/// Whether a top-level domain may end before `at`.
bool isNameEnd(std::string_view text, std::size_t at)
{
    if (at == text.size()) return true;
    const auto next = text[at];
    return !isAsciiLetter(next) && !isDigit(next) && next != '@' && next != '+' && next != '-';
}

std::size_t asciiNameEnd(std::string_view text, std::size_t at)
{
    constexpr std::size_t longest = 18;
    std::array<char, longest> name{};
    std::size_t size = 0;
    for (; at + size < text.size() && isAsciiLetter(text[at + size]); ++size) {
        if (size == longest) return std::string_view::npos;
        name[size] = toLower(text[at + size]);
    }
    if (!isNameEnd(text, at + size)) return std::string_view::npos;
    const std::string_view found(name.data(), size);
    const bool isKnown = std::binary_search(std::begin(asciiTopLevelDomains), std::end(asciiTopLevelDomains), found);
    return isKnown ? at + size : std::string_view::npos;
}

/// The end of `name` where it stands at `at`, in either case.
std::size_t nameEnd(std::string_view text, std::size_t at, std::string_view name)
{
    for (std::size_t i = 0; i < name.size();) {
        if (at == text.size()) return std::string_view::npos;
        const auto wanted = codePointAt(name, i);
        const auto given = codePointAt(text, at);
        if (withoutCase(wanted.value) != withoutCase(given.value)) return std::string_view::npos;
        i += wanted.size;
        at += given.size;
    }
    return isNameEnd(text, at) ? at : std::string_view::npos;
}

std::size_t otherNameEnd(std::string_view text, std::size_t at)
{
    for (const auto name : otherTopLevelDomains) {
        const auto end = nameEnd(text, at, name);
        if (end != std::string_view::npos) return end;
    }
    return std::string_view::npos;
}

/// `xn--` and what is encoded behind it.
std::size_t encodedNameEnd(std::string_view text, std::size_t at)
{
    constexpr std::string_view prefix = "xn--";
    for (std::size_t i = 0; i < prefix.size(); ++i, ++at) {
        if (at == text.size() || toLower(text[at]) != prefix[i]) return std::string_view::npos;
    }
    auto end = at;
    while (end < text.size() && (isAsciiLetter(text[end]) || isDigit(text[end]) || text[end] == '-')) ++end;
    return end > at ? end : std::string_view::npos;
}

bool isLatinDomainCharacter(char32_t c)
{
    if (c < 0x80) return isAsciiLetter(char(c)) || isDigit(char(c)) || c == '-';
    return isAccentedLatin(c);
}

std::size_t latinLabelEnd(std::string_view domain, std::size_t at)
{
    while (at < domain.size()) {
        const auto next = codePointAt(domain, at);
        if (!isLatinDomainCharacter(next.value)) break;
        at += next.size;
    }
    return at;
}

} // namespace

bool isAccentedLatin(char32_t codePoint) { return isIn(accentedLatin, codePoint); }

bool isDomainCharacter(char32_t c)
{
    if (c >= 0x80) return !isIn(notInDomains, c);
    if (isAsciiLetter(char(c)) || isDigit(char(c))) return true;
    return c < 0x09 || (c > 0x0D && c < 0x20) || c == '"' || c == '`' || c == 0x7F;
}

std::size_t topLevelDomainEnd(std::string_view text, std::size_t at)
{
    if (at == text.size()) return std::string_view::npos;
    auto end = asciiNameEnd(text, at);
    const bool mayBeOther = static_cast<unsigned char>(text[at]) >= 0x80 || toLower(text[at]) == 'v'; // "verm…"
    if (end == std::string_view::npos && mayBeOther) end = otherNameEnd(text, at);
    if (end == std::string_view::npos) end = encodedNameEnd(text, at);
    return end;
}

std::vector<TextSpan> latinDomains(std::string_view domain)
{
    std::vector<TextSpan> found;
    std::size_t at = 0;
    while (at < domain.size()) {
        auto label = at;
        auto best = std::string_view::npos;
        auto end = latinLabelEnd(domain, label);
        while (end > label && end < domain.size() && domain[end] == '.') {
            const auto name = topLevelDomainEnd(domain, end + 1);
            if (name != std::string_view::npos) best = name;
            label = end + 1;
            end = latinLabelEnd(domain, label);
        }
        if (best == std::string_view::npos) {
            at = end < domain.size() ? end + codePointAt(domain, end).size : end;
            continue;
        }
        const auto words = domain.substr(at, best - at);
        const auto begin = domain.find(words, found.empty() ? 0 : found.back().end);
        found.push_back({begin, begin + words.size()});
        at = best;
    }
    return found;
}

} // namespace connectors
