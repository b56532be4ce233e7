#include "streaming/time.h"
#include "streaming/to_text.h"

#include <gtest/gtest.h>

namespace {

using namespace streaming;
using namespace std::chrono_literals;

TEST(ToTextTest, WritesAsSparkDoes)
{
    EXPECT_EQ(toText(std::string("a b")), "a b");
    EXPECT_EQ(toText("view"), "view");
    EXPECT_EQ(toText(std::int64_t(-7)), "-7");
    EXPECT_EQ(toText(std::uint8_t(65)), "65");
    EXPECT_EQ(toText('x'), "x");
    EXPECT_EQ(toText(true), "true");
    EXPECT_EQ(toText(1.5), "1.5");
    EXPECT_EQ(toText(std::pair(std::string("qt"), 2)), "(qt,2)");
    EXPECT_EQ(toText(std::pair(1, std::pair(2, std::optional<int>()))), "(1,(2,None))");
    EXPECT_EQ(toText(std::optional(3)), "Some(3)");
    EXPECT_EQ(toText(std::vector<int>{}), "[]");
    EXPECT_EQ(toText(std::vector<std::pair<int, char>>{{1, 'a'}, {2, 'b'}}), "[(1,a), (2,b)]");
}

TEST(TimeTest, FloorsAndCeilsOnBothSidesOfTheEpoch)
{
    const struct {
        std::int64_t time, unit, floor, ceil;
    } table[] = {{1350, 200, 1200, 1400}, {1200, 200, 1200, 1200}, {199, 200, 0, 200}, {0, 7, 0, 0}, {-1, 200, -200, 0},
        {-200, 200, -200, -200}, {-201, 200, -400, -200}};
    for (const auto& row : table) {
        EXPECT_EQ(floorTo(timeAt(row.time), Duration(row.unit)), timeAt(row.floor));
        EXPECT_EQ(ceilTo(timeAt(row.time), Duration(row.unit)), timeAt(row.ceil));
    }
    EXPECT_TRUE(isMultipleOf(timeAt(-400), 200ms));
    EXPECT_FALSE(isMultipleOf(timeAt(-401), 200ms));
    EXPECT_EQ(toString(Duration(1500ms)), "1500 ms");
    EXPECT_EQ(toString(timeAt(1357008430000)), "1357008430000 ms");
}

} // namespace
