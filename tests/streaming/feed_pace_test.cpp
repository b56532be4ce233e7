#include "tests/support/event_replay.h"

#include <thread>

namespace {

using namespace streaming;
using namespace support;

TEST(FeedPaceTest, PacedRowsWaitForTheirMoment)
{
    ManualContext context;
    auto options = eventTime(10s);
    options.pace.speed = 2.0;
    auto feed = context->feedStream<Event, EventTraits>(
        options, std::make_shared<EventDecoder>(), givenBlocks({"a 100\nb 1100\n", "c 3100\n", "d 9000\n"}));
    const auto batches = recordIds(feed.stream);
    context->start();
    context.clock().awaitWaiterFor(timeAt(500)); // b comes half a second after a
    EXPECT_EQ(feed.counts().taken, 1);
    context.clock().advance(500ms);
    context.clock().awaitWaiterFor(timeAt(1500));
    EXPECT_EQ(feed.counts().taken, 2);
    context.clock().advance(1000ms);
    context.clock().awaitWaiterFor(timeAt(4450));
    EXPECT_EQ(feed.counts().taken, 3);
    context->stop(StopMode::Gracefully); // d was not received yet
    EXPECT_EQ(*batches, (Batches{{1000, {"a"}}, {2000, {"b"}}, {4000, {"c"}}}));
}

TEST(FeedPaceTest, AnotherPaceGoesOnFromWhereTheFeedStands)
{
    ManualContext context;
    auto options = eventTime(10s);
    options.pace.speed = 4.0;
    auto feed = context->feedStream<Event, EventTraits>(
        options, std::make_shared<EventDecoder>(), givenBlocks({"a 0\nb 4000\nc 8000\n", "d 9000\n"}));
    recordIds(feed.stream);
    context->start();
    context.clock().awaitWaiterFor(timeAt(1000));
    EXPECT_EQ(feed.takenBytes(), 6U); // one of the block's three rows
    context.clock().advance(500ms);
    feed.setPace({.speed = 0.5}); // half of the way to b is left
    context.clock().awaitWaiterFor(timeAt(4500));
    EXPECT_EQ(feed.counts().taken, 1);
    context.clock().setTime(timeAt(4500));
    context.clock().awaitWaiterFor(timeAt(12500));
    EXPECT_EQ(feed.counts().taken, 2);
    feed.setPace({}); // what is left comes at once
    context->awaitTermination();
    EXPECT_EQ(feed.counts().taken, 4);
}

TEST(FeedPaceTest, AHeldFeedGoesOnFromWhereItWasHeld)
{
    ManualContext context;
    auto options = eventTime(10s);
    options.pace.speed = 2.0;
    auto feed = context->feedStream<Event, EventTraits>(
        options, std::make_shared<EventDecoder>(), givenBlocks({"a 100\nb 1100\n", "c 3100\n"}));
    const auto batches = recordIds(feed.stream);
    context->start();
    context.clock().awaitWaiterFor(timeAt(500));
    context.clock().advance(250ms);
    feed.setPace({.speed = 2.0, .flow = FeedFlow::Held});
    context.clock().advance(1h);
    feed.setPace({.speed = 1.0, .flow = FeedFlow::Held});
    context.clock().advance(1h);
    feed.setPace({.speed = 1.0}); // half of the way to b is left
    context.clock().awaitWaiterFor(timeAt(7'200'000 + 250 + 500));
    EXPECT_EQ(feed.counts().taken, 1);
    feed.setPace({.flow = FeedFlow::Held});
    context->stop(StopMode::Gracefully); // what is held was not received yet
    EXPECT_EQ(*batches, (Batches{{1000, {"a"}}}));
    EXPECT_EQ(feed.counts().late, 0);
}

TEST(FeedPaceTest, ResultDoesNotDependOnThePace)
{
    std::vector<std::string> blocks;
    for (int block = 0; block < 40; ++block) {
        std::string text;
        for (int row = 0; row < 20; ++row)
            text += std::to_string(block) + "-" + std::to_string(row) + " " + std::to_string(block * 400 + row * 97 % 1900) + "\n";
        blocks.push_back(text);
    }
    const auto once = replay(blocks, eventTime(500ms));
    EXPECT_GT(once.counts.late, 0);

    StreamingContext context({.threads = 2}, 1s);
    auto feed = context.feedStream<Event, EventTraits>(
        eventTime(500ms), std::make_shared<EventDecoder>(), givenBlocks(std::move(blocks)));
    const auto batches = recordIds(feed.stream);
    const std::jthread restless([&](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            feed.setPace({.speed = 100'000});
            feed.setPace({.flow = FeedFlow::Held});
            feed.setPace({});
        }
    });
    context.start();
    context.awaitTermination();
    EXPECT_EQ(*batches, once.batches);
    EXPECT_EQ(feed.counts().late, once.counts.late);
}

} // namespace
