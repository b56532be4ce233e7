/// What `record` says while it works.
#pragma once

#include "app/core/recording/record_run.h"

#include <spdlog/logger.h>

#include <chrono>

namespace app::cli {

/// A line every ten seconds for somebody who watches, every ten minutes for a log; at the end the totals.
class RecordProgress {
public:
    RecordProgress(const RecordRun& run, const Settings& settings, spdlog::logger& log);

    void refresh();
    void finish();

private:
    using Clock = std::chrono::steady_clock;

    std::string totals() const;

    const RecordRun& m_run;
    spdlog::logger& m_log;
    const Clock::duration m_interval;
    Clock::time_point m_said = Clock::now();
};

} // namespace app::cli
