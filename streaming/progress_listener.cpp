#include "streaming/progress_listener.h"

#include <algorithm>

namespace streaming {

ProgressListener::ProgressListener(Duration batch, std::size_t retainedBatches)
    : m_batch(batch), m_retained(std::max<std::size_t>(1, retainedBatches))
{
}

Progress ProgressListener::snapshot() const
{
    std::lock_guard lock(m_mutex);
    auto progress = m_now;
    progress.waitingBatches = m_waiting.size() + m_behind;
    progress.runningBatches = m_running.size();
    progress.unprocessedBatches = progress.waitingBatches + progress.runningBatches;
    progress.retainedCompletedBatches = m_completed.size();
    progress.schedulingDelay = mean(&BatchInfo::schedulingDelay);
    progress.processingTime = mean(&BatchInfo::processingDelay);
    progress.totalDelay = mean(&BatchInfo::totalDelay);
    rates(progress);
    outputTimes(progress);
    return progress;
}

std::vector<BatchInfo> ProgressListener::completedBatches() const
{
    std::lock_guard lock(m_mutex);
    return {m_completed.begin(), m_completed.end()};
}

std::vector<BatchInfo> ProgressListener::unprocessedBatches() const
{
    std::lock_guard lock(m_mutex);
    std::map<Time, BatchInfo> batches = m_running;
    batches.insert(m_waiting.begin(), m_waiting.end());
    std::vector<BatchInfo> listed;
    for (const auto& [time, batch] : batches) listed.push_back(batch);
    return listed;
}

std::optional<Distribution> ProgressListener::totalDelays(std::size_t batches) const
{
    return distribution(&BatchInfo::totalDelay, batches);
}

std::optional<Distribution> ProgressListener::processingTimes(std::size_t batches) const
{
    return distribution(&BatchInfo::processingDelay, batches);
}

void ProgressListener::onStreamingStarted(Time time)
{
    std::lock_guard lock(m_mutex);
    m_now.startTime = time;
}

void ProgressListener::onBatchSubmitted(const BatchInfo& batch)
{
    std::lock_guard lock(m_mutex);
    m_waiting[batch.batchTime] = batch;
    m_behind = batch.waitingBehind;
    m_now.lastReceivedBatch = batch;
}

void ProgressListener::onBatchStarted(const BatchInfo& batch)
{
    std::lock_guard lock(m_mutex);
    m_waiting.erase(batch.batchTime);
    m_running[batch.batchTime] = batch;
    m_now.lastReceivedBatch = batch;
    m_now.totalReceivedRecords += batch.numRecords();
}

void ProgressListener::onBatchCompleted(const BatchInfo& batch)
{
    std::lock_guard lock(m_mutex);
    m_waiting.erase(batch.batchTime);
    if (const auto running = m_running.find(batch.batchTime); running != m_running.end()) {
        m_now.totalReceivedRecords += batch.numRecords() - running->second.numRecords(); // files, counted as they were read
        m_running.erase(running);
    }
    if (batch.failureReason) keepError(batch.submissionTime, "batch", *batch.failureReason);
    ++m_now.totalCompletedBatches;
    m_now.totalProcessedRecords += batch.numRecords();
    m_now.lastCompletedBatch = batch;
    if (m_now.lastReceivedBatch && m_now.lastReceivedBatch->batchTime == batch.batchTime) m_now.lastReceivedBatch = batch;
    m_completed.push_back(batch);
    if (m_completed.size() > m_retained) m_completed.pop_front();
}

void ProgressListener::onOutputOperationCompleted(const OutputOperationInfo& output)
{
    if (!output.failureReason) return;
    std::lock_guard lock(m_mutex);
    ++m_now.failedOutputs;
    keepError(output.endTime.value_or(output.batchTime), output.name, *output.failureReason);
}

void ProgressListener::onReceiverStarted(const ReceiverInfo& receiver)
{
    std::lock_guard lock(m_mutex);
    m_now.receivers[receiver.streamId] = receiver;
}

void ProgressListener::onReceiverError(const ReceiverInfo& receiver)
{
    std::lock_guard lock(m_mutex);
    m_now.receivers[receiver.streamId] = receiver;
    const auto text = receiver.lastErrorMessage + (receiver.lastError.empty() ? "" : " (" + receiver.lastError + ")");
    keepError(receiver.lastErrorTime.value_or(Time{}), receiver.name, text);
}

void ProgressListener::onReceiverStopped(const ReceiverInfo& receiver)
{
    std::lock_guard lock(m_mutex);
    m_now.receivers[receiver.streamId] = receiver;
}

std::optional<Duration> ProgressListener::mean(Delay delay) const
{
    Duration sum{0};
    Duration::rep count = 0;
    for (const auto& batch : m_completed) {
        const auto value = (batch.*delay)();
        if (!value) continue;
        sum += *value;
        ++count;
    }
    if (count == 0) return std::nullopt;
    return sum / count;
}

std::optional<Distribution> ProgressListener::distribution(Delay delay, std::size_t batches) const
{
    std::lock_guard lock(m_mutex);
    std::vector<Duration> values;
    for (auto at = m_completed.rbegin(); at != m_completed.rend() && values.size() < batches; ++at)
        if (const auto value = ((*at).*delay)()) values.push_back(*value);
    if (values.empty()) return std::nullopt;
    std::sort(values.begin(), values.end());
    const auto at = [&](std::size_t quarter) { return values[quarter * (values.size() - 1) / 4]; };
    return Distribution{at(0), at(1), at(2), at(3), at(4)};
}

void ProgressListener::rates(Progress& progress) const
{
    if (m_completed.empty()) return;
    const auto seconds = std::chrono::duration<double>(m_batch).count() * static_cast<double>(m_completed.size());
    std::int64_t all = 0;
    std::map<std::string, std::int64_t> records;
    for (const auto& batch : m_completed) {
        all += batch.numRecords();
        for (const auto& [id, input] : batch.streamIdToInputInfo) records[input.name] += input.records;
    }
    progress.inputRate = static_cast<double>(all) / seconds;
    for (const auto& [name, count] : records) progress.inputRates[name] = static_cast<double>(count) / seconds;
}

void ProgressListener::outputTimes(Progress& progress) const
{
    std::map<std::size_t, Duration::rep> counts;
    for (const auto& batch : m_completed) {
        for (const auto& output : batch.outputOperationInfos) {
            if (!output.duration()) continue;
            progress.outputTimes[output.id] += *output.duration();
            ++counts[output.id];
        }
    }
    for (const auto& [id, count] : counts) progress.outputTimes[id] /= count;
}

void ProgressListener::keepError(Time time, std::string where, std::string message)
{
    m_now.lastErrors.push_back({time, std::move(where), std::move(message)});
    if (m_now.lastErrors.size() > errorsKept) m_now.lastErrors.pop_front();
}

} // namespace streaming
