#include "app/cli/commands.h"

#include "app/cli/display.h"
#include "app/cli/logging.h"
#include "app/cli/signals.h"
#include "app/cli/table_sink.h"
#include "app/cli/ticker.h"
#include "app/core/csv_sink.h"
#include "app/core/engine.h"
#include "app/core/ndjson_sink.h"
#include "app/examples/examples.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace app::cli {
namespace {

using namespace std::chrono_literals;
using streaming::ErrorKind;
using streaming::Result;

constexpr int plainColumns = 100; // of a table that goes to no terminal

bool isReplay(const Settings& settings)
{
    return std::ranges::all_of(settings.sources, [](const Source& source) { return source.kind == "replay"; });
}

FlushPolicy flushPolicy(const Settings& settings)
{
    const bool fromPipe =
        std::ranges::any_of(settings.sources, [](const Source& source) { return source.argument == "-"; });
    const bool asFastAsItGoes = isReplay(settings) && !settings.speed && !fromPipe;
    const bool watched = !settings.output && isTerminal(STDOUT_FILENO);
    return asFastAsItGoes && !watched ? FlushPolicy::WhenFull : FlushPolicy::EachWindow;
}

Format formatOf(const Settings& settings)
{
    return settings.format.value_or(!settings.output && isTerminal(STDOUT_FILENO) ? Format::Table : Format::Ndjson);
}

/// What the results need: a sink, and where somebody may watch, a display.
class Presentation {
public:
    Presentation(const Settings& settings, Output& output, spdlog::logger& log)
        : m_settings(settings),
          m_log(log),
          m_format(formatOf(settings)),
          m_ink(inkOf(STDOUT_FILENO, processEnvironment)),
          m_sink(makeSink(output))
    {
    }

    Sink* sink() { return redraws() ? &m_last : m_sink.get(); }
    std::unique_ptr<Display> makeDisplay(const Engine& engine) const;

private:
    bool redraws() const { return m_format == Format::Table && !m_settings.output && m_ink != Ink::Plain; }
    std::unique_ptr<Sink> makeSink(Output& output) const;

    const Settings& m_settings;
    spdlog::logger& m_log;
    const Format m_format;
    const Ink m_ink;
    const std::unique_ptr<Sink> m_sink; ///< writes results
    LastResults m_last; ///< instead, where they are redrawn
};

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

/// An output that would replace one of the feeds is a slip of the fingers.
Result<void> keepsItsFeeds(const Settings& settings)
{
    std::error_code ignored;
    for (const auto& source : settings.sources)
        if (settings.output && source.kind == "replay"
            && std::filesystem::equivalent(*settings.output, source.argument, ignored))
            return streaming::failure(ErrorKind::Usage,
                "--output " + *settings.output + " is a feed that is read; give the output another name");
    return {};
}

int report(spdlog::logger& log, const streaming::Error& error)
{
    log.error(error.message);
    return exitCodeOf(error.kind);
}

/// Starts the engine and shows its work until it is done.
Result<void> work(Engine& engine, Output& output, Display& display)
{
    const auto stop = [&] {
        display.stopping();
        engine.stop();
    };
    SignalListener signals({.stop = stop, .abandon = [&] { display.restore(); }});
    output.onClosed([&] { signals.requestStop(); });
    engine.start();
    const Ticker ticker(100ms, [&] { display.refresh(); });
    return engine.wait();
}

} // namespace

ExitCode exitCodeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage:
        return WrongUsage;
    case ErrorKind::Credentials:
        return NoCredentials;
    case ErrorKind::Write:
        return WriteFailed;
    case ErrorKind::Unreachable:
    case ErrorKind::Data:
        break;
    }
    return WorkFailed;
}

int runTrends(const TrendsCommand& command)
{
    const auto& settings = command.settings;
    const SignalMask mask;
    ignoreClosedPipes();
    const auto log = makeLogger(settings.logLevel, settings.logFormat);
    if (const auto kept = keepsItsFeeds(settings); !kept) return report(*log, kept.error());

    Output output(settings.output, flushPolicy(settings));
    Presentation presentation(settings, output, *log);
    std::unique_ptr<Display> display = std::make_unique<NoDisplay>(*log);
    const auto engine = Engine::make(settings,
        {.sink = presentation.sink(),
            .warn = [&](const std::string& text) { display->warn(text); },
            .command = command.words});
    if (!engine) return report(*log, engine.error());
    if (const auto opened = output.open(); !opened) return report(*log, opened.error());

    display = presentation.makeDisplay(**engine);
    const auto result = work(**engine, output, *display);
    display->finish();
    return result ? Done : report(*log, result.error());
}

int runSimulate(const SimulateCommand& command)
{
    const SignalMask mask;
    ignoreClosedPipes();
    const auto log = makeLogger("info", "text");
    const SignalListener signals({.stop = [] {}, .abandon = [] {}});
    Output output(std::nullopt, FlushPolicy::EachWindow);
    connectors::simulated::Simulation simulation(command.options);
    for (std::string chunk; !signals.stopping() && !output.closed() && simulation.nextChunk(chunk);)
        if (const auto written = output.write(chunk); !written) return report(*log, written.error());
    const auto finished = output.finish();
    return finished ? Done : report(*log, finished.error());
}

int runExample(const ExampleCommand& command)
{
    const SignalMask mask;
    const auto run = [](streaming::StreamingContext& context) {
        const SignalListener signals(
            {.stop = [&] { context.stop(streaming::StopMode::Gracefully); }, .abandon = [] {}});
        context.start();
        context.awaitTermination();
        return int(Done);
    };
    try {
        return std::ranges::find(examples::all(), command.name, &examples::Example::name)->run(command.arguments, run);
    } catch (const std::invalid_argument& wrong) {
        makeLogger("info", "text")->error(wrong.what());
        return WrongUsage;
    }
}

} // namespace app::cli
