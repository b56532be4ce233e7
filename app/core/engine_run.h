/// One run of an engine: the graph, and what it has published. Built in engine_run.cpp; what its batches give goes
/// through engine_results.cpp.
#pragma once

#include "app/core/clock_watch.h"
#include "app/core/engine.h"
#include "app/core/lateness_advice.h"
#include "app/core/publisher.h"
#include "app/core/row_filter.h"
#include "app/core/source_watch.h"
#include "app/core/trend_job.h"
#include "app/core/window_choice.h"
#include "connectors/common/status.h"
#include "connectors/status_stream.h"

#include <atomic>

namespace app {

using connectors::Sources;
using streaming::Error;
using streaming::ErrorKind;
using streaming::FeedCounts;
using streaming::Restart;
using streaming::Result;

class Engine::Run {
public:
    Run(const Settings& settings, EngineHooks hooks)
        : m_settings(settings)
        , m_hooks(std::move(hooks))
        , m_watching(settings.watch, settings.windows, settings.top, settings.slide)
        , m_advice(m_settings, m_hooks.command)
        , m_context({.appName = "trendstream", .threads = settings.threads, .clock = m_clock}, settings.batch)
    {
    }

    Result<void> build();
    Result<void> start();
    void stop();
    Result<void> wait();
    Result<void> choose(const WindowChoice& choice);
    SnapshotPtr latest() const { return m_publisher.latest(); }
    Progress progress() const;
    std::vector<streaming::SourceLink> links() const { return m_feed->links(); }
    std::set<std::string> refused() const { return m_watch.refused(); }
    void setPace(const streaming::FeedPace& pace) { m_feed->setPace(pace); }
    Result<void> record(const std::string& directory);
    void stopRecording() { m_recording.stop(); }
    std::optional<RecordingStatus> recording() const { return m_recording.status(); }
    WatchView watched() const { return m_watching.view(); }
    Result<void> watch(Watch watch) { return m_watching.change(std::move(watch)); }
    std::vector<streaming::LinkEvent> events(std::size_t source) const { return m_feed->events(source); }
    const std::vector<FaultView>& faults() const { return m_faults; }
    bool ask(std::size_t source, streaming::SourceCommand command);

private:
    Result<void> openRecording();
    Result<void> beginRecording(const std::string& directory, std::function<void(const Error&)> onFailure);
    Result<void> listen();
    std::function<void(std::string_view)> onDeleted() const;
    /// A leap of the clock is a hole in every feed.
    void watchClock();
    Result<Restart> recover();
    Result<std::string> keep() const;
    Result<void> goOn(const std::string& bytes);
    streaming::FeedOptions feedOptions(const Sources& sources);
    /// The gaps that ended since the last call, for the sink.
    Result<void> writeGaps();
    void advise(const std::optional<std::string>& advice);
    void onBatch(const BatchSize& size, Time batch);
    void onWindow(WindowResult window);
    void tell(const std::vector<AlertEvent>& alerts);
    void showEvidence(WindowResult& window);
    /// One that was chosen after its end.
    void onPast(WindowResult window);
    void change(const WindowChoice& choice);
    void changed(std::future<Result<void>>& made);
    void fail(const Error& error);
    void recordingFailed(const Error& error);
    void giveUp(const Error& error);
    Totals totals() const;
    std::optional<LiveTotals> liveTotals() const;
    Result<void> finish();
    void tellFaults();
    Result<void> writeSummary();
    /// No summary: the next start goes on, and it is that run which ends.
    Result<void> interrupted();

    const Settings m_settings;
    const EngineHooks m_hooks;
    const std::shared_ptr<streaming::SystemClock> m_clock = std::make_shared<streaming::SystemClock>();
    const connectors::replay::ReplayConnector* m_replay = nullptr;
    std::optional<streaming::FeedStream<connectors::Status>> m_feed; // none until it is built
    Watching m_watching;
    RowFilter m_rowFilter;
    std::optional<Evidence> m_ownEvidence; // where nobody looks, for what the options ask of it
    Evidence* m_evidence = m_hooks.evidence;
    bool m_live = false;
    std::chrono::steady_clock::time_point m_started;

    // The loop thread's alone.
    LatenessAdvice m_advice;
    ClockWatch m_clockWatch;
    std::int64_t m_clockLeaps = 0;
    std::vector<FaultView> m_faults; // once the run is over
    Publisher m_publisher{choiceOf(m_settings), m_hooks.sink, [this] { return totals(); }, [this] { return m_clock->now(); }};
    std::int64_t m_batches = 0;
    std::int64_t m_retweets = 0;
    std::int64_t m_windows = 0;
    bool m_finished = false;
    std::optional<Error> m_unwritten; // why the sink did not take a window

    std::atomic<bool> m_interrupted = false;
    mutable std::mutex m_mutex;
    SourceWatch m_watch{m_hooks.warn};
    std::optional<Error> m_failure;
    Recording m_recording;

    std::unique_ptr<TrendJob> m_job;
    streaming::StreamingContext m_context; // last: its threads use the others
};

} // namespace app
