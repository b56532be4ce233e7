/// What may follow the domain name in twitter-text's URL rule.
#pragma once

#include <cstddef>
#include <string_view>

namespace connectors {

constexpr bool isAsciiAlnum(char32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

constexpr bool isOneOf(char32_t c, std::string_view set)
{
    return c < 0x80 && set.find(static_cast<char>(c)) != std::string_view::npos;
}

constexpr bool isAt(std::string_view text, std::size_t at, char c) { return at < text.size() && text[at] == c; }

// Where the port, path or query that begins at `at` ends; `at` where there is none.
std::size_t portEnd(std::string_view text, std::size_t at);
std::size_t pathEnd(std::string_view text, std::size_t at);
std::size_t queryEnd(std::string_view text, std::size_t at);

} // namespace connectors
