#include "app/core/suggestion.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace app {
namespace {

std::string lowered(std::string_view word)
{
    std::string result(word);
    std::ranges::transform(result, result.begin(), [](unsigned char letter) { return char(std::tolower(letter)); });
    return result;
}

} // namespace

std::size_t editDistance(std::string_view from, std::string_view to)
{
    const auto width = to.size() + 1;
    std::vector<std::size_t> table((from.size() + 1) * width);
    const auto at = [&](std::size_t row, std::size_t column) -> std::size_t& { return table[row * width + column]; };
    for (std::size_t i = 0; i <= from.size(); ++i) {
        for (std::size_t j = 0; j < width; ++j) {
            if (i == 0 || j == 0) {
                at(i, j) = i + j;
                continue;
            }
            const std::size_t change = from[i - 1] != to[j - 1];
            at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
        }
    }
    return table.back();
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates)
{
    if (word.empty() || word.size() > 64) return std::nullopt; // nobody mistypes that much
    const auto wanted = lowered(word);
    std::optional<std::string> best;
    auto bestDistance = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const auto candidate : candidates) {
        const auto distance = editDistance(wanted, lowered(candidate));
        if (distance >= bestDistance || distance >= candidate.size()) continue;
        bestDistance = distance;
        best = std::string(candidate);
    }
    return best;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> candidates, std::string_view prefix)
{
    const auto near = nearest(word, candidates);
    return near ? "; did you mean " + std::string(prefix) + *near + "?" : "";
}

} // namespace app
