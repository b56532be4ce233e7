#include "app/core/engine_view.h"

#include "streaming/progress_listener.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace app {

using streaming::BatchInfo;

namespace {

std::uint64_t memoryOfProgram()
{
    std::ifstream statm("/proc/self/statm");
    std::uint64_t size = 0;
    std::uint64_t resident = 0;
    return statm >> size >> resident ? resident * std::uint64_t(::sysconf(_SC_PAGESIZE)) : 0;
}

BatchView viewOf(const BatchInfo& batch, BatchState state)
{
    return {batch.batchTime, state, batch.numRecords(), batch.schedulingDelay(), batch.processingDelay(),
        batch.totalDelay(), failureOf(batch).value_or("")};
}

template <class Value>
Timeline timelineOf(const std::vector<BatchInfo>& batches, Value value)
{
    Timeline timeline;
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t at = 0; at < batches.size(); ++at) {
        const std::optional<double> point = value(batches[at]);
        if (point) {
            sum += *point;
            ++count;
            timeline.newest = point;
        }
        if (at + EngineView::pointsShown < batches.size()) continue;
        timeline.points.push_back(point);
        timeline.most = std::max(timeline.most, point.value_or(0));
    }
    if (count > 0) timeline.mean = sum / double(count);
    return timeline;
}

auto delay(std::optional<Duration> (BatchInfo::*of)() const)
{
    return [of](const BatchInfo& batch) -> std::optional<double> {
        const auto value = (batch.*of)();
        return value ? std::optional(double(value->count())) : std::nullopt;
    };
}

/// The engine knows how many are due, and they are one interval apart.
void addUnderWay(const std::vector<BatchInfo>& unprocessed, EngineView& view)
{
    if (unprocessed.empty()) return;
    const auto& newest = unprocessed.back();
    const auto behind = std::min(newest.waitingBehind, EngineView::waitingListed);
    for (auto at = behind; at > 0; --at) {
        auto& waiting = view.batches.emplace_back();
        waiting.time = newest.batchTime + view.batch * Duration::rep(at);
        waiting.state = BatchState::Waiting;
    }
    for (auto batch = unprocessed.rbegin(); batch != unprocessed.rend(); ++batch)
        view.batches.push_back(viewOf(*batch, batch->processingStartTime ? BatchState::Running : BatchState::Waiting));
}

} // namespace

std::optional<std::string> failureOf(const BatchInfo& batch)
{
    if (batch.failureReason) return batch.failureReason;
    for (const auto& output : batch.outputOperationInfos)
        if (output.failureReason) return output.failureReason;
    return std::nullopt;
}

EngineView engineView(const streaming::ProgressListener& listener, Duration batch)
{
    EngineView view;
    view.batch = batch;
    view.memory = memoryOfProgram();
    const auto completed = listener.completedBatches();
    const auto progress = listener.snapshot();
    view.completed = progress.totalCompletedBatches;
    view.waiting = progress.waitingBatches;
    const auto seconds = std::chrono::duration<double>(batch).count();
    view.inputRate = timelineOf(
        completed, [&](const BatchInfo& info) { return std::optional(double(info.numRecords()) / seconds); });
    view.schedulingDelay = timelineOf(completed, delay(&BatchInfo::schedulingDelay));
    view.processingTime = timelineOf(completed, delay(&BatchInfo::processingDelay));
    view.totalDelay = timelineOf(completed, delay(&BatchInfo::totalDelay));
    addUnderWay(listener.unprocessedBatches(), view);
    for (auto info = completed.rbegin(); info != completed.rend(); ++info)
        view.batches.push_back(viewOf(*info, failureOf(*info) ? BatchState::Failed : BatchState::Completed));
    return view;
}

std::optional<Duration> behindFeed(const streaming::ProgressListener& listener, Duration batch, Time now)
{
    const auto unprocessed = listener.unprocessedBatches();
    if (unprocessed.empty()) return std::nullopt;
    const auto& oldest = unprocessed.front();
    const auto waited = now - oldest.submissionTime;
    const bool late = oldest.waitingBehind > 0 || waited > batch;
    return late && waited > std::max<Duration>(batch, std::chrono::seconds(1)) ? std::optional(waited) : std::nullopt;
}

} // namespace app
