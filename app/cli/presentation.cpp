#include "app/cli/presentation.h"

#include "app/core/csv_sink.h"
#include "app/core/ndjson_sink.h"

#include <unistd.h>

#include <algorithm>

namespace app::cli {
namespace {

constexpr int plainColumns = 100; // of a table that goes to no terminal

bool isReplay(const Settings& settings)
{
    return std::ranges::all_of(settings.sources, [](const Source& source) { return source.kind == "replay"; });
}

Format formatOf(const Settings& settings)
{
    return settings.format.value_or(!settings.output && isTerminal(STDOUT_FILENO) ? Format::Table : Format::Ndjson);
}

} // namespace

FlushPolicy flushPolicy(const Settings& settings)
{
    const bool fromPipe =
        std::ranges::any_of(settings.sources, [](const Source& source) { return source.argument == "-"; });
    const bool asFastAsItGoes = isReplay(settings) && !settings.speed && !fromPipe;
    const bool watched = !settings.output && isTerminal(STDOUT_FILENO);
    return asFastAsItGoes && !watched ? FlushPolicy::WhenFull : FlushPolicy::EachWindow;
}

Presentation::Presentation(const Settings& settings, Output& output, spdlog::logger& log)
    : m_settings(settings),
      m_log(log),
      m_format(formatOf(settings)),
      m_ink(inkOf(STDOUT_FILENO, processEnvironment)),
      m_sink(makeSink(output))
{
}

std::unique_ptr<Sink> Presentation::makeSink(Output& output) const
{
    if (m_format == Format::Ndjson) return std::make_unique<NdjsonSink>(output);
    if (m_format == Format::Csv) return std::make_unique<CsvSink>(output);
    const bool terminal = !m_settings.output && isTerminal(STDOUT_FILENO);
    return std::make_unique<TableSink>(output, terminal ? sizeOf(STDOUT_FILENO).columns : plainColumns);
}

std::unique_ptr<Display> Presentation::makeDisplay(const Engine& engine) const
{
    const bool replay = isReplay(m_settings);
    if (redraws())
        return std::make_unique<TableDisplay>(engine, m_last, replay ? Phase::Replay : Phase::Live, m_ink, m_log);
    const bool elsewhere = m_settings.output || !isTerminal(STDOUT_FILENO);
    if (replay && elsewhere && inkOf(STDERR_FILENO, processEnvironment) != Ink::Plain)
        return std::make_unique<ProgressDisplay>(engine, m_log);
    return std::make_unique<NoDisplay>(m_log);
}

} // namespace app::cli
