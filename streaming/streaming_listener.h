/// What a context tells of its batches, outputs and receivers while it runs.
///
///     struct Delays : streaming::StreamingListener {
///         void onBatchCompleted(const streaming::BatchInfo& batch) override { show(*batch.totalDelay()); }
///     };
///     context.addStreamingListener(std::make_shared<Delays>());
///
/// All calls of one context come from one thread at a time and in order: from its loop thread, and what receivers tell
/// while the context ends from the thread that stops it. A listener that is slow holds up the batches. It may stop the
/// context. What it throws counts as an error of the run, as that of an output does.
#pragma once

#include "streaming/time.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace streaming {

/// What one input gave to one batch.
struct InputInfo {
    std::string name;
    std::int64_t records = 0; ///< 0 where it is not known; files are counted as they are read: final once completed

    bool operator==(const InputInfo&) const = default;
};

/// One output of one batch.
struct OutputOperationInfo {
    Time batchTime{};
    std::size_t id = 0; ///< the outputs are numbered in the order in which they were made
    std::string name{};
    std::optional<Time> startTime{};
    std::optional<Time> endTime{};
    std::size_t attempts = 0;                   ///< how often it was tried
    std::optional<std::string> failureReason{}; ///< of the last attempt, where all failed
    std::optional<std::string> retriedAfter{};  ///< why the attempt before the last one failed

    std::optional<Duration> duration() const;
};

/// One batch. The times are the context's clock. Without an event-time feed a batch is submitted at its own time, from
/// which on it could run: what it waits for the batches before it is the scheduling delay.
struct BatchInfo {
    Time batchTime{};
    std::map<std::size_t, InputInfo> streamIdToInputInfo{}; ///< inputs are numbered in the order in which they were made
    Time submissionTime{};
    std::optional<Time> processingStartTime{};
    std::optional<Time> processingEndTime{};
    std::vector<OutputOperationInfo> outputOperationInfos{};
    std::size_t waitingBehind = 0;              ///< later batches that are due already
    std::optional<std::string> failureReason{}; ///< the jobs could not be made: no output ran

    std::optional<Duration> schedulingDelay() const;
    std::optional<Duration> processingDelay() const;
    std::optional<Duration> totalDelay() const;
    std::int64_t numRecords() const;
};

/// One receiver; its last error stays when it has started again.
struct ReceiverInfo {
    std::size_t streamId = 0;
    std::string name{};
    bool active = false;
    std::string lastErrorMessage{};
    std::string lastError{};
    std::optional<Time> lastErrorTime{};
};

/// Each batch: submitted, started, for each output started and completed, completed. With concurrent jobs the events
/// of the outputs are told when all outputs of the batch are done.
class StreamingListener {
public:
    virtual ~StreamingListener() = default;
    virtual void onStreamingStarted(Time) {}
    virtual void onBatchSubmitted(const BatchInfo&) {}
    virtual void onBatchStarted(const BatchInfo&) {}
    virtual void onBatchCompleted(const BatchInfo&) {}
    virtual void onOutputOperationStarted(const OutputOperationInfo&) {}
    virtual void onOutputOperationCompleted(const OutputOperationInfo&) {}
    virtual void onReceiverStarted(const ReceiverInfo&) {}
    virtual void onReceiverError(const ReceiverInfo&) {}
    virtual void onReceiverStopped(const ReceiverInfo&) {}
};

} // namespace streaming
