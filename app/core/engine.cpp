#include "app/core/engine.h"

#include "app/core/batch_stats.h"
#include "app/core/checkpoint_program.h"
#include "app/core/clock_watch.h"
#include "app/core/kept_run.h"
#include "app/core/lateness_advice.h"
#include "app/core/publisher.h"
#include "app/core/row_filter.h"
#include "app/core/source_options.h"
#include "app/core/source_watch.h"
#include "app/core/trend_job.h"
#include "app/core/window_choice.h"
#include "connectors/common/status.h"
#include "connectors/status_stream.h"
#include "streaming/serialization.h"

#include <algorithm>
#include <atomic>

namespace app {

using connectors::Sources;
using streaming::Error;
using streaming::ErrorKind;
using streaming::FeedCounts;
using streaming::Restart;
using streaming::Result;

namespace {

using connectors::formats::RawScope;
using connectors::formats::TextScope;

/// Bluesky's reposts say of the post its address alone.
SeenTexts seenTexts(const Settings& settings)
{
    const bool asked = std::ranges::any_of(settings.sources, [](const auto& source) { return source.kind == "bluesky"; });
    return asked ? SeenTexts::OfWindow : SeenTexts::None;
}

/// How much longer than its lateness a live batch waits for the feed before the wall clock closes it.
constexpr Duration graceOfLiveBatches{10000};

} // namespace

/// The graph of one run and what it has published.
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

    Result<void> build()
    {
        auto sources = connectors::openSources(m_settings.sources, {*m_clock, m_hooks.warn, m_hooks.services, sourceOptions(m_settings)});
        if (!sources) return tl::unexpected(sources.error());
        auto filter = makeFilter(m_settings.filters);
        if (!filter) return tl::unexpected(filter.error());
        auto times = makeFilter({.from = m_settings.filters.from, .until = m_settings.filters.until});
        if (!times) return tl::unexpected(times.error());
        auto rows = RowFilter::make(m_settings.filter);
        if (!rows) return tl::unexpected(rows.error());
        m_rowFilter = std::move(*rows);
        if (!m_evidence && (m_settings.samples > 0 || m_rowFilter.asksForLanguages()))
            m_evidence = &m_ownEvidence.emplace(m_settings.windows.front());
        m_replay = sources->replay;
        m_watch.expect(sources->opened.size());
        m_live = sources->live;

        if (auto opened = openRecording(); !opened) return opened;
        if (auto listening = listen(); !listening) return listening;
        auto options = feedOptions(*sources);
        const auto seen = seenTexts(m_settings);
        m_feed.emplace(connectors::statusStream(m_context, std::move(options),
            {.filter = std::move(*filter), .filterOfTrusted = std::move(*times),
                .texts = seen == SeenTexts::None && !m_evidence ? TextScope::OfOriginals : TextScope::All,
                .raw = m_hooks.evidence ? RawScope::OfTagged : RawScope::None,
                .onDeleted = onDeleted()}, std::move(sources->opened)));
        try {
            if (m_evidence) addEvidence(m_feed->stream, *m_evidence); // before the lists that are made of the same batch
            m_job = std::make_unique<TrendJob>(m_feed->stream,
                TrendOptions{choiceOf(m_settings), m_settings.top, m_settings.countRetweets, seen, m_settings.keep,
                    m_hooks.choosing, m_watching.list()},
                TrendHandlers{[this](const BatchSize& size, Time batch) { onBatch(size, batch); },
                    [this](WindowResult window) { onWindow(std::move(window)); },
                    [this](WindowResult window) { onPast(std::move(window)); }});
        } catch (const streaming::GraphError& wrong) {
            return streaming::failure(ErrorKind::Usage, wrong.what());
        }
        return {};
    }

    Result<void> start()
    {
        auto restart = recover();
        if (!restart) return tl::unexpected(restart.error());
        if (m_finished) return {};
        if (*restart == Restart::Fresh && m_hooks.output)
            if (auto opened = m_hooks.output->open(); !opened) return opened;
        m_started = std::chrono::steady_clock::now();
        m_context.start();
        return {};
    }

    void stop()
    {
        m_interrupted = m_settings.checkpoint.has_value();
        m_context.stop(m_interrupted ? streaming::StopMode::Immediately : streaming::StopMode::Gracefully);
    }

    Result<void> wait()
    {
        if (m_finished) {
            m_hooks.warn("this run was finished before; remove " + *m_settings.checkpoint + " to do it again");
            return {};
        }
        try {
            m_context.awaitTermination();
        } catch (const streaming::CheckpointError& failed) {
            m_context.stop();
            if (!m_failure) m_failure = failed.error();
        } catch (const std::exception& failed) {
            m_context.stop();
            if (!m_failure) m_failure = Error{ErrorKind::Data, failed.what(), std::nullopt};
        }
        return finish();
    }

    Result<void> choose(const WindowChoice& choice)
    {
        if (m_hooks.choosing == Choosing::AtStart)
            return streaming::failure(ErrorKind::Usage, "the windows of this run were chosen when it began");
        if (auto fits = checkChoice(choice, {m_settings.batch, m_settings.keep}); !fits) return fits;
        try {
            auto made = std::make_shared<std::future<void>>(m_context.change([this, choice] { change(choice); }));
            m_context.change([this, made] { changed(*made); });
        } catch (const streaming::GraphError& refused) {
            return streaming::failure(ErrorKind::Usage, refused.what());
        }
        return {};
    }

    SnapshotPtr latest() const { return m_publisher.latest(); }

    Progress progress() const
    {
        Progress progress;
        if (m_replay) {
            const auto read = m_replay->progress();
            progress.bytesRead = read.bytesRead;
            progress.bytesTotal = read.bytesTotal;
        }
        progress.statuses = m_feed->counts().rows();
        std::int64_t handedOver = 0;
        for (const auto& [source, link] : m_feed->links()) handedOver += link.bytes;
        if (handedOver > 0) progress.taken = std::min(1.0, double(m_feed->takenBytes()) / double(handedOver));
        return progress;
    }

    std::vector<streaming::SourceLink> links() const { return m_feed->links(); }
    std::set<std::string> refused() const { return m_watch.refused(); }
    void setPace(const streaming::FeedPace& pace) { m_feed->setPace(pace); }

    Result<void> record(const std::string& directory)
    {
        return beginRecording(directory,
            [this](const Error& error) { m_hooks.warn(error.message + "; the run goes on without a recording"); });
    }

    void stopRecording() { m_recording.stop(); }
    std::optional<RecordingStatus> recording() const { return m_recording.status(); }
    WatchView watched() const { return m_watching.view(); }
    Result<void> watch(Watch watch) { return m_watching.change(std::move(watch)); }
    std::vector<streaming::LinkEvent> events(std::size_t source) const { return m_feed->events(source); }
    const std::vector<FaultView>& faults() const { return m_faults; }

    bool ask(std::size_t source, streaming::SourceCommand command)
    {
        const bool gaveUp = m_feed->links().at(source).status.state == streaming::LinkState::GivenUp;
        if (!m_feed->ask(source, command)) return false;
        if (gaveUp) m_watch.beganAnew();
        return true;
    }

private:
    Result<void> openRecording()
    {
        if (!m_settings.record) return {};
        return beginRecording(*m_settings.record, [this](const Error& error) { recordingFailed(error); });
    }

    Result<void> beginRecording(const std::string& directory, std::function<void(const Error&)> onFailure)
    {
        if (!m_live)
            return streaming::failure(ErrorKind::Usage, "--record keeps a live feed; what is replayed is recorded already");
        return m_recording.start(
            {.directory = directory}, m_clock, {.tell = m_hooks.warn, .onFailure = std::move(onFailure)});
    }

    Result<void> listen()
    {
        if (m_hooks.listener) m_context.addStreamingListener(m_hooks.listener);
        if (!m_settings.stats) return {};
        auto stats = BatchStats::open(*m_settings.stats, m_hooks.warn);
        if (!stats) return tl::unexpected(stats.error());
        m_context.addStreamingListener(std::move(*stats));
        return {};
    }

    std::function<void(std::string_view)> onDeleted() const
    {
        if (!m_evidence) return nullptr;
        return [evidence = m_evidence](std::string_view id) { evidence->forget(id); };
    }

    /// A leap of the clock is a hole in every feed.
    void watchClock()
    {
        if (!m_live) return;
        const auto leap = m_clockWatch.look(m_clock->now(), std::chrono::steady_clock::now());
        if (!leap) return;
        m_hooks.warn(clockLeapInWords(*leap));
        if (leap->from == leap->to) return;
        ++m_clockLeaps;
        m_watch.add({"clock", *leap});
    }

    Result<Restart> recover()
    {
        if (!m_settings.checkpoint) return Restart::Fresh;
        if (m_settings.rank != Rank::Count)
            m_context.keep({"first", [this] { return Result<std::string>(streaming::toBytes(m_job->first())); },
                [this](const std::string& bytes) {
                    m_job->goOnFrom(streaming::fromBytes<std::optional<Time>>(bytes));
                    return Result<void>();
                }});
        m_context.keep({"run", [this] { return keep(); }, [this](const std::string& bytes) { return goOn(bytes); }});
        return m_context.recover({.directory = *m_settings.checkpoint,
            .interval = m_settings.checkpointInterval,
            .program = checkpointProgram(m_settings),
            .notice = [this](const std::string& text) { m_hooks.warn(text); }});
    }

    Result<std::string> keep() const
    {
        if (m_unwritten) return tl::unexpected(*m_unwritten); // the output lacks what the checkpoint would vouch for
        KeptRun kept{0, m_batches, m_retweets, m_windows, m_finished, m_publisher.movement(), m_watching.save()};
        if (m_hooks.output) {
            const auto length = m_hooks.output->settle();
            if (!length) return tl::unexpected(length.error());
            kept.outputLength = *length;
        }
        return streaming::toBytes(kept);
    }

    Result<void> goOn(const std::string& bytes)
    {
        auto kept = streaming::fromBytes<KeptRun>(bytes);
        m_batches = kept.batches;
        m_retweets = kept.retweets;
        m_windows = kept.windows;
        m_publisher.movement() = std::move(kept.movement);
        m_watching.restore(kept.watching);
        m_finished = kept.finished;
        return m_hooks.output && !m_finished ? m_hooks.output->goOnAt(kept.outputLength) : Result<void>();
    }

    streaming::FeedOptions feedOptions(const Sources& sources)
    {
        streaming::FeedOptions options;
        options.basis = m_settings.timeBasis;
        options.lateness = m_settings.lateness;
        if (sources.live) options.grace = graceOfLiveBatches;
        options.pace.speed = m_settings.speed;
        options.seenFor = m_settings.windows.front();
        options.onTaken = [this](const FeedCounts& counts) { advise(m_advice.whileReading(counts)); };
        options.events = m_watch.events();
        if (sources.live)
            options.events.onBlock = [this](const std::string& source, const streaming::RawBlock& block) {
                m_recording.add(source, block);
            };
        return options;
    }

    /// The gaps that ended since the last call, for the sink.
    Result<void> writeGaps()
    {
        for (const auto& gap : m_watch.takeGaps())
            if (m_hooks.sink)
                if (auto written = m_hooks.sink->gap(gap); !written) return written;
        return {};
    }

    void advise(const std::optional<std::string>& advice)
    {
        if (advice) m_hooks.warn(*advice);
    }

    void onBatch(const BatchSize& size, Time batch)
    {
        tell(m_replay ? m_watching.judgeReplay(size.statuses, batch - m_settings.batch, batch) : m_watching.judge(m_feed->links(), m_clock->now()));
        if (size.statuses == 0) return;
        ++m_batches;
        m_retweets += size.retweets;
    }

    void onWindow(WindowResult window)
    {
        m_publisher.fillMovement(window);
        showEvidence(window);
        watchClock();
        const auto alerts = m_watching.judge(window);
        if (!m_rowFilter.empty()) keepMatching(window, m_rowFilter, m_evidence);
        ++m_windows;
        if (const auto written = writeGaps(); !written) return giveUp(written.error());
        if (m_hooks.sink) {
            if (const auto written = m_hooks.sink->window(window); !written) return giveUp(written.error());
        }
        tell(alerts);
        m_publisher.add(std::move(window));
    }

    void tell(const std::vector<AlertEvent>& alerts)
    {
        for (const auto& alert : alerts) {
            if (m_hooks.onAlert) m_hooks.onAlert(alert);
            if (m_hooks.sink)
                if (const auto written = m_hooks.sink->alert(alert); !written) return giveUp(written.error());
        }
    }

    void showEvidence(WindowResult& window)
    {
        if (!m_evidence) return;
        m_evidence->list(window);
        if (m_settings.samples > 0)
            for (auto& row : window.hashtags) row.samples = m_evidence->samples(row.tag, m_settings.samples);
    }

    /// One that was chosen after its end.
    void onPast(WindowResult window)
    {
        m_publisher.fillMovement(window);
        if (!m_rowFilter.empty()) keepMatching(window, m_rowFilter, m_evidence);
        if (const auto written = m_publisher.addPast(std::move(window)); !written) giveUp(written.error());
    }

    void change(const WindowChoice& choice)
    {
        m_job->choose(choice, m_context);
        m_watching.setWindows(choice.lengths, choice.slide);
        m_publisher.choose(choice);
    }

    void changed(std::future<void>& made)
    {
        try {
            made.get();
        } catch (const std::exception& failed) {
            m_hooks.warn(std::string("the windows could not be changed: ") + failed.what());
        }
        m_publisher.publishChosen();
    }

    void fail(const Error& error)
    {
        std::lock_guard lock(m_mutex);
        if (!m_failure) m_failure = error;
    }

    void recordingFailed(const Error& error)
    {
        fail(error);
        m_context.stop(streaming::StopMode::Gracefully);
    }

    void giveUp(const Error& error)
    {
        m_unwritten = error;
        fail(error);
        m_context.stop();
    }

    Totals totals() const
    {
        const auto counts = m_feed->counts();
        const auto elapsed = std::chrono::steady_clock::now() - m_started;
        return {counts.taken, m_retweets, counts.duplicates, counts.late, counts.filtered, counts.malformed, counts.other,
            m_batches, m_windows, counts.first, counts.last, std::chrono::duration_cast<Duration>(elapsed),
            liveTotals()};
    }

    std::optional<LiveTotals> liveTotals() const
    {
        if (!m_live) return std::nullopt;
        auto live = totalsOf(m_feed->links());
        live.gaps += m_clockLeaps;
        return live;
    }

    Result<void> finish()
    {
        if (!m_failure) m_failure = m_watch.failure();
        m_recording.close();
        if (m_interrupted && !m_failure) return interrupted();
        advise(m_advice.atEnd(m_feed->counts()));
        tellFaults();
        if (const auto written = writeSummary(); !written && !m_failure) m_failure = written.error();
        if (m_failure) return tl::unexpected(*m_failure);
        if (!m_settings.checkpoint) return {};
        m_finished = true;
        return m_context.writeCheckpoint();
    }

    void tellFaults()
    {
        m_faults = faultViews(m_feed->faults(), m_feed->links(), m_replay);
        if (const auto words = faultsInWords(m_faults, m_feed->counts().malformed); !words.empty()) m_hooks.warn(words);
    }

    Result<void> writeSummary()
    {
        if (auto written = writeGaps(); !written || !m_hooks.sink) return written;
        return m_hooks.sink->summary(totals());
    }

    /// No summary: the next start goes on, and it is that run which ends.
    Result<void> interrupted()
    {
        m_hooks.warn("interrupted; the same command goes on from here");
        return m_hooks.output ? m_hooks.output->finish() : Result<void>();
    }

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
