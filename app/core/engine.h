/// The one door of both programs: settings in, snapshots out.
#pragma once

#include "app/core/evidence.h"
#include "app/core/faults.h"
#include "app/core/output.h"
#include "app/core/recording/recording.h"
#include "app/core/settings.h"
#include "app/core/sink.h"
#include "app/core/snapshot.h"
#include "app/core/trend_job.h"
#include "app/core/watch/watching.h"
#include "streaming/connector_thread.h"
#include "streaming/feed_pace.h"
#include "streaming/streaming_listener.h"

#include <functional>
#include <memory>
#include <set>
#include <string>

namespace app {

struct EngineHooks {
    Sink* sink = nullptr;                  ///< gets every window and the summary; outlives the engine
    Output* output = nullptr;              ///< what the sink writes to: opened by `start`; outlives the engine
    Choosing choosing = Choosing::AtStart; ///< of windows
    /// Gets the statuses of listed hashtags, with their records as they came; outlives the engine.
    Evidence* evidence = nullptr;
    std::shared_ptr<streaming::StreamingListener> listener{}; ///< told of each batch; may be null
    std::function<void(std::string)> warn; ///< a sentence for the user; any thread
    std::function<void(const AlertEvent&)> onAlert{}; ///< one fires or ends; on the loop thread
    const connectors::LiveServices* services = nullptr; ///< for the feeds of services; outlives the engine
    std::string command;                   ///< what the user called, for advice that repeats it
};

/// How far a run is.
struct Progress {
    std::uint64_t bytesRead = 0;
    double taken = 1; ///< how much of that is in batches, as far as that can be told: a paced replay reads ahead
    std::optional<std::uint64_t> bytesTotal; ///< none: nobody knows
    std::int64_t statuses = 0;               ///< read so far, counted or not
};

/// Runs the trend job over the sources of the settings. Made on one thread; every other member may be called from any.
class Engine {
public:
    /// Checks sources and filters, connects nothing. Errors of kind `Usage`.
    static streaming::Result<std::unique_ptr<Engine>> make(const Settings& settings, EngineHooks hooks);
    ~Engine();

    /// Opens the output, or goes on in it where the checkpoint directory holds a run that was interrupted.
    streaming::Result<void> start();
    /// Ends the run: what was received is still counted. Returns when that is done. With a checkpoint directory the
    /// run is interrupted: what is open is kept there for the next start, which goes on as if nothing had been.
    void stop();
    /// Waits until the feed has ended or a stop is done, and hands the summary to the sink, but for an interrupted run.
    /// The error of the work.
    streaming::Result<void> wait();

    /// Of a replay, from now on; its result is the same at every pace.
    void setPace(const streaming::FeedPace& pace);
    /// Keeps the raw feed of the live sources too, from now on. One that fails is told once, and the run goes on. An
    /// error of kind `Usage` where no source is live, of kind `Write` where the folder cannot be used.
    streaming::Result<void> record(const std::string& directory);
    /// Does not wait for what is still to be written.
    void stopRecording();
    std::optional<RecordingStatus> recording() const;
    /// Other windows from the next batch on, with the past that is at hand; see `checkChoice` for what is refused. A
    /// run that is not going on, or keeps checkpoints, refuses all. Any thread; does not wait.
    streaming::Result<void> choose(const WindowChoice& choice);

    /// The newest windows; null before the first.
    SnapshotPtr latest() const;
    Progress progress() const;
    /// The connections of the sources.
    std::vector<streaming::SourceLink> links() const;
    /// The names of the sources whose credentials were refused.
    std::set<std::string> refused() const;
    WatchView watched() const;
    /// Counts from the next window on. Error of kind `Usage` where an alert does not fit the windows.
    streaming::Result<void> watch(Watch watch);
    /// What happened to one of them, by its place there; oldest first.
    std::vector<streaming::LinkEvent> events(std::size_t source) const;
    /// Once it has started. False where the source's state leaves nothing to do.
    bool ask(std::size_t source, streaming::SourceCommand command);
    /// The first records that could not be read. Once `wait` has returned.
    const std::vector<FaultView>& faults() const;

private:
    class Run;
    explicit Engine(std::unique_ptr<Run> run);
    std::unique_ptr<Run> m_run;
};

} // namespace app
