/// How many records a second a receiver may hand over so that batches are done in time.
#pragma once

#include "streaming/time.h"

#include <optional>

namespace streaming {

struct PidOptions {
    double proportional = 1.0; ///< weight of the error: the last rate minus that at which the batch was processed
    double integral = 0.2;     ///< weight of the records that wait because batches started late
    double derived = 0.0;      ///< weight of the change of the error
    double minRate = 100;      ///< records a second; no estimate is lower
};

/// Spark's estimator: a proportional-integral-derivative controller. One thread.
class PidRateEstimator {
public:
    /// Throws GraphError unless the batch and the lowest rate are positive and no weight is negative.
    PidRateEstimator(Duration batch, PidOptions options);

    /// The new rate in records a second, after a batch of `records` that was done at `time`; none where nothing can be
    /// said: the first batch, an empty one, no time passed.
    std::optional<double> compute(Time time, std::int64_t records, Duration processingDelay, Duration schedulingDelay);

private:
    const double m_batchMs;
    const PidOptions m_options;
    bool m_first = true;
    Time m_latestTime = timeAt(-1);
    double m_latestRate = -1;
    double m_latestError = -1;
};

} // namespace streaming
