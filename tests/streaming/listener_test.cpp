#include "streaming/progress_listener.h"
#include "tests/support/event_feed.h"
#include "tests/support/recording_listener.h"
#include "tests/support/stream_harness.h"

namespace {

using namespace streaming;
using namespace support;

TEST(ListenerTest, IsToldOfABatchAndItsOutputsInOrder)
{
    ManualContext context;
    const auto listener = std::make_shared<RecordingListener>();
    context->addStreamingListener(listener);
    const auto numbers = tableStream<int>(context, inputTable<int>({{1, 2, 3}, {4}}));
    record(numbers);
    numbers.foreachRDD([&](const RDD<int>&) { context.clock().advance(250ms); });
    context->start();
    context.runBatches();
    context->removeStreamingListener(listener);
    context.runBatches();
    context->stop();
    EXPECT_EQ(listener->events,
        (std::vector<std::string>{"streaming started", "batch submitted", "batch started", "output 0 started",
            "output 0 completed", "output 1 started", "output 1 completed", "batch completed"}));
    const auto& batch = listener->completed.at(0);
    EXPECT_EQ(batch.batchTime, timeAt(1000));
    EXPECT_EQ(batch.streamIdToInputInfo, (std::map<std::size_t, InputInfo>{{0, {"generated", 3}}}));
    EXPECT_EQ(batch.schedulingDelay(), 0ms);
    EXPECT_EQ(batch.processingDelay(), 250ms);
    EXPECT_EQ(batch.totalDelay(), 250ms);
    EXPECT_EQ(batch.outputOperationInfos.at(1).duration(), 250ms);
    EXPECT_EQ(batch.outputOperationInfos.at(0).attempts, 1u);
    EXPECT_FALSE(listener->submitted.at(0).schedulingDelay());
    EXPECT_FALSE(listener->started.at(0).processingDelay());
}

TEST(ListenerTest, BatchThatCouldNotBeMadeIsToldAsFailed)
{
    ManualContext context;
    const auto listener = std::make_shared<RecordingListener>();
    context->addStreamingListener(listener);
    record(tableStream<int>(context, inputTable<int>({{1}, {2}})).transform([](const RDD<int>& rdd, Time time) {
        if (time == timeAt(1000)) throw std::runtime_error("in transform");
        return rdd;
    }));
    context->start();
    context.runBatches(2);
    context->stop();
    ASSERT_EQ(listener->completed.size(), 2u);
    EXPECT_EQ(listener->completed[0].failureReason, "in transform");
    EXPECT_TRUE(listener->completed[0].outputOperationInfos.empty());
    EXPECT_FALSE(listener->completed[1].failureReason);
}

TEST(ListenerTest, FeedByEventTimeIsCountedBatchByBatch)
{
    StreamingContext context({.threads = 2}, 1s);
    const auto listener = std::make_shared<RecordingListener>();
    context.addStreamingListener(listener);
    auto feed = context.feedStream<Event, EventTraits>({.basis = TimeBasis::Event, .lateness = 0s},
        std::make_shared<EventDecoder>(), givenBlocks({"a 1\nb 2\n-c 3\nd 1000\n"}));
    record(feed.stream);
    context.start();
    context.awaitTermination();
    EXPECT_TRUE(context.stop().left.empty());
    ASSERT_EQ(listener->completed.size(), 2u);
    EXPECT_EQ(listener->completed[0].numRecords(), 2);
    EXPECT_EQ(listener->completed[1].numRecords(), 1);
}

TEST(ListenerTest, ThatThrowsIsAnErrorOfTheRun)
{
    struct Throwing : StreamingListener {
        void onBatchStarted(const BatchInfo&) override { throw std::runtime_error("listener"); }
    };
    ManualContext context;
    context->addStreamingListener(std::make_shared<Throwing>());
    const auto recording = record(tableStream<int>(context, inputTable<int>({{1}})));
    context->start();
    context.runBatches();
    EXPECT_THROW(context->awaitTermination(), std::runtime_error);
    EXPECT_EQ(recording->size(), 1u); // the batch ran
}

TEST(ListenerTest, MayStopTheContext)
{
    ManualContext context;
    struct Stopping : StreamingListener {
        explicit Stopping(ManualContext& stopped) : context(stopped) {}
        void onBatchCompleted(const BatchInfo&) override { context->stop(); }
        ManualContext& context;
    };
    context->addStreamingListener(std::make_shared<Stopping>(context));
    const auto recording = record(tableStream<int>(context, inputTable<int>({{1}, {2}})));
    context->start();
    context.clock().awaitWaiterFor(timeAt(1000));
    context.clock().setTime(timeAt(1000));
    context->awaitTermination();
    EXPECT_EQ(recording->size(), 1u);
}

BatchInfo batchOf(std::int64_t number, std::int64_t records)
{
    BatchInfo batch{.batchTime = timeAt(number * 1000), .submissionTime = timeAt(number * 1000)};
    batch.streamIdToInputInfo[0] = {"in", records};
    batch.processingStartTime = timeAt(number * 1000 + 100);
    batch.processingEndTime = timeAt(number * 1000 + 100 + number);
    return batch;
}

TEST(ProgressListenerTest, GivesRatesDelaysAndDistributions)
{
    ProgressListener progress(1s);
    EXPECT_FALSE(progress.snapshot().totalDelay);
    EXPECT_FALSE(progress.totalDelays());
    for (std::int64_t number = 1; number <= 20; ++number) {
        auto batch = batchOf(number, 10 * number);
        batch.outputOperationInfos.push_back({.id = 3, .startTime = timeAt(0), .endTime = timeAt(number)});
        progress.onBatchSubmitted(batch);
        progress.onBatchStarted(batch);
        progress.onBatchCompleted(batch);
    }
    const auto now = progress.snapshot();
    EXPECT_EQ(now.inputRate, 105);
    EXPECT_EQ(now.inputRates.at("in"), 105);
    EXPECT_EQ(now.schedulingDelay, 100ms);
    EXPECT_EQ(now.processingTime, 10ms);
    EXPECT_EQ(now.totalDelay, 110ms);
    EXPECT_EQ(now.outputTimes.at(3), 10ms);
    EXPECT_EQ(now.totalReceivedRecords, 2100);
    EXPECT_EQ(now.totalProcessedRecords, 2100);
    const auto lastTen = *progress.processingTimes(); // 11 … 20 ms
    EXPECT_EQ(lastTen.least, 11ms);
    EXPECT_EQ(lastTen.median, 15ms);
    EXPECT_EQ(lastTen.most, 20ms);
    EXPECT_EQ(progress.totalDelays(1)->most, 120ms);
}

TEST(ProgressListenerTest, KeepsTheLastErrorsAndCountsWaitingBatches)
{
    ProgressListener progress(1s, 2);
    for (int number = 0; number < 150; ++number)
        progress.onOutputOperationCompleted({.name = "output 1", .failureReason = std::to_string(number)});
    auto late = batchOf(1, 1);
    late.waitingBehind = 4;
    progress.onBatchSubmitted(late);
    const auto now = progress.snapshot();
    EXPECT_EQ(now.lastErrors.size(), ProgressListener::errorsKept);
    EXPECT_EQ(now.lastErrors.back().message, "149");
    EXPECT_EQ(now.failedOutputs, 150);
    EXPECT_EQ(now.waitingBatches, 5u);
    EXPECT_EQ(now.unprocessedBatches, 5u);
}

} // namespace
