#include "app/core/engine_view.h"

#include "app/core/batch_stats.h"
#include "streaming/progress_listener.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace app {
namespace {

using namespace std::chrono_literals;
using streaming::BatchInfo;
using streaming::timeAt;
using testing::ElementsAre;

BatchInfo batchAt(std::int64_t ms, std::int64_t records = 0)
{
    BatchInfo batch;
    batch.batchTime = batch.submissionTime = timeAt(ms);
    batch.streamIdToInputInfo[0] = {"feed", records};
    return batch;
}

BatchInfo completed(std::int64_t ms, std::int64_t records, Duration scheduling, Duration processing)
{
    auto batch = batchAt(ms, records);
    batch.processingStartTime = batch.submissionTime + scheduling;
    batch.processingEndTime = *batch.processingStartTime + processing;
    return batch;
}

TEST(EngineViewTest, ListsBatchesUnderWayFirstThenTheNewest)
{
    streaming::ProgressListener listener(1s);
    listener.onBatchCompleted(completed(1000, 40, 10ms, 200ms));
    auto failed = completed(2000, 20, 30ms, 100ms);
    failed.outputOperationInfos = {{.failureReason = "disk full"}};
    listener.onBatchCompleted(failed);
    auto running = batchAt(3000, 60);
    running.waitingBehind = 2;
    listener.onBatchSubmitted(running);
    running.processingStartTime = timeAt(3000);
    listener.onBatchStarted(running);
    const auto view = engineView(listener, 1s);
    std::vector<std::pair<std::int64_t, BatchState>> listed;
    for (const auto& batch : view.batches) listed.emplace_back(batch.time.time_since_epoch().count(), batch.state);
    using enum BatchState;
    EXPECT_THAT(listed, ElementsAre(std::pair(5000, Waiting), std::pair(4000, Waiting), std::pair(3000, Running),
                            std::pair(2000, Failed), std::pair(1000, Completed)));
    EXPECT_EQ(view.batches[3].failure, "disk full");
    EXPECT_EQ(view.batches[4].schedulingDelay, 10ms);
    EXPECT_EQ(view.batches[4].totalDelay, 210ms);
    EXPECT_EQ(view.waiting, 2U);
    EXPECT_EQ(view.completed, 2);
    EXPECT_GT(view.memory, 1'000'000U);
}

TEST(EngineViewTest, TimelinesHaveTheirMeanAndTheirNewestValue)
{
    streaming::ProgressListener listener(2s);
    listener.onBatchCompleted(completed(2000, 40, 10ms, 200ms));
    listener.onBatchCompleted(completed(4000, 20, 30ms, 100ms));
    const auto view = engineView(listener, 2s);
    EXPECT_THAT(view.inputRate.points, ElementsAre(20.0, 10.0));
    EXPECT_EQ(view.inputRate.mean, 15.0);
    EXPECT_EQ(view.inputRate.newest, 10.0);
    EXPECT_EQ(view.inputRate.most, 20.0);
    EXPECT_THAT(view.totalDelay.points, ElementsAre(210.0, 130.0));
    EXPECT_EQ(view.processingTime.mean, 150.0);
}

TEST(EngineViewTest, TimelinesAreBounded)
{
    streaming::ProgressListener listener(1s);
    for (int second = 1; second <= 500; ++second) listener.onBatchCompleted(completed(second * 1000, second, 0ms, 1ms));
    const auto view = engineView(listener, 1s);
    EXPECT_EQ(view.inputRate.points.size(), EngineView::pointsShown);
    EXPECT_EQ(view.inputRate.points.back(), 500.0);
    EXPECT_EQ(view.inputRate.mean, 250.5);
    EXPECT_EQ(engineView(streaming::ProgressListener(1s), 1s).inputRate.mean, std::nullopt);
}

TEST(EngineViewTest, RunIsBehindOnceABatchWaitsForItsTurn)
{
    streaming::ProgressListener listener(1s);
    EXPECT_EQ(behindFeed(listener, 1s, timeAt(9000)), std::nullopt);
    listener.onBatchSubmitted(batchAt(10'000));
    EXPECT_EQ(behindFeed(listener, 1s, timeAt(10'900)), std::nullopt);
    EXPECT_EQ(behindFeed(listener, 1s, timeAt(13'200)), 3200ms);
    listener.onBatchCompleted(completed(10'000, 1, 0ms, 4000ms));
    EXPECT_EQ(behindFeed(listener, 1s, timeAt(14'000)), std::nullopt);
}

class BatchStatsTest : public testing::Test {
protected:
    ~BatchStatsTest() override { std::filesystem::remove(m_path); }
    std::string written() const
    {
        std::ifstream file(m_path);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    const std::string m_path = testing::TempDir() + "batch_stats_test.ndjson";
};

TEST_F(BatchStatsTest, WritesALineABatch)
{
    auto stats = BatchStats::open(m_path, [](const std::string&) {});
    ASSERT_TRUE(stats) << stats.error().message;
    (*stats)->onBatchCompleted(completed(1000, 40, 10ms, 200ms));
    auto failed = batchAt(2000, 1);
    failed.waitingBehind = 3;
    failed.failureReason = "no";
    (*stats)->onBatchCompleted(failed);
    EXPECT_EQ(written(),
        R"({"type":"batch","time":"1970-01-01T00:00:01.000Z","records":40,"scheduling_delay_ms":10,)"
        R"("processing_time_ms":200,"total_delay_ms":210,"waiting":0,"status":"completed"})"
        "\n"
        R"({"type":"batch","time":"1970-01-01T00:00:02.000Z","records":1,"scheduling_delay_ms":null,)"
        R"("processing_time_ms":null,"total_delay_ms":null,"waiting":3,"status":"failed"})"
        "\n");
}

TEST_F(BatchStatsTest, SaysOnceThatItCannotBeWritten)
{
    std::vector<std::string> told;
    EXPECT_FALSE(BatchStats::open(testing::TempDir() + "no/such/folder/stats", {}));
    BatchStats stats(std::make_unique<Output>(-1, "stats", FlushPolicy::EachWindow),
        [&](std::string text) { told.push_back(std::move(text)); });
    stats.onBatchCompleted(batchAt(1000));
    stats.onBatchCompleted(batchAt(2000));
    ASSERT_EQ(told.size(), 1U);
    EXPECT_THAT(told.front(), testing::HasSubstr("goes on without --stats"));
}

} // namespace
} // namespace app
