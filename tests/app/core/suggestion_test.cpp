#include "app/core/suggestion.h"

#include <gtest/gtest.h>

#include <array>

namespace app {
namespace {

constexpr std::array<std::string_view, 4> commands{"run", "replay", "simulate", "example"};

TEST(SuggestionTest, CountsEdits)
{
    EXPECT_EQ(editDistance("batch", "batch"), 0U);
    EXPECT_EQ(editDistance("bacth", "batch"), 1U); // neighbours swapped
    EXPECT_EQ(editDistance("batc", "batch"), 1U);
    EXPECT_EQ(editDistance("", "run"), 3U);
    EXPECT_EQ(editDistance("kitten", "sitting"), 3U);
}

TEST(SuggestionTest, FindsTheNearest)
{
    EXPECT_EQ(nearest("replya", commands), "replay");
    EXPECT_EQ(nearest("SIMULATE", commands), "simulate");
    EXPECT_EQ(nearest("examples", commands), "example");
}

TEST(SuggestionTest, SaysNothingWhereNothingIsNear)
{
    EXPECT_EQ(nearest("kubernetes", commands), std::nullopt);
    EXPECT_EQ(nearest("", commands), std::nullopt);
    EXPECT_EQ(suggestion("kubernetes", commands), "");
    EXPECT_EQ(suggestion("rnu", commands, "--"), "; did you mean --run?");
}

} // namespace
} // namespace app
