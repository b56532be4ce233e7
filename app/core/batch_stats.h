/// The engine's own figures as text, a line a batch: what the engine page of the window shows.
#pragma once

#include "app/core/output.h"
#include "streaming/streaming_listener.h"

#include <functional>
#include <memory>
#include <string>

namespace app {

/// Writes for each batch that is completed one object of NDJSON:
/// `{"type":"batch","time":…,"records":…,"scheduling_delay_ms":…,"processing_time_ms":…,"total_delay_ms":…,
/// "waiting":…,"status":"completed"}`. Told on the loop thread.
class BatchStats final : public streaming::StreamingListener {
public:
    /// Opens `file`; `-` is standard error. What cannot be written later is told once to `warn`, and the run goes on.
    static streaming::Result<std::shared_ptr<BatchStats>> open(
        const std::string& file, std::function<void(std::string)> warn);

    /// Writes to an output that is open.
    BatchStats(std::unique_ptr<Output> output, std::function<void(std::string)> warn);

    void onBatchCompleted(const streaming::BatchInfo& batch) override;

private:
    const std::unique_ptr<Output> m_output;
    const std::function<void(std::string)> m_warn;
    std::string m_line;
    bool m_failed = false;
};

} // namespace app
