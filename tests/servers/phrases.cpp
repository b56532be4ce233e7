#include "tests/servers/phrases.h"

#include <algorithm>

namespace servers {

namespace {

std::string lower(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return out;
}

} // namespace

std::vector<std::string> splitAt(std::string_view text, char mark)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto at = std::min(text.find(mark), text.size());
        if (at > 0) parts.emplace_back(text.substr(0, at));
        text.remove_prefix(std::min(text.size(), at + 1));
    }
    return parts;
}

bool anyPhraseIn(std::string_view record, std::span<const std::string> phrases)
{
    const auto text = lower(record);
    return std::ranges::any_of(phrases, [&](const std::string& phrase) {
        return std::ranges::all_of(
            splitAt(lower(phrase), ' '), [&](const std::string& word) { return text.find(word) != text.npos; });
    });
}

} // namespace servers
