/// Keeps what a status page or a report needs: rates, delays, waiting and completed batches, the last errors.
///
///     auto progress = std::make_shared<streaming::ProgressListener>(context.batch());
///     context.addStreamingListener(progress);
///     ...
///     const auto now = progress->snapshot();
///     show(now.inputRate, now.schedulingDelay, now.processingTime, now.totalDelay);
#pragma once

#include "streaming/streaming_listener.h"

#include <deque>
#include <map>
#include <mutex>

namespace streaming {

/// Something that went wrong, kept after it is over.
struct KeptError {
    Time time{};
    std::string where{}; ///< the receiver, the output, or "batch"
    std::string message{};
};

/// Over the retained batches that have the value; none: no batch has it.
struct Progress {
    std::optional<Time> startTime{};
    std::size_t waitingBatches = 0; ///< submitted and not started, and those that are due behind them
    std::size_t runningBatches = 0;
    std::size_t unprocessedBatches = 0; ///< waiting or running
    std::size_t retainedCompletedBatches = 0;
    std::int64_t totalCompletedBatches = 0;
    std::int64_t totalReceivedRecords = 0;  ///< counted when a batch starts; records of files when it is completed
    std::int64_t totalProcessedRecords = 0; ///< also of failed batches
    std::int64_t failedOutputs = 0;         ///< after all their attempts
    std::optional<double> inputRate{};      ///< records a second
    std::optional<Duration> schedulingDelay{};
    std::optional<Duration> processingTime{};
    std::optional<Duration> totalDelay{};
    std::map<std::string, double> inputRates{};              ///< by input
    std::map<std::size_t, Duration> outputTimes{};           ///< by output: its mean duration
    std::optional<BatchInfo> lastReceivedBatch{};
    std::optional<BatchInfo> lastCompletedBatch{};
    std::map<std::size_t, ReceiverInfo> receivers{};         ///< by stream
    std::deque<KeptError> lastErrors{};                      ///< the newest last
};

/// Smallest, quartiles and largest of a series.
struct Distribution {
    Duration least{};
    Duration lowerQuartile{};
    Duration median{};
    Duration upperQuartile{};
    Duration most{};
};

/// `snapshot`, `completedBatches` and the distributions may be called from any thread. Memory is bounded: so many
/// batches and errors are kept.
class ProgressListener final : public StreamingListener {
public:
    static constexpr std::size_t errorsKept = 100;

    /// `batch` is the interval, for the rates.
    explicit ProgressListener(Duration batch, std::size_t retainedBatches = 1000);

    Progress snapshot() const;
    /// The retained batches, the newest last.
    std::vector<BatchInfo> completedBatches() const;
    /// That are submitted and not completed, the newest last.
    std::vector<BatchInfo> unprocessedBatches() const;
    /// Of the last `batches` batches; none while none is completed.
    std::optional<Distribution> totalDelays(std::size_t batches = 10) const;
    std::optional<Distribution> processingTimes(std::size_t batches = 10) const;

    void onStreamingStarted(Time time) override;
    void onBatchSubmitted(const BatchInfo& batch) override;
    void onBatchStarted(const BatchInfo& batch) override;
    void onBatchCompleted(const BatchInfo& batch) override;
    void onOutputOperationCompleted(const OutputOperationInfo& output) override;
    void onReceiverStarted(const ReceiverInfo& receiver) override;
    void onReceiverError(const ReceiverInfo& receiver) override;
    void onReceiverStopped(const ReceiverInfo& receiver) override;

private:
    using Delay = std::optional<Duration> (BatchInfo::*)() const;

    std::optional<Duration> mean(Delay delay) const;
    std::optional<Distribution> distribution(Delay delay, std::size_t batches) const;
    void rates(Progress& progress) const;
    void outputTimes(Progress& progress) const;
    void keepError(Time time, std::string where, std::string message);

    const Duration m_batch;
    const std::size_t m_retained;
    mutable std::mutex m_mutex;
    Progress m_now; // this and the rest under m_mutex; what is derived is filled in by `snapshot`
    std::map<Time, BatchInfo> m_waiting;
    std::map<Time, BatchInfo> m_running;
    std::size_t m_behind = 0;
    std::deque<BatchInfo> m_completed;
};

} // namespace streaming
