#include "app/core/row_filter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace app {
namespace {

using testing::HasSubstr;

RowView hashtag(const std::string& key, const std::string& name, std::int64_t count = 10)
{
    return {.key = key, .name = name, .text = {}, .rank = 1, .count = count};
}

bool matches(std::string_view filter, const RowView& row) { return RowFilter::make(filter).value().matches(row); }

TEST(RowFilterTest, AllWordsHaveToBeThereInAnyCase)
{
    const auto row = hashtag("worldcup2026", "WorldCup2026");
    EXPECT_TRUE(matches("", row));
    EXPECT_TRUE(matches("  CUP world ", row));
    EXPECT_TRUE(matches("#world", row));
    EXPECT_FALSE(matches("#cup", row)); // it does not begin so
    EXPECT_FALSE(matches("world football", row));
    EXPECT_TRUE(matches("STRASSE", hashtag("strasse", "Straße")));
}

TEST(RowFilterTest, LooksAtAuthorAndText)
{
    const RowView status{.key = "17", .name = "Ada", .text = "Notes on the Engine", .rank = 1, .count = 3};
    EXPECT_TRUE(matches("ada engine", status));
    EXPECT_FALSE(matches("ada -engine", status));
}

TEST(RowFilterTest, TakesALeastCount)
{
    EXPECT_TRUE(matches("min:10", hashtag("qt", "Qt", 10)));
    EXPECT_FALSE(matches("min:11", hashtag("qt", "Qt", 10)));
    EXPECT_THAT(RowFilter::make("min:ten").error().message, HasSubstr("min:50"));
    EXPECT_THAT(RowFilter::make("min:").error().message, HasSubstr("min:50"));
}

TEST(RowFilterTest, AWordOnItsWayIsNoFilterYet)
{
    EXPECT_TRUE(RowFilter::make("-").value().empty());
    EXPECT_TRUE(matches("-", hashtag("qt", "Qt")));
}

TEST(RowFilterTest, AnExpressionIsFoundInTheHashtagTheAuthorOrTheText)
{
    EXPECT_TRUE(matches("/^world.*26$/", hashtag("worldcup2026", "WorldCup2026")));
    EXPECT_TRUE(matches("/CUP/", hashtag("worldcup2026", "WorldCup2026")));
    EXPECT_FALSE(matches("-/cup/", hashtag("worldcup2026", "WorldCup2026")));
    const RowView status{.key = "17", .name = "Ada", .text = "Notes on the Engine", .rank = 1, .count = 3};
    EXPECT_TRUE(matches("/^ada$/ /on the/", status));
    EXPECT_FALSE(matches("/^engine/", status));
    EXPECT_EQ(RowFilter::make("/(/").error().message, "/(/ is no regular expression: missing ): (");
    EXPECT_TRUE(RowFilter::make("/wor").value().empty()); // still being written
    EXPECT_TRUE(RowFilter::make("-/").value().empty());
}

TEST(RowFilterTest, LanguagesAreThoseOfTheRow)
{
    auto row = hashtag("qt", "Qt");
    EXPECT_FALSE(matches("lang:en", row));
    EXPECT_TRUE(matches("-lang:en", row));
    row.languages = {"ja", "pt-BR"};
    EXPECT_TRUE(matches("lang:ja", row));
    EXPECT_TRUE(matches("lang:PT", row));
    EXPECT_TRUE(matches("lang:en,ja", row));
    EXPECT_FALSE(matches("lang:en", row));
    EXPECT_FALSE(matches("-lang:ja", row));
    EXPECT_TRUE(RowFilter::make("lang:ja").value().asksForLanguages());
    EXPECT_FALSE(RowFilter::make("ja").value().asksForLanguages());
    EXPECT_THAT(RowFilter::make("lang:").error().message, HasSubstr("lang:ja"));
}

TEST(RowFilterTest, TakesRowsOutOfAWindowAndLeavesRanksAndPins)
{
    WindowResult window;
    window.hashtags = {{1, "spam", "spam", 9}, {2, "qt", "Qt", 5}};
    window.pinned = {{0, "spam", "spam", 0}};
    window.retweeted = {{1, "17", 9, {}, "ada", "spam again"}, {2, "18", 5, {}, {}, {}, {}, "Qt 6"}};
    keepMatching(window, RowFilter::make("-spam").value(), nullptr);
    ASSERT_EQ(window.hashtags.size(), 1U);
    EXPECT_EQ(window.hashtags.front().rank, 2);
    EXPECT_EQ(window.pinned.size(), 1U);
    ASSERT_EQ(window.retweeted.size(), 1U);
    EXPECT_EQ(window.retweeted.front().id, "18");
    keepMatching(window, RowFilter::make("6").value(), nullptr);
    EXPECT_EQ(window.retweeted.size(), 1U); // by the text that was seen
}

} // namespace
} // namespace app
