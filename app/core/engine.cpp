#include "app/core/engine.h"

#include "app/core/engine_run.h"

namespace app {

Result<std::unique_ptr<Engine>> Engine::make(const Settings& settings, EngineHooks hooks)
{
    if (!hooks.warn) hooks.warn = [](const std::string&) {};
    auto run = std::make_unique<Run>(settings, std::move(hooks));
    if (const auto built = run->build(); !built) return tl::unexpected(built.error());
    return std::unique_ptr<Engine>(new Engine(std::move(run)));
}

Engine::Engine(std::unique_ptr<Run> run) : m_run(std::move(run)) {}
Engine::~Engine() = default;

Result<void> Engine::start() { return m_run->start(); }
void Engine::stop() { m_run->stop(); }
Result<void> Engine::wait() { return m_run->wait(); }
Result<void> Engine::choose(const WindowChoice& choice) { return m_run->choose(choice); }
SnapshotPtr Engine::latest() const { return m_run->latest(); }
Progress Engine::progress() const { return m_run->progress(); }
std::vector<streaming::SourceLink> Engine::links() const { return m_run->links(); }
std::set<std::string> Engine::refused() const { return m_run->refused(); }
void Engine::setPace(const streaming::FeedPace& pace) { m_run->setPace(pace); }
Result<void> Engine::record(const std::string& directory) { return m_run->record(directory); }
void Engine::stopRecording() { m_run->stopRecording(); }
std::optional<RecordingStatus> Engine::recording() const { return m_run->recording(); }
WatchView Engine::watched() const { return m_run->watched(); }
Result<void> Engine::watch(Watch watch) { return m_run->watch(std::move(watch)); }
std::vector<streaming::LinkEvent> Engine::events(std::size_t source) const { return m_run->events(source); }
bool Engine::ask(std::size_t source, streaming::SourceCommand command) { return m_run->ask(source, command); }
const std::vector<FaultView>& Engine::faults() const { return m_run->faults(); }

} // namespace app
