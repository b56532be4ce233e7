#include "app/core/clock_watch.h"

#include <gtest/gtest.h>

namespace app {
namespace {

using namespace std::chrono_literals;
using streaming::timeAt;

class ClockWatchTest : public testing::Test {
protected:
    std::optional<streaming::Gap> look(std::int64_t wallMs, std::chrono::milliseconds steady)
    {
        return m_watch.look(timeAt(wallMs), ClockWatch::Steady(steady));
    }
    ClockWatch m_watch;
};

TEST_F(ClockWatchTest, ClocksThatGoOnAlikeSayNothing)
{
    EXPECT_FALSE(look(1'000'000, 5s));
    EXPECT_FALSE(look(1'010'000, 15s));
    EXPECT_FALSE(look(1'020'900, 25s)); // small corrections are daily bread
    EXPECT_FALSE(look(1'030'000, 35s));
}

TEST_F(ClockWatchTest, SleepIsAGap)
{
    look(1'000'000, 5s);
    const auto gap = look(1'725'000, 7s);
    ASSERT_TRUE(gap);
    EXPECT_EQ(gap->from, timeAt(1'002'000));
    EXPECT_EQ(gap->to, timeAt(1'725'000));
    EXPECT_EQ(clockLeapInWords(*gap),
        "the machine slept, or its clock was set forward: nothing was counted for 12m3s");
    EXPECT_FALSE(look(1'726'000, 8s));
}

TEST_F(ClockWatchTest, LeapBackHasNoLength)
{
    look(1'000'000, 5s);
    const auto leap = look(971'000, 6s);
    ASSERT_TRUE(leap);
    EXPECT_EQ(leap->from, leap->to);
    EXPECT_EQ(clockLeapInWords(*leap), "the clock was set back by 30s; batches go on by the new time");
}

} // namespace
} // namespace app
