#include "tests/support/event_feed.h"
#include "tests/support/stream_harness.h"
#include "tests/support/thrown.h"

namespace {

using namespace streaming;
using namespace support;

TEST(SchedulerTest, ContextGoesFromInitializedOverActiveToStopped)
{
    ManualContext context;
    record(tableStream<int>(context, {}));
    EXPECT_EQ(context->state(), ContextState::Initialized);
    context->start();
    EXPECT_EQ(context->state(), ContextState::Active);
    context->start(); // nothing
    EXPECT_EQ(context->state(), ContextState::Active);
    context->stop();
    EXPECT_EQ(context->state(), ContextState::Stopped);
    context->stop();
    EXPECT_EQ(context->state(), ContextState::Stopped);
    context->awaitTermination(); // returns at once
    EXPECT_EQ(thrownBy([&] { context->start(); }), "StreamingContext has already been stopped");
}

TEST(SchedulerTest, StopBeforeStartIsForGood)
{
    ManualContext context;
    record(tableStream<int>(context, {}));
    context->stop();
    EXPECT_EQ(context->state(), ContextState::Stopped);
    EXPECT_THROW(context->start(), GraphError);
    EXPECT_TRUE(context->awaitTerminationOrTimeout(0ms));
}

TEST(SchedulerTest, StartWithoutOutputFailsAndStops)
{
    ManualContext context;
    tableStream<int>(context, {});
    EXPECT_EQ(thrownBy([&] { context->start(); }), "No output operations registered, so nothing to execute");
    EXPECT_EQ(context->state(), ContextState::Stopped);
}

TEST(SchedulerTest, BatchIntervalMustBePositive)
{
    EXPECT_THROW(StreamingContext({}, 0s), GraphError);
    EXPECT_THROW(StreamingContext({}, -1s), GraphError);
}

TEST(SchedulerTest, GraphIsClosedOnceStarted)
{
    ManualContext context;
    const auto stream = tableStream<int>(context, {});
    record(stream);
    const auto addings = [&] {
        return std::vector{thrownBy([&] { tableStream<int>(context, {}); }), thrownBy([&] { stream.count(); }),
            thrownBy([&] { record(stream); })};
    };
    context->start();
    for (const auto& message : addings())
        EXPECT_NE(message.find("after starting a context"), std::string::npos) << message;
    context->stop();
    for (const auto& message : addings())
        EXPECT_NE(message.find("after stopping a context"), std::string::npos) << message;
}

TEST(SchedulerTest, ErrorInAJobIsReportedAndOthersRun)
{
    ManualContext context;
    const auto numbers = tableStream<int>(context, inputTable<int>({{1}, {2}, {3}}));
    const auto failing = record(numbers.map([](int number) {
        if (number == 2) throw std::runtime_error("a special error");
        return number;
    }));
    const auto sound = record(numbers);
    context->start();
    EXPECT_FALSE(context->awaitTerminationOrTimeout(0ms));
    context.runBatches(3);
    for (int again = 0; again < 2; ++again)
        EXPECT_EQ(thrownBy([&] { context->awaitTermination(); }), "a special error");
    EXPECT_EQ(context->state(), ContextState::Active);
    context->stop();
    EXPECT_EQ(thrownBy([&] { context->awaitTermination(); }), "a special error");
    EXPECT_EQ(rowsOf(*failing), (std::vector<std::vector<int>>{{1}, {3}}));
    EXPECT_EQ(rowsOf(*sound), (std::vector<std::vector<int>>{{1}, {2}, {3}}));
}

TEST(SchedulerTest, ErrorWhileJobsAreMadeCostsTheBatch)
{
    ManualContext context;
    const auto numbers = tableStream<int>(context, inputTable<int>({{1}, {2}, {3}}));
    const auto before = record(numbers);
    const auto failing = numbers.transform([](const RDD<int>& rdd, Time time) {
        if (time == timeAt(2000)) throw std::runtime_error("in transform");
        return rdd;
    });
    const auto transformed = record(failing.window({.length = 1s}));
    const auto window = record(numbers.window({.length = 2s}));
    context->start();
    context.runBatches(3);
    EXPECT_EQ(thrownBy([&] { context->awaitTermination(); }), "in transform");
    context->stop();
    EXPECT_EQ(rowsOf(*before), (std::vector<std::vector<int>>{{1}, {3}}));
    EXPECT_EQ(rowsOf(*transformed), (std::vector<std::vector<int>>{{1}, {3}}));
    EXPECT_EQ(rowsOf(*window), (std::vector<std::vector<int>>{{1}, {2, 3}})); // the others' windows lost nothing
}

TEST(SchedulerTest, WindowRecoversWhenAFailedBatchHasLeftIt)
{
    ManualContext context;
    const auto pairs = tableStream<int>(context, inputTable<int>({{1}, {0}, {2}, {3}, {4}})).mapToPair([](int number) {
        if (number == 0) throw std::runtime_error("zero");
        return std::pair(std::string("sum"), number);
    });
    const Window two{.length = 2s};
    const auto stacked =
        record(pairs.reduceByKeyAndWindow(std::plus<>{}, two).map([](const auto& pair) { return pair.second; }));
    const auto inverse =
        record(pairs.reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, two).map([](const auto& pair) {
            return pair.second;
        }));
    const auto plain =
        record(pairs.window(two).reduceByKey(std::plus<>{}).map([](const auto& pair) { return pair.second; }));
    context->start();
    context.runBatches(5);
    context->stop();
    const std::vector<std::vector<int>> expected{{1}, {5}, {7}}; // 2 s and 3 s hold the batch that fails
    EXPECT_EQ(rowsOf(*plain), expected);
    EXPECT_EQ(rowsOf(*stacked), expected);
    EXPECT_EQ(rowsOf(*inverse), expected);
}

TEST(SchedulerTest, AwaitReturnsWhenAnotherThreadStops)
{
    ManualContext context;
    record(tableStream<int>(context, {}));
    context->start();
    std::jthread stopper([&] { context->stop(); });
    context->awaitTermination();
    EXPECT_TRUE(context->awaitTerminationOrTimeout(0ms));
}

TEST(SchedulerTest, JobMayStopTheContext)
{
    for (const auto mode : {StopMode::Immediately, StopMode::Gracefully}) {
        StreamingContext context({.threads = 2}, 1s);
        auto feed = context.feedStream<Event, EventTraits>({.basis = TimeBasis::Event, .lateness = 0s},
            std::make_shared<EventDecoder>(), givenBlocks({"a 1\nb 5000\nc 9000\n"}));
        std::vector<std::int64_t> labels;
        feed.stream.foreachRDD([&](const RDD<Event>&, Time time) {
            labels.push_back(time.time_since_epoch() / 1s);
            context.stop(mode);
        });
        context.start();
        context.awaitTermination();
        EXPECT_EQ(context.state(), ContextState::Stopped);
        context.stop();
        const auto expected =
            mode == StopMode::Immediately ? std::vector<std::int64_t>{1} : std::vector<std::int64_t>{1, 6, 10};
        EXPECT_EQ(labels, expected);
    }
}

TEST(SchedulerTest, GracefulStopProcessesAllThatWasHandedOver)
{
    ManualContext context;
    std::atomic<std::int64_t> handedOver = 0;
    auto feed = context->feedStream<Event, EventTraits>({}, std::make_shared<EventDecoder>(),
        oneSource([&, clock = context.sharedClock()](std::stop_token stop, Store& store) -> Result<void> {
            // The source goes on for a while after it was asked to end, as a slow one does.
            for (int after = 0; after < 15; after += stop.stop_requested()) {
                if (handedOver >= 1000 && !stop.stop_requested())
                    std::this_thread::yield();
                else if (store.put(rawBlock(std::to_string(handedOver) + " 1\n", clock->now())))
                    ++handedOver;
            }
            return {};
        }));
    std::int64_t counted = 0;
    feed.stream.count().foreachRDD([&](const RDD<std::int64_t>& rdd) { counted += rdd.collect().front(); });
    context->start();
    while (feed.counts().taken < 100) std::this_thread::yield();
    context.clock().setTime(timeAt(3500));
    context->stop(StopMode::Gracefully);
    EXPECT_EQ(counted, handedOver);
    EXPECT_GE(counted, 115);
}

TEST(SchedulerTest, GracefulStopRunsTheWindowThatEndsNext)
{
    ManualContext context;
    const auto recording =
        record(tableStream<int>(context, inputTable<int>({{1}, {2}, {3}})).window({.length = 5s, .slide = 5s}));
    context->start();
    context.runBatches(3);
    context->stop(StopMode::Gracefully);
    ASSERT_EQ(recording->size(), 1u);
    EXPECT_EQ(recording->front().time, timeAt(5000));
    EXPECT_EQ(recording->front().rows, (std::vector<int>{1, 2, 3}));
}

TEST(SchedulerTest, MissedBatchesAreMadeUpForEachWithItsTime)
{
    ManualContext context;
    const auto recording = record(tableStream<int>(context, inputTable<int>({{1}, {2}, {3}})));
    context->start();
    context.clock().awaitWaiterFor(timeAt(1000));
    context.clock().setTime(timeAt(3999));
    context.clock().awaitWaiterFor(timeAt(4000));
    context->stop();
    EXPECT_EQ(rowsOf(*recording), (std::vector<std::vector<int>>{{1}, {2}, {3}}));
    EXPECT_EQ(recording->back().time, timeAt(3000));
}

TEST(SchedulerTest, SeveralContextsRunAtOnce)
{
    ManualContext first;
    ManualContext second;
    const auto a = record(tableStream<int>(first, inputTable<int>({{1}})));
    const auto b = record(tableStream<int>(second, inputTable<int>({{2}})));
    first->start();
    second->start();
    first.runBatches();
    second.runBatches();
    EXPECT_EQ(a->front().rows, (std::vector<int>{1}));
    EXPECT_EQ(b->front().rows, (std::vector<int>{2}));
}

TEST(SchedulerTest, StreamsOfTwoContextsDoNotMeet)
{
    ManualContext first;
    ManualContext second;
    const auto a = tableStream<int>(first, {});
    const auto b = tableStream<int>(second, {});
    EXPECT_THROW(a.unionWith(b), GraphError);
    EXPECT_THROW(a.unionWith(tableStream<int>(first, {}).window({.length = 2s, .slide = 2s})), GraphError);
    EXPECT_THROW(unionOf(std::vector<DStream<int>>{}), GraphError);
}

TEST(SchedulerTest, BatchesSitOnMultiplesOfTheInterval)
{
    ManualContext context(2s, 1, timeAt(12345));
    const auto recording = record(context->generatedStream<int>([](Time) { return parallelize<int>({7}); }));
    context->start();
    context.runBatches(2);
    context->stop();
    EXPECT_EQ(recording->front().time, timeAt(14000));
    EXPECT_EQ(recording->back().time, timeAt(16000));
}

} // namespace
