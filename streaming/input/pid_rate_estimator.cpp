#include "streaming/input/pid_rate_estimator.h"

#include "streaming/result.h"

#include <algorithm>

namespace streaming {

PidRateEstimator::PidRateEstimator(Duration batch, PidOptions options)
    : m_batchMs(static_cast<double>(batch.count())), m_options(options)
{
    if (batch <= Duration(0)) throw GraphError("a rate needs a positive batch interval, not " + toString(batch));
    if (options.proportional < 0 || options.integral < 0 || options.derived < 0)
        throw GraphError("the weights of a rate estimator must not be negative");
    if (options.minRate <= 0) throw GraphError("the lowest rate must be positive");
}

std::optional<double> PidRateEstimator::compute(
    Time time, std::int64_t records, Duration processingDelay, Duration schedulingDelay)
{
    if (time <= m_latestTime || records <= 0 || processingDelay <= Duration(0)) return std::nullopt;
    const auto seconds = static_cast<double>((time - m_latestTime).count()) / 1000;
    const auto rate = static_cast<double>(records) / static_cast<double>(processingDelay.count()) * 1000;
    const auto error = m_latestRate - rate;
    const auto waiting = static_cast<double>(schedulingDelay.count()) * rate / m_batchMs;
    const auto change = (error - m_latestError) / seconds;
    const auto wanted = m_latestRate - m_options.proportional * error - m_options.integral * waiting
        - m_options.derived * change;
    m_latestTime = time;
    if (m_first) {
        m_first = false;
        m_latestRate = rate;
        m_latestError = 0;
        return std::nullopt;
    }
    m_latestRate = std::max(wanted, m_options.minRate);
    m_latestError = error;
    return m_latestRate;
}

} // namespace streaming
