#include "connectors/simulated/authors.h"

#include "connectors/simulated/vocabulary.h"

#include <string>
#include <string_view>
#include <vector>

namespace connectors::simulated {

namespace {

constexpr std::uint32_t authorCount = 8000;

struct ScreenNames {
    /// Different for different numbers below 8192, and at most 15 characters.
    std::string operator()(std::uint32_t number) const
    {
        std::string name(first[number % first.size()]);
        name.append("_").append(last[(number / first.size() + number) % last.size()]);
        if (const auto round = number / (first.size() * last.size()); round > 0) name += std::to_string(round);
        return name;
    }

    std::vector<std::string_view> first = itemsOf(firstNames());
    std::vector<std::string_view> last = itemsOf(lastNames());
};

formats::WritableAuthor makeAuthor(std::uint32_t number, Random& random, streaming::Time start)
{
    using std::chrono::hours;
    formats::WritableAuthor author;
    author.id = 10'000'000 + std::uint64_t{number} * 380'000 + random.below(380'000);
    author.followers = 3'000'000 / (1 + random.below(12'000)) - 249;
    author.friends = 20 + random.below(1500);
    author.statuses = 50 + random.below(400) * author.friends / 4;
    author.joined = start - hours(24 + random.below(24 * 365 * 10));
    author.joined -= streaming::Duration(random.below(3'600'000)); // a draw a statement: their order is fixed
    return author;
}

} // namespace

Authors::Authors(Random& random, streaming::Time start)
{
    const ScreenNames screenName;
    std::uint32_t number = 0;
    for (const auto& language : languages()) {
        const auto names = itemsOf(language.names);
        auto& authors = m_byLanguage.emplace_back();
        for (auto left = authorCount * language.share / 1000; left > 0; --left, ++number) {
            auto& author = authors.emplace_back(makeAuthor(number, random, start));
            author.screenName = screenName(number);
            author.displayName = names[random.below(static_cast<std::uint32_t>(names.size()))];
        }
    }
}

const formats::WritableAuthor& Authors::pick(std::size_t language, Random& random) const
{
    const auto& authors = m_byLanguage[language];
    const auto count = static_cast<std::uint32_t>(authors.size());
    return authors[random.below(random.below(count) + 1)];
}

} // namespace connectors::simulated
