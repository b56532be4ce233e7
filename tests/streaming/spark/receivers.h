/// The tables about receivers, rates and block generators.
#pragma once

#include "streaming/input/pid_rate_estimator.h"
#include "streaming/input/rate_limiter.h"
#include "streaming/schedule/rate_controller.h"
#include "tests/streaming/spark/inputs.h"
#include "tests/support/loopback_server.h"
#include "tests/support/receivers.h"
#include "tests/support/recording_listener.h"

namespace spark {

inline streaming::Duration ms(const Json& value) { return streaming::Duration(value.get<std::int64_t>()); }

inline void runPid(const Json& table)
{
    const auto& params = table.at("params");
    streaming::PidRateEstimator estimator(ms(params.at("batch_ms")),
        {params.at("Kp"), params.at("Ki"), params.at("Kd"), params.at("minRate")});
    const auto& calls = table.at("input");
    for (std::size_t at = 0; at < calls.size(); ++at) {
        const auto& call = calls.at(at);
        const auto rate = estimator.compute(streaming::timeAt(call.at(0)), call.at(1), ms(call.at(2)), ms(call.at(3)));
        const auto& expected = table.at("expected").at(at);
        ASSERT_EQ(rate.has_value(), !expected.is_null()) << "call " << at;
        if (!rate) continue;
        EXPECT_NEAR(*rate, expected.get<double>(), 1e-6) << "call " << at;
    }
}

inline void refusesPid(const Json& table)
{
    for (const auto& row : table.at("input"))
        EXPECT_THROW(streaming::PidRateEstimator(ms(row.at(0)), {row.at(1), row.at(2), row.at(3), row.at(4)}),
            streaming::GraphError);
}

/// Elements grow, delays stay: the rates stay below the speed of processing, not below the lowest rate.
inline void staysBelowProcessing(const Json&)
{
    constexpr double minRate = 10;
    streaming::PidRateEstimator estimator(
        streaming::Duration(20), {.proportional = 1, .integral = 0.01, .derived = 0, .minRate = minRate});
    for (std::int64_t call = 0; call < 50; ++call) {
        const auto records = (call + 1) * 20;
        const auto rate = estimator.compute(
            streaming::timeAt(call * 20), records, streaming::Duration(20), streaming::Duration(100));
        ASSERT_EQ(rate.has_value(), call > 0);
        if (!rate) continue;
        EXPECT_GE(*rate, minRate);
        EXPECT_LT(*rate, static_cast<double>(records) / 20 * 1000);
    }
}

inline void limitsRates(const Json& table)
{
    streaming::ManualClock clock;
    for (const auto& row : table.at("input")) {
        std::optional<double> maxRate;
        if (!row.at("maxRate").is_null()) maxRate = row.at("maxRate").get<double>();
        streaming::RateLimiter limiter(clock, maxRate);
        limiter.setRate(row.at("updateRate"));
        EXPECT_EQ(limiter.rate(), row.at("expect").get<double>());
    }
}

/// Batches of growing size, each done in a second, so that the estimator answers what the table says.
inline void publishesRates(const Json& table)
{
    streaming::ManualClock clock;
    const auto limiter = std::make_shared<streaming::RateLimiter>(clock, std::nullopt);
    streaming::RateController controller(0, streaming::Duration(1000), {}, limiter);
    std::int64_t at = 1000;
    const auto complete = [&](std::int64_t records) {
        streaming::BatchInfo batch{.batchTime = streaming::timeAt(at), .submissionTime = streaming::timeAt(at)};
        batch.streamIdToInputInfo[0].records = records;
        batch.processingStartTime = batch.batchTime;
        batch.processingEndTime = streaming::timeAt(at += 1000);
        controller.onBatchCompleted(batch);
    };
    complete(50); // the first gives no estimate
    EXPECT_FALSE(limiter->rate());
    for (const auto& rate : table.at("expected")) {
        complete(rate.get<std::int64_t>());
        EXPECT_EQ(limiter->rate(), rate.get<double>());
    }
}

/// Of a run: the limit appears once batches complete.
inline void publishesInARun(const Json& table)
{
    const auto batch = streaming::Duration(50);
    const auto clock = std::make_shared<streaming::ManualClock>();
    streaming::StreamingContext context({.threads = 1, .clock = clock}, batch);
    auto receiver = std::make_unique<support::HeldReceiver<int>>();
    auto& held = *receiver;
    const auto input = context.receiverStream<int>(
        std::move(receiver), {.blocks = {.interval = streaming::Duration(10)}, .backPressure = streaming::BackPressureOptions{}});
    input.stream.foreachRDD([&](const streaming::RDD<int>& rdd) { clock->advance(streaming::Duration(rdd.count())); });
    context.start();
    held.awaitStarts(1);
    for (int number = 1; number <= 3; ++number) {
        held.store(std::vector<int>(20, 7));
        clock->awaitWaiterFor(streaming::Time(batch * number));
        clock->setTime(streaming::Time(batch * number));
        while (input.counts().processed < 20 * number) std::this_thread::yield();
    }
    context.stop();
    EXPECT_TRUE(input.limit()) << table.at("case");
}

inline void generatesBlocks(const Json&)
{
    streaming::ManualClock clock;
    std::vector<int> pushed;
    std::vector<int> added;
    std::size_t generated = 0;
    streaming::BlockGenerator<int> blocks(clock, {.interval = streaming::Duration(10)},
        {.onGenerateBlock = [&](std::size_t) { ++generated; },
            .onPushBlock = [&](const auto& block) { pushed.insert(pushed.end(), block.begin(), block.end()); }});
    EXPECT_FALSE(blocks.isActive() || blocks.isStopped());
    blocks.start();
    EXPECT_TRUE(blocks.isActive());
    std::vector<int> expected;
    const auto tick = [&](std::int64_t at) {
        clock.awaitWaiterFor(streaming::timeAt(at));
        clock.setTime(streaming::timeAt(at));
        clock.awaitWaiterFor(streaming::timeAt(at + 10));
        EXPECT_EQ(pushed, expected);
    };
    for (int value = 1; value <= 10; ++value) blocks.add(value);
    EXPECT_EQ(generated, 0u);
    for (int value = 1; value <= 10; ++value) expected.push_back(value);
    tick(10);
    EXPECT_EQ(generated, 1u);
    for (int value = 11; value <= 20; ++value) blocks.add(value, [&, value] { added.push_back(value); });
    for (int value = 11; value <= 20; ++value) expected.push_back(value);
    EXPECT_EQ(added, std::vector<int>(expected.begin() + 10, expected.end()));
    tick(20);
    std::size_t calls = 0;
    for (int value = 21; value <= 30; ++value) expected.push_back(value);
    blocks.addAll({expected.begin() + 20, expected.end()}, [&] { ++calls; });
    EXPECT_EQ(calls, 1u);
    tick(30);
    blocks.stop();
    blocks.stop(); // harmless
    EXPECT_EQ(blocks.add(31), streaming::Stored::Refused);
    EXPECT_EQ(blocks.addAll({31}), streaming::Stored::Refused);
    EXPECT_THROW(blocks.start(), streaming::GraphError);
}

/// Spark's stop waits for the clock to cut the last block; ours cuts it at once. Nothing is lost either way.
inline void stopCutsTheLastBlock(const Json&)
{
    streaming::ManualClock clock;
    std::vector<int> pushed;
    streaming::BlockGenerator<int> blocks(clock, {},
        {.onPushBlock = [&](const auto& block) { pushed.insert(pushed.end(), block.begin(), block.end()); }});
    blocks.start();
    std::vector<int> expected;
    for (int value = 1; value <= 1000; ++value) expected.push_back(value);
    for (const auto value : expected) blocks.add(value);
    clock.advance(streaming::Duration(1));
    blocks.stop();
    EXPECT_TRUE(blocks.isStopped());
    EXPECT_EQ(pushed, expected);
}

inline void reportsPushErrors(const Json&)
{
    streaming::ManualClock clock;
    std::atomic<int> errors = 0;
    streaming::BlockGenerator<int> blocks(clock, {}, {.onPushBlock = [](const auto&) { throw std::runtime_error("no"); },
                                                         .onError = [&](const auto&) { ++errors; }});
    blocks.start();
    blocks.add(1);
    blocks.stop();
    EXPECT_EQ(errors, 1);
}

inline void livesAsAReceiver(const Json&)
{
    ManualContext context;
    auto receiver = std::make_unique<support::HeldReceiver<int>>();
    auto& held = *receiver;
    const auto listener = std::make_shared<support::RecordingListener>();
    context->addStreamingListener(listener);
    const auto input = context->receiverStream<int>(std::move(receiver));
    const auto recording = support::record(input.stream);
    context->start();
    held.awaitStarts(1);
    EXPECT_TRUE(held.isStarted() && !held.isStopped());
    held.store(1);
    held.storeBytes("2", [](auto) { return std::vector<int>{2}; });
    held.store(std::vector<int>{3});
    held.storeAll({4, 5});
    held.reportError("reported", "an exception");
    const auto later = streaming::timeAt(5000); // than all else that waits for the clock
    held.restart("again", "", streaming::Duration(5000));
    held.awaitStops(1);
    context.clock().awaitWaiterFor(later);
    EXPECT_EQ(held.starts(), 1);
    context.clock().setTime(later);
    held.awaitStarts(2);
    held.stop("enough");
    held.awaitStops(2);
    context->awaitTermination();
    EXPECT_TRUE(held.isStopped());
    EXPECT_EQ(recording->front().rows, (std::vector<int>{1, 2, 3, 4, 5}));
    ASSERT_EQ(listener->receiverErrors.size(), 1u);
    EXPECT_EQ(listener->receiverErrors[0].lastError, "an exception");
}

/// Spark starts a receiver again that stopped itself; here `stop` is for good and `restart` is what restarts.
inline void stopsForGood(const Json&)
{
    ManualContext context;
    auto receiver = std::make_unique<support::HeldReceiver<int>>();
    auto& held = *receiver;
    support::record(context->receiverStream<int>(std::move(receiver)).stream);
    context->start();
    held.awaitStarts(1);
    held.stop("stop");
    context->awaitTermination();
    EXPECT_EQ(held.starts(), 1);
}

/// Blocks wait in order for the next batch, which takes them all; a batch that was made does not change.
inline void allocatesBlocks(const Json&)
{
    ManualContext context;
    auto receiver = std::make_unique<support::HeldReceiver<int>>();
    auto& held = *receiver;
    const auto recording = support::record(context->receiverStream<int>(std::move(receiver)).stream);
    context->start();
    held.awaitStarts(1);
    for (int block = 0; block < 5; ++block) held.store(std::vector<int>{block});
    context.runBatches(2);
    for (int block = 5; block < 10; ++block) held.store(std::vector<int>{block});
    context.runBatches();
    EXPECT_EQ(support::rowsOf(*recording), (std::vector<std::vector<int>>{{0, 1, 2, 3, 4}, {}, {5, 6, 7, 8, 9}}));
}

inline void readsSocket(const Json& table)
{
    support::Server server;
    ManualContext context;
    const auto listener = std::make_shared<support::RecordingListener>();
    context->addStreamingListener(listener);
    const auto recording = support::record(context->socketTextStream("127.0.0.1", server.port()));
    context->start();
    server.accept();
    for (const auto& line : table.at("input")) server.send(line.get<std::string>() + "\n");
    std::vector<std::string> lines;
    while (lines.size() < table.at("expected").size()) { // which batch holds which line is left open
        context.runBatches();
        const auto& rows = recording->back().rows;
        lines.insert(lines.end(), rows.begin(), rows.end());
    }
    context->stop();
    EXPECT_EQ(Json(lines), table.at("expected"));
    std::int64_t processed = 0;
    for (const auto& batch : listener->completed) processed += batch.numRecords();
    EXPECT_EQ(processed, static_cast<std::int64_t>(table.at("expected").size()));
}

inline void emptySocketBatch(const Json&)
{
    support::Server server;
    ManualContext context;
    const auto recording = support::record(context->socketTextStream("127.0.0.1", server.port()));
    context->start();
    context.runBatches();
    context->stop();
    ASSERT_EQ(recording->size(), 1u);
    EXPECT_TRUE(recording->front().rows.empty());
}

/// A file that was there is written anew, then others appear.
inline void readsBinaryRecords(const Json& table)
{
    const support::TempDirectory directory;
    const auto start = table.at("clock_start_ms").get<std::int64_t>();
    support::writeText(directory.path() / "0", "x");
    setChangedAt(directory.path() / "0", streaming::timeAt(start - 2000));
    ManualContext context{streaming::Duration(batchMs(table)), 2, streaming::timeAt(start)};
    const auto recording = support::record(context->binaryRecordsStream(
        directory.path().string(), table.at("record_length").get<std::size_t>()));
    context->start();
    for (const auto& file : table.at("input")) {
        std::string bytes;
        for (const auto& byte : file.at("bytes")) bytes.push_back(static_cast<char>(byte.get<int>()));
        const auto path = directory.path() / file.at("file").get<std::string>();
        support::writeText(path, bytes);
        setChangedAt(path, streaming::timeAt(file.at("mtime_ms")));
        context.runBatches();
    }
    std::vector<std::vector<Json>> rows;
    for (const auto& batch : *recording) {
        auto& row = rows.emplace_back();
        for (const auto& record : batch.rows) row.push_back(static_cast<int>(record.at(0)));
    }
    expectRows(table, rows, table.at("expected"));
}


} // namespace spark
