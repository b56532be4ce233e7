#include "tests/support/receivers.h"
#include "tests/support/recording_listener.h"
#include "tests/support/stream_harness.h"

#include <barrier>
#include <latch>
#include <thread>

namespace {

using namespace streaming;
using namespace support;

TEST(SchedulingTest, FailedOutputIsTriedAgainAndSeen)
{
    const auto clock = std::make_shared<ManualClock>();
    StreamingContext context({.threads = 1, .clock = clock, .outputAttempts = 3}, 1s);
    const auto listener = std::make_shared<RecordingListener>();
    context.addStreamingListener(listener);
    const auto numbers = context.generatedStream<int>([](Time) { return parallelize<int>({7}); });
    int tried = 0;
    std::vector<int> seen;
    numbers.foreachRDD([&](const RDD<int>& rdd) {
        if (++tried < 3) throw std::runtime_error("attempt " + std::to_string(tried));
        seen = rdd.collect();
    });
    numbers.foreachRDD([](const RDD<int>&, Time time) {
        if (time == timeAt(2000)) throw std::runtime_error("always");
    });
    context.start();
    for (int batch = 1; batch <= 2; ++batch) {
        clock->awaitWaiterFor(timeAt(1000 * batch));
        EXPECT_FALSE(context.awaitTerminationOrTimeout(0ms)); // a retried output is no error
        clock->setTime(timeAt(1000 * batch));
    }
    clock->awaitWaiterFor(timeAt(3000));
    EXPECT_THROW(context.awaitTerminationOrTimeout(0ms), std::runtime_error);
    context.stop();
    EXPECT_EQ(seen, (std::vector<int>{7}));
    EXPECT_EQ(listener->outputsCompleted[0].attempts, 3u);
    EXPECT_EQ(listener->outputsCompleted[0].retriedAfter, "attempt 2");
    EXPECT_FALSE(listener->outputsCompleted[0].failureReason);
    EXPECT_EQ(listener->outputsCompleted[3].attempts, 3u);
    EXPECT_EQ(listener->outputsCompleted[3].failureReason, "always");
    EXPECT_THROW(StreamingContext({.outputAttempts = 0}, 1s), GraphError);
    EXPECT_THROW(StreamingContext({.concurrentJobs = 0}, 1s), GraphError);
}

TEST(SchedulingTest, OutputsOfDifferentStreamsRunSideBySide)
{
    const auto clock = std::make_shared<ManualClock>();
    StreamingContext context({.threads = 2, .clock = clock, .concurrentJobs = 2}, 1s);
    const auto listener = std::make_shared<RecordingListener>();
    context.addStreamingListener(listener);
    std::barrier met(2); // each output waits for the other
    for (int stream = 0; stream < 2; ++stream)
        context.generatedStream<int>([](Time) { return parallelize<int>({7}); }).foreachRDD([&](const RDD<int>&) {
            met.arrive_and_wait();
        });
    context.start();
    clock->awaitWaiterFor(timeAt(1000));
    clock->setTime(timeAt(1000));
    clock->awaitWaiterFor(timeAt(2000));
    context.stop();
    EXPECT_EQ(listener->outputsCompleted.size(), 2u);
    EXPECT_EQ(listener->completed.size(), 1u);
}

TEST(SchedulingTest, OutputsOfOneReceiverRunSideBySideButNotThoseOfACommonStream)
{
    const auto clock = std::make_shared<ManualClock>();
    StreamingContext context({.threads = 2, .clock = clock, .concurrentJobs = 3}, 1s);
    auto receiver = std::make_unique<HeldReceiver<int>>();
    auto& held = *receiver;
    const auto input = context.receiverStream<int>(std::move(receiver));
    std::barrier met(2);
    std::atomic<int> inSums = 0;
    std::atomic<int> most = 0;
    const auto sums = input.stream.mapToPair([](int value) { return std::pair(value % 2, value); })
                          .reduceByKey(std::plus<>{}); // gathered once, by one thread
    const auto sum = [&](const RDD<std::pair<int, int>>& rdd) {
        most = std::max<int>(most, ++inSums);
        EXPECT_EQ(rdd.count(), 2u);
        --inSums;
    };
    sums.foreachRDD([&](const RDD<std::pair<int, int>>& rdd) {
        sum(rdd);
        met.arrive_and_wait();
    });
    sums.foreachRDD(sum);
    input.stream.foreachRDD([&](const RDD<int>& rdd) {
        EXPECT_EQ(rdd.count(), 3u);
        met.arrive_and_wait();
    });
    context.start();
    held.awaitStarts(1);
    held.store(std::vector<int>{1, 2, 3});
    clock->awaitWaiterFor(timeAt(1000));
    clock->setTime(timeAt(1000));
    clock->awaitWaiterFor(timeAt(2000));
    context.stop();
    EXPECT_EQ(most, 1);
}

TEST(SchedulingTest, ConcurrentJobMayStopTheContext)
{
    const auto clock = std::make_shared<ManualClock>();
    StreamingContext context({.threads = 2, .clock = clock, .concurrentJobs = 2}, 1s);
    std::barrier met(2);
    for (int stream = 0; stream < 2; ++stream)
        context.generatedStream<int>([](Time) { return parallelize<int>({7}); }).foreachRDD([&](const RDD<int>&) {
            met.arrive_and_wait(); // so one of them is not on the loop thread
            context.stop();
        });
    context.start();
    clock->awaitWaiterFor(timeAt(1000));
    clock->setTime(timeAt(1000));
    context.awaitTermination();
    context.stop();
    EXPECT_EQ(context.state(), ContextState::Stopped);
}

TEST(SchedulingTest, AnOutageIsCaughtUpBatchByBatchNeverFasterThanTheyAreDone)
{
    ManualContext context;
    const auto listener = std::make_shared<RecordingListener>();
    context->addStreamingListener(listener);
    auto receiver = std::make_unique<HeldReceiver<int>>();
    auto& held = *receiver;
    const auto input = context->receiverStream<int>(std::move(receiver));
    const auto recording = record(input.stream);
    context->start();
    held.awaitStarts(1);
    held.store(1);
    context.clock().awaitWaiterFor(timeAt(1000));
    context.clock().setTime(timeAt(100'000)); // 99 batches are late
    context.clock().awaitWaiterFor(timeAt(101'000));
    context->stop();
    ASSERT_EQ(recording->size(), 100u);
    EXPECT_EQ(recording->front().rows, (std::vector<int>{1}));
    EXPECT_EQ(recording->back().time, timeAt(100'000));
    EXPECT_EQ(listener->submitted[0].waitingBehind, 99u);
    EXPECT_EQ(listener->completed[0].schedulingDelay(), 99s);
    EXPECT_EQ(listener->completed[99].schedulingDelay(), 0s);
    for (std::size_t event = 1; event + 5 < listener->events.size(); event += 5) // one after the other
        EXPECT_EQ(listener->events[event], "batch submitted");
}

TEST(SchedulingTest, GracefulStopIsBoundedAndSaysWhatItLeft)
{
    std::latch running(1);
    std::latch mayEnd(1);
    StopReport report{};
    {
        ManualContext context;
        auto receiver = std::make_unique<HeldReceiver<int>>();
        auto& held = *receiver;
        const auto input = context->receiverStream<int>(std::move(receiver));
        input.stream.foreachRDD([&](const RDD<int>&) {
            running.count_down();
            mayEnd.wait();
        });
        context->start();
        held.awaitStarts(1);
        held.store(1);
        context.clock().awaitWaiterFor(timeAt(1000));
        context.clock().setTime(timeAt(1000));
        running.wait();
        held.store(std::vector<int>{2, 3});
        std::jthread stopper([&] { report = context->stop(StopMode::Gracefully, 5000ms); });
        context.clock().awaitWaiterFor(timeAt(6000));
        context.clock().setTime(timeAt(6000));
        stopper.join();
        EXPECT_EQ(report.completeness, Completeness::StillRunning);
        ASSERT_EQ(report.left.size(), 1u);
        EXPECT_EQ(report.left[0].input, "receiver");
        EXPECT_EQ(report.left[0].records, 3); // one of them in the batch that runs
        mayEnd.count_down();
        const auto end = context->stop();
        EXPECT_EQ(end.completeness, Completeness::Ended);
        EXPECT_EQ(end.left.at(0).records, 2);
        EXPECT_EQ(input.counts().processed, 1);
    }
}

TEST(SchedulingTest, ContextsDoNotShareReceiversListenersOrClocks)
{
    ManualContext first;
    ManualContext second(2s);
    const auto listener = std::make_shared<RecordingListener>();
    first->addStreamingListener(listener);
    auto a = std::make_unique<HeldReceiver<int>>();
    auto b = std::make_unique<HeldReceiver<int>>();
    auto& heldByFirst = *a;
    auto& heldBySecond = *b;
    const auto inFirst = record(first->receiverStream<int>(std::move(a)).stream);
    const auto inSecond = record(second->receiverStream<int>(std::move(b)).stream);
    first->start();
    second->start();
    heldByFirst.awaitStarts(1);
    heldBySecond.awaitStarts(1);
    heldByFirst.store(1);
    heldBySecond.store(2);
    first.runBatches();
    second.runBatches();
    first->stop();
    second.runBatches();
    EXPECT_EQ(second->state(), ContextState::Active);
    EXPECT_EQ(rowsOf(*inFirst), (std::vector<std::vector<int>>{{1}}));
    EXPECT_EQ(rowsOf(*inSecond), (std::vector<std::vector<int>>{{2}, {}}));
    EXPECT_EQ(listener->completed.size(), 1u);
}

} // namespace
