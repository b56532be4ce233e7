#include "streaming/progress_listener.h"
#include "tests/support/receivers.h"
#include "tests/support/stream_harness.h"

namespace {

using namespace streaming;
using namespace support;
using Rows = std::vector<std::vector<int>>;

void expectExact(const ReceiverCounts& counts)
{
    EXPECT_EQ(counts.received, counts.processed + counts.dropped + counts.inFlight);
}

TEST(BlockGeneratorTest, CutsAtTheMultiplesOfItsInterval)
{
    ManualClock clock;
    std::mutex mutex;
    std::vector<std::vector<int>> pushed;
    BlockGenerator<int> blocks(clock, {.interval = 200ms}, {.onPushBlock = [&](const std::vector<int>& block) {
        std::lock_guard lock(mutex);
        pushed.push_back(block);
    }});
    EXPECT_EQ(blocks.add(0), Stored::Refused); // not started
    blocks.start();
    EXPECT_THROW(blocks.start(), GraphError);
    blocks.add(1);
    blocks.add(2);
    clock.awaitWaiterFor(timeAt(200));
    clock.setTime(timeAt(200));
    clock.awaitWaiterFor(timeAt(400));
    blocks.add(3);
    clock.setTime(timeAt(650)); // an empty buffer makes no block
    clock.awaitWaiterFor(timeAt(800));
    blocks.add(4);
    blocks.stop(); // cuts the last block
    EXPECT_EQ(pushed, (Rows{{1, 2}, {3}, {4}}));
    EXPECT_EQ(blocks.add(5), Stored::Refused);
    EXPECT_EQ(blocks.take().size(), 3u);
    expectExact(blocks.counts());
}

TEST(BlockGeneratorTest, FullOneDropsWhatItsPolicySays)
{
    ManualClock clock;
    const auto left = [&](OverflowPolicy policy) {
        BlockGenerator<int> blocks(clock, {.capacity = 3, .overflow = policy});
        blocks.start();
        for (int value = 1; value <= 5; ++value) blocks.add(value);
        EXPECT_EQ(blocks.addBlock({6, 7}), policy == OverflowPolicy::DropNewest ? Stored::Dropped : Stored::Kept);
        expectExact(blocks.counts());
        EXPECT_EQ(blocks.counts().received, 7);
        EXPECT_EQ(blocks.counts().dropped, 4);
        std::vector<int> rows;
        for (const auto& part : blocks.take())
            for (const auto& stretch : part.stretches)
                for (auto row = stretch.from; row < stretch.to; ++row) rows.push_back((*part.block)[row]);
        EXPECT_EQ(blocks.counts().inFlight, 3);
        blocks.processed();
        EXPECT_EQ(blocks.counts().processed, 3);
        expectExact(blocks.counts());
        return rows;
    };
    EXPECT_EQ(left(OverflowPolicy::DropNewest), (std::vector<int>{1, 2, 3}));
    EXPECT_EQ(left(OverflowPolicy::DropOldest), (std::vector<int>{5, 6, 7}));
}

TEST(BlockGeneratorTest, FullOneLetsWaitUntilABatchTakes)
{
    ManualClock clock;
    BlockGenerator<int> blocks(clock, {.capacity = 2});
    blocks.start();
    std::atomic<int> added = 0;
    std::jthread adder([&] {
        for (int value = 0; value < 6; ++value) added += blocks.add(value) == Stored::Kept;
    });
    for (std::size_t taken = 0; taken < 6;) {
        EXPECT_LE(blocks.waiting(), 2u);
        for (const auto& part : blocks.take()) taken += part.block->size();
        blocks.processed();
    }
    adder.join();
    EXPECT_EQ(added, 6);
    EXPECT_EQ(blocks.counts().processed, 6);
    EXPECT_EQ(blocks.counts().dropped, 0);
}

TEST(BlockGeneratorTest, BlockThatCannotBeStoredIsDroppedAndTold)
{
    ManualClock clock;
    int errors = 0;
    BlockGenerator<int> blocks(clock, {}, {.onPushBlock = [](const auto&) { throw std::runtime_error("full"); },
                                             .onError = [&](const auto&) { ++errors; }});
    blocks.start();
    blocks.add(1);
    EXPECT_TRUE(blocks.take().empty());
    EXPECT_EQ(blocks.addBlock({2, 3}), Stored::Dropped);
    EXPECT_EQ(errors, 2);
    EXPECT_EQ(blocks.counts().dropped, 3);
    expectExact(blocks.counts());
}

TEST(ReceiverTest, BatchHoldsWhatWasStoredBeforeIt)
{
    ManualContext context;
    auto receiver = std::make_unique<HeldReceiver<int>>();
    auto& held = *receiver;
    const auto input = context->receiverStream<int>(std::move(receiver));
    const auto recording = record(input.stream);
    EXPECT_FALSE(held.store(0)); // not started
    context->start();
    held.awaitStarts(1);
    EXPECT_TRUE(held.isStarted());
    EXPECT_TRUE(held.store(1));
    EXPECT_EQ(held.store(std::vector<int>{2, 3}), Stored::Kept);
    EXPECT_TRUE(held.storeBytes("45", [](std::string_view bytes) {
        return std::vector<int>{bytes[0] - '0', bytes[1] - '0'};
    }));
    const auto unreadable = held.storeBytes("?", [](auto) -> std::vector<int> { throw std::runtime_error("odd"); });
    EXPECT_EQ(unreadable.error().kind, ErrorKind::Data);
    EXPECT_EQ(input.counts().inFlight, 5);
    context.runBatches();
    held.store(6);
    EXPECT_EQ(input.counts().processed, 5);
    context.runBatches(2);
    const auto report = context->stop(StopMode::Gracefully);
    EXPECT_TRUE(report.left.empty());
    EXPECT_TRUE(held.isStopped());
    EXPECT_FALSE(held.store(7));
    auto rows = rowsOf(*recording);
    rows.resize(3);
    EXPECT_EQ(rows, (Rows{{1, 2, 3, 4, 5}, {6}, {}}));
    expectExact(input.counts());
}

TEST(ReceiverTest, RestartsAfterItsDelayAndKeepsItsErrors)
{
    ManualContext context;
    const auto progress = std::make_shared<ProgressListener>(context.batch());
    context->addStreamingListener(progress);
    auto receiver = std::make_unique<HeldReceiver<int>>();
    auto& held = *receiver;
    const auto input = context->receiverStream<int>(
        std::move(receiver), {.restart = {.first = 5000ms, .jitter = 0, .attempts = 1}});
    record(input.stream);
    context->start();
    held.awaitStarts(1);
    held.restart("again", "broken", 3000ms);
    held.awaitStops(1);
    context.clock().awaitWaiterFor(timeAt(3000));
    context.clock().setTime(timeAt(2999));
    EXPECT_EQ(held.starts(), 1);
    context.clock().setTime(timeAt(3000));
    held.awaitStarts(2);
    held.restart("by back-off");
    held.awaitStops(2);
    context.clock().awaitWaiterFor(timeAt(8000));
    context.clock().setTime(timeAt(8000));
    held.awaitStarts(3);
    held.restart("once too often"); // the only attempt is used up: the receiver ends, and with it the run
    context->awaitTermination();
    context->stop();
    EXPECT_EQ(held.starts(), 3);
    EXPECT_EQ(held.stops(), 3);
    const auto now = progress->snapshot();
    EXPECT_FALSE(now.receivers.at(0).active);
    EXPECT_EQ(now.lastErrors.back().message, "Given up after 1 attempts to start again");
}

TEST(ReceiverTest, StoppingDoesNotHangWhereAStoreWaits)
{
    for (const auto mode : {StopMode::Gracefully, StopMode::Immediately}) {
        ManualContext context;
        const auto input = context->receiverStream<int>(
            std::make_unique<EndlessReceiver>(), {.blocks = {.capacity = 100}, .maxRate = std::nullopt});
        const auto recording = record(input.stream);
        context->start();
        while (input.counts().inFlight < 100) std::this_thread::yield();
        const auto report = context->stop(mode);
        const auto counts = input.counts();
        expectExact(counts);
        EXPECT_EQ(counts.received, 100);
        EXPECT_EQ(counts.processed, mode == StopMode::Gracefully ? 100 : 0);
        std::int64_t left = 0;
        for (const auto& [name, records] : report.left) left += records;
        EXPECT_EQ(left, mode == StopMode::Gracefully ? 0 : 100);
    }
}

TEST(ReceiverTest, MaxRateBoundsEachSecond)
{
    ManualContext context;
    const auto input = context->receiverStream<int>(std::make_unique<EndlessReceiver>(), {.maxRate = 10});
    const auto recording = record(input.stream);
    context->start();
    for (int tenth = 1; tenth <= 30; ++tenth) { // each record waits for its own tenth of a second
        while (input.counts().received < tenth - 1) std::this_thread::yield();
        EXPECT_EQ(input.counts().received, tenth - 1);
        context.clock().awaitWaiterFor(timeAt(1000 * ((tenth - 1) / 10 + 1)));
        context.clock().setTime(timeAt(tenth * 100));
    }
    while (input.counts().received < 30) std::this_thread::yield();
    context->stop(StopMode::Gracefully);
    EXPECT_EQ(input.counts().received, 30);
    EXPECT_EQ(input.counts().processed, 30);
}

TEST(ReceiverTest, BackPressureFollowsTheProcessing)
{
    const auto clock = std::make_shared<ManualClock>();
    StreamingContext context({.threads = 1, .clock = clock, .backPressure = BackPressureOptions{}}, 1s);
    auto receiver = std::make_unique<HeldReceiver<int>>();
    auto& held = *receiver;
    const auto input = context.receiverStream<int>(std::move(receiver));
    input.stream.foreachRDD([&](const RDD<int>& rdd) {
        if (rdd.count() > 0) clock->advance(500ms); // what 200 records take
    });
    context.start();
    held.awaitStarts(1);
    for (int batch = 1; batch <= 2; ++batch) {
        held.store(std::vector<int>(200, 7));
        clock->awaitWaiterFor(timeAt(1000 * batch));
        clock->setTime(timeAt(1000 * batch));
        clock->awaitWaiterFor(timeAt(1000 * (batch + 1)));
    }
    EXPECT_EQ(input.limit(), 400);
    context.stop();
}

TEST(ReceiverTest, OverloadStaysInsideItsBound)
{
    ManualContext context;
    const auto input = context->receiverStream<int>(std::make_unique<EndlessReceiver>(20000),
        {.blocks = {.capacity = 1000, .overflow = OverflowPolicy::DropOldest}});
    const auto recording = record(input.stream);
    context->start();
    while (input.counts().received < 20000) {
        EXPECT_LE(input.counts().inFlight, 1000);
        std::this_thread::yield();
    }
    context->stop(StopMode::Gracefully);
    const auto counts = input.counts();
    expectExact(counts);
    EXPECT_EQ(counts.received, 20000);
    EXPECT_EQ(counts.processed, 1000);
    EXPECT_EQ(recording->back().rows.back(), 19999);
}

} // namespace
