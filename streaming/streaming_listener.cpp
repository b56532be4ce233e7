#include "streaming/streaming_listener.h"

namespace streaming {

namespace {

std::optional<Duration> between(const std::optional<Time>& from, const std::optional<Time>& to)
{
    if (!from || !to) return std::nullopt;
    return *to - *from;
}

} // namespace

std::optional<Duration> OutputOperationInfo::duration() const { return between(startTime, endTime); }

std::optional<Duration> BatchInfo::schedulingDelay() const { return between(submissionTime, processingStartTime); }

std::optional<Duration> BatchInfo::processingDelay() const { return between(processingStartTime, processingEndTime); }

std::optional<Duration> BatchInfo::totalDelay() const { return between(submissionTime, processingEndTime); }

std::int64_t BatchInfo::numRecords() const
{
    std::int64_t records = 0;
    for (const auto& [id, input] : streamIdToInputInfo) records += input.records;
    return records;
}

} // namespace streaming
