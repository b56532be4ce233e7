#include "connectors/common/live_blocks.h"

#include <gtest/gtest.h>

namespace {

using connectors::LiveBlocks;
using namespace std::chrono_literals;

TEST(LiveBlocksTest, GathersUntilTheTick)
{
    streaming::ManualClock clock(streaming::Time(7s));
    streaming::Store store;
    LiveBlocks blocks(store, clock);
    blocks.addRecord("{\"a\":1}", {0, 10});
    blocks.addRecord("{\"a\":2}", {0, 20});
    EXPECT_FALSE(store.take());
    blocks.flush();
    blocks.flush(); // nothing is there any more
    const auto first = store.take();
    ASSERT_TRUE(first);
    EXPECT_EQ(first->bytes.view(), "{\"a\":1}\n{\"a\":2}\n");
    EXPECT_EQ(first->records, 2U);
    EXPECT_EQ(first->end, (streaming::Position{0, 20}));
    EXPECT_EQ(first->arrival, streaming::Time(7s));
    EXPECT_TRUE(first->opensDocument);
    EXPECT_FALSE(store.take());
    blocks.addRecord("{}");
    blocks.flush();
    EXPECT_FALSE(store.take()->opensDocument);
}

TEST(LiveBlocksTest, DoesNotWaitWhereThereIsEnough)
{
    const streaming::ManualClock clock;
    streaming::Store store;
    LiveBlocks blocks(store, clock);
    blocks.addRecord(std::string(70'000, 'x'));
    EXPECT_TRUE(store.take());
}

} // namespace
