#include "connectors/bluesky/recent_events.h"

#include <gtest/gtest.h>

namespace connectors::bluesky {
namespace {

constexpr std::int64_t second = 1'000'000;

TEST(BlueskyRecentEventsTest, NothingIsARepeatWithinAConnection)
{
    RecentEvents events;
    events.add({10 * second, 0, 7});
    EXPECT_FALSE(events.isRepeat({10 * second, 0, 7}));
}

TEST(BlueskyRecentEventsTest, AnEventIsARepeatAsOftenAsItCame)
{
    RecentEvents events;
    events.add({10 * second, 0, 7});
    events.add({10 * second, 0, 7});
    events.expectRepeats();
    EXPECT_TRUE(events.isRepeat({10 * second, 0, 7}));
    EXPECT_TRUE(events.isRepeat({10 * second, 0, 7}));
    EXPECT_FALSE(events.isRepeat({10 * second, 0, 7})); // that the host sends it again is news
}

TEST(BlueskyRecentEventsTest, BehindTheOverlapNothingIsARepeat)
{
    RecentEvents events;
    events.add({10 * second, 0, 7});
    events.expectRepeats();
    EXPECT_FALSE(events.isRepeat({16 * second, 0, 7}));
    EXPECT_FALSE(events.isRepeat({10 * second, 0, 7}));
}

TEST(BlueskyRecentEventsTest, RemembersTwiceTheOverlap)
{
    RecentEvents events;
    for (const auto time : {10, 19, 20, 21}) events.add({time * second, 0, std::size_t(time)});
    events.expectRepeats();
    EXPECT_FALSE(events.isRepeat({10 * second, 0, 10}));
    EXPECT_TRUE(events.isRepeat({19 * second, 0, 19}));
}

} // namespace
} // namespace connectors::bluesky
