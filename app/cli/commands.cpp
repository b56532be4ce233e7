#include "app/cli/commands.h"

#include "app/cli/logging.h"
#include "app/cli/presentation.h"
#include "app/cli/record_progress.h"
#include "app/cli/reload.h"
#include "app/cli/signals.h"
#include "app/cli/ticker.h"
#include "app/core/engine.h"
#include "app/core/live_access.h"
#include "app/core/recording/record_run.h"
#include "app/examples/examples.h"

#include <algorithm>
#include <filesystem>

namespace app::cli {
namespace {

using namespace std::chrono_literals;
using streaming::ErrorKind;
using streaming::Result;

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

/// The settings of the same words, read anew.
Result<Settings> rereadSettings(const TrendsCommand& command)
{
    auto again = readCommandLine(command.given, {processEnvironment, TRENDSTREAM_VERSION});
    if (!again) return tl::unexpected(again.error());
    return std::move(std::get<TrendsCommand>(*again).settings);
}

/// Starts the engine and shows its work until it is done.
Result<void> work(Engine& engine, Output& output, Display& display, const std::function<void()>& reload)
{
    const auto stop = [&] {
        display.stopping();
        engine.stop();
    };
    SignalListener signals({.stop = stop, .abandon = [&] { display.restore(); }, .reload = reload});
    output.onClosed([&] { signals.requestStop(); });
    if (auto started = engine.start(); !started) return started;
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
    case ErrorKind::Damaged:
        return DamagedState;
    case ErrorKind::Write:
    case ErrorKind::Unsafe:
        return WriteFailed;
    case ErrorKind::Unreachable:
    case ErrorKind::ServerFailed:
    case ErrorKind::RateLimited:
    case ErrorKind::Refused:
    case ErrorKind::Data:
        break;
    }
    return WorkFailed;
}

int runTrends(const TrendsCommand& command, const Secrecy& secrecy)
{
    const auto& settings = command.settings;
    const SignalMask mask;
    ignoreClosedPipes();
    const auto log = makeLogger(settings.logLevel, settings.logFormat, secrecy.redactor);
    if (const auto kept = keepsItsFeeds(settings); !kept) return report(*log, kept.error());

    const LiveAccess live(credentialsOf(settings, secrecy), processEnvironment);
    Output output(settings.output, flushPolicy(settings));
    Presentation presentation(settings, output, *log);
    std::unique_ptr<Display> display = std::make_unique<NoDisplay>(*log);
    const auto engine = Engine::make(settings,
        {.sink = presentation.sink(),
            .output = &output,
            .warn = [&](const std::string& text) { display->warn(text); },
            .onAlert = [&](const AlertEvent& alert) { display->warn(inWords(alert)); },
            .services = &live.services(),
            .command = command.words});
    if (!engine) return report(*log, engine.error());

    display = presentation.makeDisplay(**engine);
    const auto result = work(**engine, output, *display,
        [&] { reload(settings, [&] { return rereadSettings(command); }, live.services(), *log); });
    display->finish();
    return result ? Done : report(*log, result.error());
}

int runRecord(const RecordCommand& command, const Secrecy& secrecy)
{
    const auto& settings = command.settings;
    const SignalMask mask;
    const auto log = makeLogger(settings.logLevel, settings.logFormat, secrecy.redactor);
    const LiveAccess live(credentialsOf(settings, secrecy), processEnvironment);
    const auto run = RecordRun::make(
        settings, {.warn = [&](const std::string& text) { log->warn(text); }, .services = &live.services()});
    if (!run) return report(*log, run.error());
    RecordProgress progress(**run, settings, *log);
    Result<void> result;
    {
        const SignalListener signals({.stop = [&] { (*run)->stop(); }, .abandon = [] {}});
        (*run)->start();
        const Ticker ticker(1s, [&] { progress.refresh(); });
        result = (*run)->wait();
    }
    progress.finish();
    return result ? Done : report(*log, result.error());
}

int runSimulate(const SimulateCommand& command, const Secrecy& secrecy)
{
    const SignalMask mask;
    ignoreClosedPipes();
    const auto log = makeLogger("info", "text", secrecy.redactor);
    const SignalListener signals({.stop = [] {}, .abandon = [] {}});
    Output output(std::nullopt, FlushPolicy::EachWindow);
    connectors::simulated::Simulation simulation(command.options);
    for (std::string chunk; !signals.stopping() && !output.closed() && simulation.nextChunk(chunk);)
        if (const auto written = output.write(chunk); !written) return report(*log, written.error());
    const auto finished = output.finish();
    return finished ? Done : report(*log, finished.error());
}

int runExample(const ExampleCommand& command, const Secrecy& secrecy)
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
        makeLogger("info", "text", secrecy.redactor)->error(wrong.what());
        return WrongUsage;
    } catch (const streaming::CheckpointError& wrong) {
        return report(*makeLogger("info", "text", secrecy.redactor), wrong.error());
    }
}

} // namespace app::cli
