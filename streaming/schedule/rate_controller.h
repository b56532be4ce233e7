/// Back-pressure: a receiver's limit follows the time that its batches take.
#pragma once

#include "streaming/input/pid_rate_estimator.h"
#include "streaming/input/rate_limiter.h"
#include "streaming/streaming_listener.h"

#include <memory>

namespace streaming {

/// Listens to completed batches, also failed ones, and sets the limit of one input.
class RateController final : public StreamingListener {
public:
    /// `limiter` is shared with the input that owns it.
    RateController(std::size_t streamId, Duration batch, PidOptions options, std::shared_ptr<RateLimiter> limiter)
        : m_streamId(streamId), m_estimator(batch, options), m_limiter(std::move(limiter))
    {
    }

    void onBatchCompleted(const BatchInfo& batch) override
    {
        const auto input = batch.streamIdToInputInfo.find(m_streamId);
        if (input == batch.streamIdToInputInfo.end() || !batch.processingEndTime) return;
        const auto rate = m_estimator.compute(*batch.processingEndTime, input->second.records,
            batch.processingDelay().value_or(Duration(0)), batch.schedulingDelay().value_or(Duration(0)));
        if (rate) m_limiter->setRate(static_cast<double>(static_cast<std::int64_t>(*rate))); // whole records, as Spark
    }

private:
    const std::size_t m_streamId;
    PidRateEstimator m_estimator;
    const std::shared_ptr<RateLimiter> m_limiter;
};

} // namespace streaming
