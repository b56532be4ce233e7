#include "app/cli/record_progress.h"

#include "app/cli/terminal.h"

#include <fmt/format.h>

#include <unistd.h>

namespace app::cli {
namespace {

using namespace std::chrono_literals;

constexpr double megabyte = 1e6;

std::string namesOf(const std::vector<Source>& sources)
{
    std::string names;
    for (const auto& source : sources)
        names += (names.empty() ? "" : ", ") + source.kind + (source.argument.empty() ? "" : ":" + source.argument);
    return names;
}

} // namespace

RecordProgress::RecordProgress(const RecordRun& run, const Settings& settings, spdlog::logger& log)
    : m_run(run), m_log(log), m_interval(isTerminal(STDERR_FILENO) ? Clock::duration(10s) : Clock::duration(10min))
{
    m_log.info("recording {} into {}; Ctrl-C ends it", namesOf(settings.sources), *settings.record);
}

void RecordProgress::refresh()
{
    if (Clock::now() - m_said < m_interval) return;
    m_said = Clock::now();
    m_log.info(totals());
}

void RecordProgress::finish() { m_log.info(totals()); }

std::string RecordProgress::totals() const
{
    const auto totals = m_run.totals();
    auto text = fmt::format("recorded {} records, {:.1f} MB, {:.1f} MB on disk", totals.records,
        static_cast<double>(totals.bytes) / megabyte, static_cast<double>(totals.compressedBytes) / megabyte);
    if (const auto dropped = m_run.dropped(); dropped > 0) text += fmt::format("; dropped {} records", dropped);
    if (totals.droppedBlocks > 0) text += fmt::format("; the disk was too slow for {} blocks", totals.droppedBlocks);
    return text;
}

} // namespace app::cli
