/// What a window has of a run: its engine, the past of its lists, and how it ended.
#pragma once

#include "app/core/engine.h"
#include "app/core/engine_view.h"
#include "app/core/evidence.h"
#include "app/core/rate_meter.h"
#include "app/core/run_view.h"
#include "app/core/trend_history.h"
#include "streaming/progress_listener.h"

#include <thread>

namespace app {

/// Runs the settings until it is destroyed or the feed ends. All members are called by one thread, which never waits.
class Session {
public:
    /// Checks sources and filters, connects nothing. The services outlive it.
    static streaming::Result<std::unique_ptr<Session>> make(
        const Settings& settings, const connectors::LiveServices& services, std::string command);
    ~Session(); ///< ends the run; returns when that is done
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void start();
    /// Of a replay; none: as fast as it goes. It shows in the next view, as the two below.
    void setSpeed(std::optional<double> speed);
    /// A replay waits until it is told to go on.
    void hold();
    void goOn();
    /// Keeps the raw feed of the live sources from now on. Errors as `Engine::record` has them; what fails later is a
    /// notice.
    streaming::Result<void> record(const std::string& directory);
    void stopRecording();
    /// The names of the sources whose credentials were refused.
    std::set<std::string> refused() const { return m_engine->refused(); }
    /// The run at this moment.
    RunView view();
    DetailsView details(const DetailsQuery& query) const;
    /// Other windows from now on; see Engine::choose.
    streaming::Result<void> choose(const WindowChoice& choice);
    /// The run as it was at that moment; what is not of that moment is as it is now. Without windows where none is
    /// kept.
    RunView viewAt(Time moment);
    /// Pins, mutes and alerts from the next window on. Error of kind `Usage`, in words.
    streaming::Result<void> watch(const WatchWords& words);
    VolumeView volume(std::size_t points) const { return m_history.volume(points); }
    EngineView engine() const { return engineView(*m_progress, m_settings.batch); }
    bool isDeleted(const Sample& sample) const { return m_evidence.isDeleted(sample); }
    /// What happened to a source, by its place in `RunView::sources`; newest first.
    std::vector<SourceEvent> sourceLog(std::size_t source) const;
    /// False where its state leaves nothing to do.
    bool ask(std::size_t source, SourceRequest request);

private:
    explicit Session(const Settings& settings);
    void wait();
    void note(std::string text);
    void setPace(streaming::FeedPace pace);
    std::string notice() const;
    std::optional<streaming::Result<void>> end() const;
    std::vector<SourceView> sources();
    void showHealth(RunView& view);
    void look(const SnapshotPtr& snapshot);
    void addLanguages(WindowView& window) const;

    const Settings m_settings;
    streaming::SystemClock m_clock;
    TrendHistory m_history;
    Evidence m_evidence;
    const std::shared_ptr<streaming::ProgressListener> m_progress;
    std::unique_ptr<Engine> m_engine;

    streaming::FeedPace m_pace; ///< the looking thread's alone, as the next
    WindowChoice m_choice;
    SnapshotPtr m_seen;
    std::vector<std::shared_ptr<const WindowView>> m_windows;
    struct Meters {
        RateMeter bytes;
        RateMeter statuses;
    };
    std::vector<Meters> m_meters; ///< by source
    RateMeter m_dropped;

    mutable std::mutex m_mutex;
    std::optional<streaming::Result<void>> m_end;
    std::string m_notice;
    std::thread m_thread; ///< `ts-wait`; last: it uses the others
};

} // namespace app
