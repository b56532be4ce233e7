#include "gui/charts/history_chart.h"
#include "gui/charts/sparkline.h"

#include <gmock/gmock.h>

namespace gui {
namespace {

using testing::ElementsAre;

const QRectF area(0, 0, 40, 10);

TEST(SparklineTest, BreaksWhereNothingIsKnown)
{
    const auto lines = sparklineIn(area, {5, 10, std::nullopt, 10, 5});
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_THAT(lines[0], ElementsAre(QPointF(0, 10), QPointF(10, 0)));
    EXPECT_THAT(lines[1], ElementsAre(QPointF(30, 0), QPointF(40, 10)));
}

TEST(SparklineTest, NoiseIsNotMadeToLookLikeNews)
{
    const auto lines = sparklineIn(area, {99, 100});
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_NEAR(lines[0][0].y(), 0.2, 0.01); // a hundredth is a fiftieth of the half that is shown
    EXPECT_DOUBLE_EQ(lines[0][1].y(), 0);
}

TEST(SparklineTest, NothingIsDrawnOfNothing)
{
    EXPECT_TRUE(sparklineIn(area, {}).empty());
    EXPECT_TRUE(sparklineIn(area, {std::nullopt, std::nullopt}).empty());
    EXPECT_THAT(sparklineIn(area, {0, 0}).front(), ElementsAre(QPointF(0, 10), QPointF(40, 10)));
}

TEST(HistoryChartTest, AxesEndWithARoundNumber)
{
    EXPECT_EQ(roundedUp(1), 1);
    EXPECT_EQ(roundedUp(7), 8);
    EXPECT_EQ(roundedUp(11), 15);
    EXPECT_EQ(roundedUp(23'187), 25'000);
    EXPECT_EQ(roundedUp(100'000), 100'000);
}

} // namespace
} // namespace gui
