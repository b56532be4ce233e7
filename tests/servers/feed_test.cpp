#include "tests/servers/fault_plan.h"
#include "tests/servers/feed.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using namespace servers;
using connectors::formats::Wire;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr streaming::Time start = streaming::timeAt(1'768'478'400'000);

TEST(FeedTest, TheSameSeedAndStartTellTheSame)
{
    Feed first(Wire::X, {.seed = 3, .start = start});
    Feed second(Wire::X, {.seed = 3, .start = start});
    std::uint64_t one = 0;
    std::uint64_t other = 0;
    const auto records = first.take(one, 20);
    EXPECT_THAT(records, SizeIs(20));
    EXPECT_EQ(records, second.take(other, 20));
    EXPECT_THAT(records, testing::Each(testing::EndsWith("}")));
}

TEST(FeedTest, GoesOnWithoutAListener)
{
    Feed feed(Wire::Jetstream, {.start = start});
    std::uint64_t cursor = feed.live();
    feed.take(cursor, 5);
    EXPECT_EQ(feed.live(), 5u);
    feed.pass(10);
    EXPECT_EQ(feed.live(), 15u);
    EXPECT_THAT(feed.past(), SizeIs(15));
    EXPECT_EQ(cursor, 5u); // and can still be read from there
    EXPECT_EQ(feed.take(cursor, 1).at(0), feed.past().at(5));
}

TEST(FeedTest, KeepsAndTellsNoMoreThanItIsTold)
{
    Feed feed(Wire::Twitter, {.count = 12, .kept = 4, .start = start});
    feed.pass(10);
    std::uint64_t cursor = 0;
    EXPECT_THAT(feed.take(cursor, 100), SizeIs(6)); // 4 that are kept, 2 that come
    EXPECT_EQ(cursor, 12u);
    EXPECT_THAT(feed.take(cursor, 100), IsEmpty());
}

TEST(FeedTest, ReplaysAFile)
{
    const support::TempDirectory folder;
    support::writeText(folder.path() / "lines", "{\"a\":1}\r\n\r\n{\"a\":2}\n");
    support::writeText(folder.path() / "events", "event: delete\ndata: 1\n\nevent: delete\ndata: 2\n\n");
    std::uint64_t cursor = 0;
    EXPECT_THAT(
        Feed(Wire::Twitter, {.file = folder.path() / "lines"}).take(cursor, 9), ElementsAre("{\"a\":1}", "{\"a\":2}"));
    cursor = 1;
    EXPECT_THAT(Feed(Wire::Mastodon, {.file = folder.path() / "events"}).take(cursor, 9),
        ElementsAre("event: delete\ndata: 2"));
    EXPECT_THROW(Feed(Wire::Twitter, {.file = folder.path() / "none"}), std::runtime_error);
}

TEST(FaultPlanTest, ReadsWords)
{
    FaultPlan plan;
    for (const auto* words : {"503*2", "429=60s", "reset", "cut-every=20s", "stall-after=7", "double", "slow=2ms"})
        EXPECT_TRUE(plan.add(words)) << words;
    EXPECT_EQ(plan.takeForRequest()->status, 503);
    EXPECT_EQ(plan.takeForRequest()->status, 503);
    EXPECT_EQ(plan.takeForRequest(), (Fault{.status = 429, .after = 60s}));
    EXPECT_EQ(plan.takeForRequest()->kind, Fault::Kind::Reset);
    EXPECT_EQ(plan.takeForRequest(), std::nullopt);
    EXPECT_EQ(plan.takeForStream(), (Fault{.kind = Fault::Kind::StreamStall, .records = 7}));
    EXPECT_EQ(plan.takeForStream(), (Fault{.kind = Fault::Kind::StreamCut, .after = 20s}));
    EXPECT_EQ(plan.takeForStream(), (Fault{.kind = Fault::Kind::StreamCut, .after = 20s}));
    EXPECT_TRUE(plan.habits().doubled);
    EXPECT_EQ(plan.habits().pauseBetweenBytes, 2ms);
}

TEST(FaultPlanTest, RefusesOtherWords)
{
    FaultPlan plan;
    for (const auto* words : {"", "200", "cut-every=fast", "melt-every=3s", "cut-after=", "slow", "resets"}) {
        const auto added = plan.add(words);
        ASSERT_FALSE(added) << words;
        EXPECT_THAT(added.error().message, HasSubstr("no such fault"));
    }
}

} // namespace
