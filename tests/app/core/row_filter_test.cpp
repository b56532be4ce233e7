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

} // namespace
} // namespace app
