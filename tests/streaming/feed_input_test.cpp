#include "tests/support/event_replay.h"

#include "streaming/input/lines.h"

#include <future>

namespace {

using namespace streaming;
using namespace support;

TEST(FeedInputTest, RowsBelongToTheBatchOfTheirOwnTime)
{
    const auto [batches, counts] = replay({"a 0\nb 999\nc 1000\nd 5000\n", "e 1999\n~delete\nbad\n"}, eventTime(10s));
    EXPECT_EQ(batches, (Batches{{1000, {"a", "b"}}, {2000, {"c", "e"}}, {6000, {"d"}}}));
    EXPECT_EQ(counts.taken, 5);
    EXPECT_EQ(counts.malformed, 1);
    EXPECT_EQ(counts.other.at("delete"), 1);
    EXPECT_EQ(counts.first, timeAt(0));
    EXPECT_EQ(counts.last, timeAt(5000));
}

TEST(FeedInputTest, WhoIsToldOfABlockMayAskForTheCounts)
{
    std::function<FeedCounts()> ask;
    std::vector<std::int64_t> taken;
    auto options = eventTime(10s);
    options.onTaken = [&](const FeedCounts& told) {
        EXPECT_EQ(ask().taken, told.taken);
        taken.push_back(told.taken);
    };
    StreamingContext context({.threads = 1, .clock = std::make_shared<ManualClock>()}, 1s);
    auto feed = context.feedStream<Event, EventTraits>(
        std::move(options), std::make_shared<EventDecoder>(), givenBlocks({"a 0\nb 1\n", "c 2\n"}));
    ask = feed.counts;
    recordIds(feed.stream);
    context.start();
    context.awaitTermination();
    EXPECT_EQ(taken, (std::vector<std::int64_t>{2, 3}));
}

TEST(FeedInputTest, ClosedBatchTakesNoMore)
{
    // The batch 1000 closes with the row that reaches 1000 + 500.
    EXPECT_EQ(replay({"a 0\nb 1499\nc 999\n"}, eventTime(500ms)).counts.late, 0);
    const auto [batches, counts] = replay({"a 0\nb 1500\nc 999\nd 1000\na 500\n"}, eventTime(500ms));
    EXPECT_EQ(batches, (Batches{{1000, {"a"}}, {2000, {"b", "d"}}}));
    EXPECT_EQ(counts.late, 2);
    EXPECT_EQ(counts.duplicates, 0); // late goes before duplicate
    EXPECT_EQ(counts.clockId, "b");
    EXPECT_EQ(counts.clockStep, 1500ms);
}

TEST(FeedInputTest, DuplicatesAreLookedForInTheOpenBatch)
{
    const auto [batches, counts] = replay({"a 0\nb 1\na 2\n", "a 1000\nb 3\n"}, eventTime(10s));
    EXPECT_EQ(batches, (Batches{{1000, {"a", "b"}}, {2000, {"a"}}}));
    EXPECT_EQ(counts.duplicates, 2);
}

TEST(FeedInputTest, EveryRowMovesTheClock)
{
    const auto filtered = replay({"a 0\n-x 5000\nb 1\n-y 2\n"}, eventTime(1s));
    EXPECT_EQ(filtered.counts.filtered, 2); // also the one whose batch is closed
    EXPECT_EQ(filtered.counts.late, 1);
    EXPECT_EQ(filtered.batches, (Batches{{1000, {"a"}}}));
    const auto duplicate = replay({"a 0\na 999\nb 1000\na 500\n"}, eventTime(0s));
    EXPECT_EQ(duplicate.counts.duplicates, 1);
    EXPECT_EQ(duplicate.counts.late, 1);
}

TEST(FeedInputTest, WithoutLatenessTheNewestFirstIsTakenWhole)
{
    const auto [batches, counts] = replay({"d 9000\nc 5000\n", "b 1\na 0\n"}, eventTime(std::nullopt));
    EXPECT_EQ(batches, (Batches{{1000, {"b", "a"}}, {6000, {"c"}}, {10000, {"d"}}}));
    EXPECT_EQ(counts.late, 0);
}

TEST(FeedInputTest, ResultDoesNotDependOnThreads)
{
    std::vector<std::string> blocks;
    std::uint32_t random = 7;
    for (int block = 0; block < 60; ++block) {
        std::string text;
        for (int row = 0; row < 50; ++row) {
            random = random * 1664525u + 1013904223u;
            text += (random % 11 == 0 ? "-" : "") + std::to_string(random >> 24) + " "
                + std::to_string(block * 300 + row * 6 + static_cast<int>(random >> 16) % 2500) + "\n";
        }
        blocks.push_back(text);
    }
    const auto one = replay(blocks, eventTime(1s), 1);
    EXPECT_GT(one.counts.late, 0);
    EXPECT_GT(one.counts.duplicates, 0);
    for (const std::size_t threads : {2, 8}) {
        const auto many = replay(blocks, eventTime(1s), threads);
        EXPECT_EQ(many.batches, one.batches);
        EXPECT_EQ(many.counts.late, one.counts.late);
        EXPECT_EQ(many.counts.duplicates, one.counts.duplicates);
    }
}

TEST(FeedInputTest, GraceClosesABatchOfASilentFeed)
{
    ManualContext context;
    auto options = eventTime(1s);
    options.grace = 10s;
    Tap tap;
    auto feed = context->feedStream<Event, EventTraits>(options, std::make_shared<EventDecoder>(), tap.source());
    const auto batches = recordIds(feed.stream);
    std::atomic<int> done = 0;
    feed.stream.foreachRDD([&](const RDD<Event>&) { ++done; });
    context->start();
    tap.put("a 500\n");
    context.clock().awaitWaiterFor(timeAt(12000)); // 1 s + lateness + grace
    EXPECT_EQ(done, 0);
    context.clock().setTime(timeAt(12000));
    while (done == 0) std::this_thread::yield();
    tap.put("b 999\nc 2500\n");
    context.clock().awaitWaiterFor(timeAt(14000));
    EXPECT_EQ(feed.counts().late, 1);
    context->stop(StopMode::Gracefully);
    EXPECT_EQ(*batches, (Batches{{1000, {"a"}}, {3000, {"c"}}}));
}

TEST(FeedInputTest, EventTimeNeedsRowsWithATime)
{
    StreamingContext context({}, 1s);
    const auto build = [&] {
        context.feedStream<std::string, PlainLines>(eventTime(1s), std::make_shared<LineDecoder>(), givenBlocks({}));
    };
    EXPECT_THROW(build(), GraphError);
}

TEST(FeedInputTest, FeedOfSeveralSourcesEndsWithTheLast)
{
    StreamingContext context({.threads = 2}, 1s);
    auto sources = givenBlocks({"a 1\n"});
    sources.push_back(std::move(givenBlocks({"b 1\n", "c 2\n"}).front()));
    auto feed = context.feedStream<Event, EventTraits>(
        eventTime(std::nullopt), std::make_shared<EventDecoder>(), std::move(sources));
    const auto batches = recordIds(feed.stream);
    context.start();
    context.awaitTermination();
    ASSERT_EQ(batches->size(), 1u);
    std::sort(batches->front().second.begin(), batches->front().second.end());
    EXPECT_EQ(batches->front().second, (Ids{"a", "b", "c"}));
}

TEST(FeedInputTest, UnusedFeedDoesNotHoldUpTheOthers)
{
    StreamingContext context({.threads = 2}, 1s);
    auto unused = context.feedStream<Event, EventTraits>(
        eventTime(1s), std::make_shared<EventDecoder>(), givenBlocks({"x 1\ny 500000\n"}));
    auto feed = context.feedStream<Event, EventTraits>(
        eventTime(1s), std::make_shared<EventDecoder>(), givenBlocks({"a 1\nb 5000\n"}));
    const auto count = std::make_shared<std::int64_t>(0);
    feed.stream.count().foreachRDD([count](const RDD<std::int64_t>& rdd) { *count += rdd.collect().front(); });
    context.start();
    context.awaitTermination();
    EXPECT_EQ(*count, 2);
}

TEST(FeedInputTest, WindowOfWindowsSeesEveryRow)
{
    StreamingContext context({.threads = 1}, 1s);
    auto feed = context.feedStream<Event, EventTraits>(
        eventTime(1s), std::make_shared<EventDecoder>(), givenBlocks({"a 2500\nb 12500\n"}));
    const auto batches = std::make_shared<std::vector<std::pair<std::int64_t, std::size_t>>>();
    feed.stream.window({.length = 5s, .slide = 5s})
        .window({.length = 20s, .slide = 10s})
        .foreachRDD([batches](const RDD<Event>& rdd, Time time) {
            batches->emplace_back(time.time_since_epoch() / 1s, rdd.count());
        });
    context.start();
    context.awaitTermination();
    EXPECT_EQ(*batches, (std::vector<std::pair<std::int64_t, std::size_t>>{{10, 1}, {20, 2}}));
}

// By arrival.

TEST(FeedInputTest, RowsBelongToTheBatchInWhichTheyArrived)
{
    ManualContext context;
    Tap tap;
    auto feed =
        context->feedStream<Event, EventTraits>({.seenFor = 2s}, std::make_shared<EventDecoder>(), tap.source());
    const auto batches = recordIds(feed.stream);
    context->start();
    tap.put("a 77\n-x 1\nb 5\n", timeAt(100));
    context.runBatches();
    tap.put("a 1\nc 1\n", timeAt(1500));
    context.runBatches();
    context.runBatches();
    tap.put("a 1\nlate 1\n", timeAt(2999)); // what comes after its batch is in the next one
    context.runBatches();
    tap.put("d 1\n", timeAt(4500));
    context->stop(StopMode::Gracefully); // what was handed over is in the batch that was open
    EXPECT_EQ(*batches, (Batches{{1000, {"a", "b"}}, {2000, {"c"}}, {3000, {}}, {4000, {"a", "late"}}, {5000, {"d"}}}));
    EXPECT_EQ(feed.counts().duplicates, 1);
    EXPECT_EQ(feed.counts().filtered, 1);
    EXPECT_EQ(feed.counts().taken, 6);
}

TEST(FeedInputTest, WhatArrivedDuringASlowBatchIsProcessedAtTheEnd)
{
    ManualContext context;
    Tap tap;
    auto feed = context->feedStream<Event, EventTraits>({}, std::make_shared<EventDecoder>(), tap.source());
    feed.stream.foreachRDD([&](const RDD<Event>&, Time time) {
        if (time != timeAt(1000)) return;
        context.clock().setTime(timeAt(5000)); // as long as this takes
        tap.put("a 1\n", timeAt(1500));
        tap.put("b 1\n", timeAt(2500));
        tap.put("c 1\n", timeAt(4500));
        tap.end();
    });
    const auto batches = recordIds(feed.stream.window({.length = 2s, .slide = 2s}));
    context->start();
    context.clock().awaitWaiterFor(timeAt(1000));
    context.clock().setTime(timeAt(1000));
    context->awaitTermination();
    EXPECT_EQ(*batches, (Batches{{2000, {"a"}}, {4000, {"b"}}, {6000, {"c"}}}));
}

/// A log that only counts.
class CountingLog final : public BlockLog {
public:
    bool append(std::size_t, RawBlock& block) override
    {
        block.end.offset = ++m_blocks;
        return true;
    }
    Result<void> sync() override { return {}; }

private:
    std::atomic<std::uint64_t> m_blocks = 0;
};

TEST(FeedInputTest, SilentSourceDoesNotKeepTheOthersBlocksInTheLog)
{
    ManualClock clock(timeAt(2000));
    WorkerPool pool(1);
    Graph graph(1s, pool, clock);
    std::promise<void> handedOver;
    std::promise<void> spoken;
    auto sources = oneSource([&](std::stop_token, Store& store) -> Result<void> {
        store.put(rawBlock("a 1\n", timeAt(1)));
        store.put(rawBlock("b 1\n", timeAt(2)));
        handedOver.set_value();
        return {};
    });
    std::promise<void> speak;
    auto second = oneSource([&](std::stop_token, Store& store) -> Result<void> {
        speak.get_future().wait();
        store.put(rawBlock("c 1\n", timeAt(3)));
        spoken.set_value();
        return {};
    });
    sources.push_back(std::move(second.front()));
    FeedInput<Event, EventTraits> input(graph, {}, feedParts<Event>(std::move(sources), std::make_shared<EventDecoder>()));
    CountingLog log;
    input.keepIn(log);
    EXPECT_EQ(input.logNeededFrom(), std::nullopt);
    input.start(std::make_shared<Alarm>());
    handedOver.get_future().wait();
    EXPECT_EQ(input.logNeededFrom(), 0U);
    while (input.counts().taken < 2) input.pump(timeAt(2000));
    EXPECT_EQ(input.logNeededFrom(), std::nullopt);
    speak.set_value();
    spoken.get_future().wait();
    EXPECT_EQ(input.logNeededFrom(), 0U); // its block is there, and not taken
    while (input.counts().taken < 3) input.pump(timeAt(2000));
    EXPECT_EQ(input.logNeededFrom(), std::nullopt);
    input.close();
}

TEST(FeedInputTest, EndlessSourceDoesNotHoldUpTheBatch)
{
    ManualClock clock(timeAt(2000));
    WorkerPool pool(2);
    Graph graph(1s, pool, clock);
    std::promise<void> handedOver;
    auto source = oneSource([&](std::stop_token, Store& store) -> Result<void> {
        for (const int arrival : {0, 500, 1000, 1500, 1999, 99999}) // the last one by a clock of its own
            store.put(rawBlock(std::to_string(arrival) + " 1\n", timeAt(arrival)));
        handedOver.set_value();
        return {};
    });
    FeedInput<Event, EventTraits> input(graph, {}, feedParts<Event>(std::move(source), std::make_shared<EventDecoder>()));
    input.start(std::make_shared<Alarm>());
    handedOver.get_future().wait();
    const auto takenUntil = [&](Time until) {
        while (!input.ended() && input.pump(until)) { }
        return input.counts().taken;
    };
    EXPECT_EQ(takenUntil(timeAt(1000)), 3); // the third shows that nothing more comes for this batch
    EXPECT_EQ(takenUntil(timeAt(1000)), 3);
    EXPECT_EQ(takenUntil(timeAt(2000)), 6);
    EXPECT_EQ(input.counts().last, timeAt(1)); // the rows' own time
    input.stop();
    input.close();
}

TEST(FeedInputTest, SourceThatIsAwayIsTriedAgain)
{
    ManualContext context;
    std::vector<std::string> told; // on the source's thread, before the source ends
    FeedOptions options;
    options.reconnect = {.networkStep = 2s, .jitter = 0};
    options.events.onError = [&](const std::string& source, const Error& error, std::optional<Duration> nextTry) {
        told.push_back(source + ": " + error.message + (nextTry ? ", again" : ", given up"));
    };
    int tries = 0;
    auto feed = context->feedStream<Event, EventTraits>(
        options, std::make_shared<EventDecoder>(), oneSource([&](std::stop_token, Store& store) -> Result<void> {
            if (++tries == 1) return failure(ErrorKind::Unreachable, "away");
            if (tries == 2) return tl::unexpected<Error>(Error{ErrorKind::Unreachable, "busy", 7s});
            store.put(rawBlock("a 1\n"));
            return failure(ErrorKind::Data, "nonsense");
        }));
    const auto batches = recordIds(feed.stream);
    context->start();
    context.clock().awaitWaiterFor(timeAt(2000)); // the loop waits for 1000
    context.clock().advance(2s);
    context.clock().awaitWaiterFor(timeAt(9000)); // the other side's own wish
    context.clock().advance(7s);
    context->awaitTermination();
    EXPECT_EQ(told,
        (std::vector<std::string>{"scripted: away, again", "scripted: busy, again", "scripted: nonsense, given up"}));
    EXPECT_EQ(feed.counts().taken, 1);
}

} // namespace
