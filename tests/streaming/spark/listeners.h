/// The tables about listeners and the statistics of batches.
#pragma once

#include "streaming/progress_listener.h"
#include "tests/streaming/spark/receivers.h"

namespace spark {

/// Runs `batches` batches of one record each, with outputs that may throw.
inline std::shared_ptr<support::RecordingListener> listenTo(
    std::size_t batches, const std::vector<std::string>& failures)
{
    ManualContext context;
    const auto listener = std::make_shared<support::RecordingListener>();
    context->addStreamingListener(listener);
    const auto stream = support::tableStream<int>(context, {batches, std::vector<int>{1}});
    for (const auto& failure : failures)
        stream.foreachRDD([failure](const streaming::RDD<int>& rdd) {
            EXPECT_EQ(rdd.count(), 1u);
            if (!failure.empty()) throw std::runtime_error(failure);
        });
    context->start();
    context.runBatches(batches);
    context->stop();
    return listener;
}

inline void reportsBatches(const Json&)
{
    const auto listener = listenTo(4, {""});
    ASSERT_EQ(listener->submitted.size(), 4u);
    ASSERT_EQ(listener->started.size(), 4u);
    ASSERT_EQ(listener->completed.size(), 4u);
    auto last = streaming::Time::min();
    for (std::size_t at = 0; at < 4; ++at) {
        const auto& submitted = listener->submitted[at];
        EXPECT_FALSE(submitted.schedulingDelay() || submitted.processingDelay() || submitted.totalDelay());
        EXPECT_EQ(submitted.numRecords(), 1);
        EXPECT_EQ(submitted.streamIdToInputInfo.at(0).records, 1);
        const auto& started = listener->started[at];
        EXPECT_GE(started.schedulingDelay().value(), streaming::Duration(0));
        EXPECT_FALSE(started.processingDelay() || started.totalDelay());
        const auto& completed = listener->completed[at];
        EXPECT_GE(completed.schedulingDelay().value(), streaming::Duration(0));
        EXPECT_GE(completed.processingDelay().value(), streaming::Duration(0));
        EXPECT_GE(completed.totalDelay().value(), streaming::Duration(0));
        EXPECT_GE(submitted.submissionTime, last);
        last = submitted.submissionTime;
    }
}

inline void reportsReceivers(const Json&)
{
    ManualContext context;
    const auto listener = std::make_shared<support::RecordingListener>();
    context->addStreamingListener(listener);
    support::record(context->receiverStream<int>(std::make_unique<support::ScriptedReceiver<int>>([](auto& receiver) {
        receiver.reportError("test report error", "test report exception");
        receiver.stop("test");
    })).stream);
    context->start();
    context->awaitTermination();
    context->stop();
    ASSERT_EQ(listener->receiversStarted.size(), 1u);
    ASSERT_EQ(listener->receiversStopped.size(), 1u);
    ASSERT_EQ(listener->receiverErrors.size(), 1u);
    EXPECT_EQ(listener->receiverErrors[0].streamId, 0u);
    EXPECT_EQ(listener->receiverErrors[0].lastErrorMessage, "test report error");
    EXPECT_EQ(listener->receiverErrors[0].lastError, "test report exception");
}

inline void reportsOutputs(const Json& table)
{
    const auto listener = listenTo(1, {"", "", ""});
    const auto ids = [](const auto& outputs) {
        Json numbers = Json::array();
        for (const auto& output : outputs) numbers.push_back(output.id);
        return numbers;
    };
    EXPECT_EQ(ids(listener->outputsStarted), table.at("expected").at("started_ids_first_three"));
    EXPECT_EQ(ids(listener->outputsCompleted), table.at("expected").at("completed_ids_first_three"));
}

inline void reportsNoFailure(const Json&)
{
    const auto listener = listenTo(1, {"", ""});
    for (const auto& output : listener->completed.at(0).outputOperationInfos)
        EXPECT_FALSE(output.failureReason);
}

inline void reportsFailures(const Json& table)
{
    std::vector<std::string> failures;
    for (const auto& [id, reason] : table.at("expected").at("failure_reasons").items()) {
        const auto text = reason.get<std::string>(); // "contains '…'"
        failures.push_back(text.substr(text.find('\'') + 1, text.rfind('\'') - text.find('\'') - 1));
    }
    const auto listener = listenTo(1, failures);
    const auto& outputs = listener->completed.at(0).outputOperationInfos;
    ASSERT_EQ(outputs.size(), failures.size());
    for (std::size_t id = 0; id < outputs.size(); ++id) EXPECT_EQ(outputs[id].failureReason, failures[id]);
}

/// Spark refuses; here a listener may stop the context.
inline void mayStop(const Json&)
{
    ManualContext context;
    struct Stopping : streaming::StreamingListener {
        explicit Stopping(ManualContext& stopped) : context(stopped) {}
        void onBatchCompleted(const streaming::BatchInfo&) override { context->stop(); }
        ManualContext& context;
    };
    context->addStreamingListener(std::make_shared<Stopping>(context));
    support::record(support::tableStream<int>(context, {}));
    context->start();
    context.clock().awaitWaiterFor(streaming::timeAt(1000));
    context.clock().setTime(streaming::timeAt(1000));
    context->awaitTermination();
    EXPECT_EQ(context->state(), streaming::ContextState::Stopped);
}

inline void tellsNothingAfterTheEnd(const Json&)
{
    ManualContext context;
    const auto listener = std::make_shared<support::RecordingListener>();
    context->addStreamingListener(listener);
    support::record(support::tableStream<int>(context, {}));
    context->start();
    context.runBatches();
    context->stop();
    const auto told = listener->events.size();
    context.clock().setTime(streaming::timeAt(10000));
    context->stop();
    EXPECT_EQ(listener->events.size(), told);
}

inline streaming::BatchInfo batchAt(std::int64_t timeMs)
{
    streaming::BatchInfo batch{.batchTime = streaming::timeAt(timeMs), .submissionTime = streaming::timeAt(timeMs)};
    batch.streamIdToInputInfo = {{0, {"a", 300}}, {1, {"b", 300}}};
    return batch;
}

inline void countsBatches(const Json& table)
{
    streaming::ProgressListener progress{streaming::Duration(batchMs(table))};
    const auto batch = batchAt(1000);
    for (const auto& step : table.at("input")) {
        const auto event = step.at("event").get<std::string>();
        if (event.starts_with("StreamingStarted")) progress.onStreamingStarted(streaming::timeAt(step.at("startTime")));
        if (event == "BatchSubmitted") progress.onBatchSubmitted(batch);
        if (event == "BatchStarted") progress.onBatchStarted(batch);
        if (event == "BatchCompleted") progress.onBatchCompleted(batch);
        const auto now = progress.snapshot();
        if (step.contains("startTime")) {
            EXPECT_EQ(now.startTime, streaming::timeAt(step.at("startTime")));
        }
        if (!step.contains("waiting")) continue;
        const auto timeOf = [](const auto& kept) {
            return kept ? Json(kept->batchTime.time_since_epoch().count()) : Json();
        };
        EXPECT_EQ(now.waitingBatches, step.at("waiting"));
        EXPECT_EQ(now.runningBatches, step.at("running"));
        EXPECT_EQ(now.retainedCompletedBatches, step.at("completed"));
        EXPECT_EQ(now.unprocessedBatches, step.at("unprocessed"));
        EXPECT_EQ(now.totalCompletedBatches, step.at("totalCompleted"));
        EXPECT_EQ(now.totalProcessedRecords, step.at("totalProcessedRecords"));
        EXPECT_EQ(now.totalReceivedRecords, step.at("totalReceivedRecords"));
        EXPECT_EQ(timeOf(now.lastReceivedBatch), step.at("lastReceived"));
        EXPECT_EQ(timeOf(now.lastCompletedBatch), step.at("lastCompleted"));
    }
}

inline void keepsSoManyBatches(const Json& table, std::int64_t cycles)
{
    streaming::ProgressListener progress{streaming::Duration(batchMs(table))};
    for (std::int64_t cycle = 1; cycle <= cycles; ++cycle) {
        const auto batch = batchAt(cycle * 100);
        progress.onBatchSubmitted(batch);
        progress.onBatchStarted(batch);
        progress.onBatchCompleted(batch);
    }
    const auto now = progress.snapshot();
    EXPECT_EQ(now.waitingBatches + now.runningBatches, 0u);
    EXPECT_EQ(now.retainedCompletedBatches, 1000u);
    EXPECT_EQ(now.totalCompletedBatches, cycles);
}

/// What two inputs gave to a batch, side by side.
inline void reportsInputs(const Json&)
{
    ManualContext context;
    const auto listener = std::make_shared<support::RecordingListener>();
    context->addStreamingListener(listener);
    const auto first = support::tableStream<int>(context, {std::vector<int>(100, 1)});
    support::record(first.unionWith(support::tableStream<int>(context, {std::vector<int>(300, 1)})));
    context->start();
    context.runBatches();
    context->stop();
    const auto& inputs = listener->submitted.at(0).streamIdToInputInfo;
    ASSERT_EQ(inputs.size(), 2u);
    EXPECT_EQ(inputs.at(0).records, 100);
    EXPECT_EQ(inputs.at(1).records, 300);
}

/// What this and the receivers' file run, by the table's name.
inline Runner receiverRunner(const Json& table)
{
    static const std::map<std::string, Runner> all{
        {"PIDRateEstimatorSuite: estimator checks ranges", refusesPid},
        {"PIDRateEstimatorSuite: with some accumulated and some positive error, |I| > 0, stay below the processing speed",
            staysBelowProcessing},
        {"RateLimiterSuite: rate limiter", limitsRates},
        {"RateControllerSuite: RateController - rate controller publishes updates after batches complete",
            publishesInARun},
        {"RateControllerSuite: ReceiverRateController - published rates reach receivers", publishesRates},
        {"BlockGeneratorSuite: block generation and data callbacks", generatesBlocks},
        {"BlockGeneratorSuite: block push errors are reported", reportsPushErrors},
        {"ReceiverSuite: receiver life cycle", livesAsAReceiver},
        {"ReceivedBlockTrackerSuite: block addition, and block to batch allocation", allocatesBlocks},
        {"InputStreamsSuite: socket input stream", readsSocket},
        {"InputStreamsSuite: socket input stream - no block in a batch", emptySocketBatch},
        {"InputStreamsSuite: binary records stream", readsBinaryRecords},
        {"InputInfoTrackerSuite: test report and get InputInfo from InputInfoTracker", reportsInputs},
        {"StreamingListenerSuite: batch info reporting", reportsBatches},
        {"StreamingListenerSuite: receiver info reporting", reportsReceivers},
        {"StreamingListenerSuite: output operation reporting", reportsOutputs},
        {"StreamingListenerSuite: onBatchCompleted with successful batch", reportsNoFailure},
        {"StreamingListenerSuite: onBatchCompleted with failed batch and one failed job", reportsFailures},
        {"StreamingListenerSuite: onBatchCompleted with failed batch and multiple failed jobs", reportsFailures},
        {"StreamingListenerSuite: StreamingListener receives no events after stopping StreamingListenerBus",
            tellsNothingAfterTheEnd},
        {"StreamingJobProgressListenerSuite: onBatchSubmitted, onBatchStarted, onBatchCompleted, onReceiverStarted, "
         "onReceiverError, onReceiverStopped",
            countsBatches},
        {"StreamingJobProgressListenerSuite: Remove the old completed batches when exceeding the limit",
            [](const Json& rows) { keepsSoManyBatches(rows, 1010); }},
        {"StreamingJobProgressListenerSuite: detect memory leak",
            [](const Json& rows) { keepsSoManyBatches(rows, 2000); }},
    };
    if (!table.contains("expected") && !table.contains("input")) return nullptr; // there is only its name
    if (table.at("kind") == "pid") return runPid;
    const auto found = all.find(nameOf(table));
    return found == all.end() ? nullptr : found->second;
}

} // namespace spark
