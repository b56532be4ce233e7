#include "connectors/common/url_paths.h"
#include "connectors/common/url_domains.h"
#include "connectors/common/utf8.h"

namespace connectors {
namespace {

constexpr auto none = std::string_view::npos;

bool isPathCharacter(char32_t c)
{
    if (c < 0x80) return isAsciiAlnum(c) || isOneOf(c, "!*';:=+,.$/%#[]-_~@|&");
    return (c >= 0x400 && c <= 0x4FF) || (c >= 0x1C80 && c <= 0x1C87) || c == 0x2013 || isAccentedLatin(c);
}

bool isPathEnd(char32_t c)
{
    if (c < 0x80) return isAsciiAlnum(c) || isOneOf(c, "+-=_#/");
    return c != 0x2013 && isPathCharacter(c);
}

constexpr bool isQueryCharacter(char32_t c) { return isAsciiAlnum(c) || isOneOf(c, "!?*'@();:&=+$/%#[]-_.,~|"); }
constexpr bool isQueryEnd(char32_t c) { return isAsciiAlnum(c) || isOneOf(c, "-_&=#/"); }

std::size_t pathRunEnd(std::string_view text, std::size_t at)
{
    while (at < text.size()) {
        const auto next = codePointAt(text, at);
        if (!isPathCharacter(next.value)) break;
        at += next.size;
    }
    return at;
}

/// The end of `(…)` or `(…(…)…)` at `at`; `none` where the parentheses are not balanced.
std::size_t parenthesesEnd(std::string_view text, std::size_t at)
{
    auto end = pathRunEnd(text, at + 1);
    if (isAt(text, end, ')')) return end > at + 1 ? end + 1 : none;
    if (!isAt(text, end, '(')) return none;
    const auto inner = end + 1;
    end = pathRunEnd(text, inner);
    if (end == inner || !isAt(text, end, ')')) return none;
    end = pathRunEnd(text, end + 1);
    return isAt(text, end, ')') ? end + 1 : none;
}

} // namespace

std::size_t pathEnd(std::string_view text, std::size_t at)
{
    if (!isAt(text, at, '/')) return at;
    auto end = ++at;
    while (at < text.size()) {
        const auto next = codePointAt(text, at);
        if (isPathCharacter(next.value)) {
            at += next.size;
            if (isPathEnd(next.value)) end = at;
        } else {
            const auto after = next.value == '(' ? parenthesesEnd(text, at) : none;
            if (after == none) break;
            if (end == at) end = after; // parentheses may end a path, but only right behind what ends it too
            at = after;
        }
    }
    return end;
}

std::size_t portEnd(std::string_view text, std::size_t at)
{
    if (!isAt(text, at, ':')) return at;
    auto end = at + 1;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    return end > at + 1 ? end : at;
}

std::size_t queryEnd(std::string_view text, std::size_t at)
{
    if (!isAt(text, at, '?')) return at;
    auto end = at;
    for (++at; at < text.size() && isQueryCharacter(static_cast<unsigned char>(text[at])); ++at) {
        if (isQueryEnd(static_cast<unsigned char>(text[at]))) end = at + 1;
    }
    return end;
}

} // namespace connectors
