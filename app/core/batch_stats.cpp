#include "app/core/batch_stats.h"

#include "app/core/engine_view.h"
#include "connectors/formats/json_out.h"

#include <unistd.h>

namespace app {
namespace {

using connectors::formats::append;
using connectors::formats::IsoTime;
using streaming::BatchInfo;
using streaming::Duration;

void appendDelay(std::string_view name, std::optional<Duration> delay, std::string& line)
{
    append(line, ",\"", name, "\":");
    delay ? append(line, delay->count()) : append(line, "null");
}

} // namespace

streaming::Result<std::shared_ptr<BatchStats>> BatchStats::open(
    const std::string& file, std::function<void(std::string)> warn)
{
    auto output = file == "-" ? std::make_unique<Output>(STDERR_FILENO, "standard error", FlushPolicy::EachWindow)
                              : std::make_unique<Output>(file, FlushPolicy::EachWindow);
    if (auto opened = output->open(); !opened) return tl::unexpected(opened.error());
    return std::make_shared<BatchStats>(std::move(output), std::move(warn));
}

BatchStats::BatchStats(std::unique_ptr<Output> output, std::function<void(std::string)> warn)
    : m_output(std::move(output)),
      m_warn(std::move(warn))
{
}

void BatchStats::onBatchCompleted(const BatchInfo& batch)
{
    if (m_failed) return;
    m_line.clear();
    append(m_line, R"({"type":"batch","time":")", IsoTime{batch.batchTime}, R"(","records":)", batch.numRecords());
    appendDelay("scheduling_delay_ms", batch.schedulingDelay(), m_line);
    appendDelay("processing_time_ms", batch.processingDelay(), m_line);
    appendDelay("total_delay_ms", batch.totalDelay(), m_line);
    append(m_line, ",\"waiting\":", batch.waitingBehind, R"(,"status":")", failureOf(batch) ? "failed" : "completed", "\"}\n");
    auto written = m_output->write(m_line);
    if (written) written = m_output->endWindow();
    if (written) return;
    m_failed = true;
    m_warn(written.error().message + "; the run goes on without --stats");
}

} // namespace app
