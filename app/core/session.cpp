#include "app/core/session.h"

#include "app/core/source_words.h"

#include <pthread.h>

#include <algorithm>

namespace app {

using streaming::Result;

namespace {

RunKind kindOf(const Settings& settings)
{
    const bool replay =
        std::ranges::all_of(settings.sources, [](const Source& source) { return source.kind == "replay"; });
    return replay ? RunKind::Replay : RunKind::Live;
}

std::optional<double> doneOf(const Progress& progress)
{
    if (progress.bytesTotal.value_or(0) == 0) return std::nullopt;
    return std::min(1.0, double(progress.bytesRead) / double(*progress.bytesTotal)) * progress.taken;
}

} // namespace

Session::Session(const Settings& settings)
    : m_settings(settings),
      m_history(settings.keep),
      m_evidence(std::max(settings.windows.front(), settings.keep)),
      m_progress(std::make_shared<streaming::ProgressListener>(settings.batch)),
      m_pace{.speed = settings.speed},
      m_choice(choiceOf(settings))
{
}

Result<std::unique_ptr<Session>> Session::make(
    const Settings& settings, const connectors::LiveServices& services, std::string command)
{
    std::unique_ptr<Session> session(new Session(settings));
    auto own = settings; // a window filters what it shows, and goes on without a recording that fails
    own.filter.clear();
    own.record.reset();
    auto engine = Engine::make(own,
        {.sink = &session->m_history,
            .output = nullptr,
            .choosing = Choosing::WhileRunning,
            .evidence = &session->m_evidence,
            .listener = session->m_progress,
            .warn = [self = session.get()](std::string text) { self->note(std::move(text)); },
            .services = &services,
            .command = std::move(command)});
    if (!engine) return tl::unexpected(engine.error());
    session->m_engine = std::move(*engine);
    if (settings.record)
        if (auto recorded = session->record(*settings.record); !recorded) return tl::unexpected(recorded.error());
    session->m_history.expect(session->m_engine->links().size());
    return session;
}

Session::~Session()
{
    if (!m_thread.joinable()) return;
    m_engine->stop();
    m_thread.join();
}

void Session::start()
{
    if (auto started = m_engine->start(); !started) { // here, so that a stop never comes before it
        m_end = std::move(started);
        return;
    }
    m_thread = std::thread([this] { wait(); });
    pthread_setname_np(m_thread.native_handle(), "ts-wait");
}

void Session::setSpeed(std::optional<double> speed) { setPace({speed, m_pace.flow}); }
void Session::hold() { setPace({m_pace.speed, streaming::FeedFlow::Held}); }
void Session::goOn() { setPace({m_pace.speed, streaming::FeedFlow::Running}); }

void Session::setPace(streaming::FeedPace pace)
{
    m_pace = pace;
    m_engine->setPace(pace);
}

Result<void> Session::record(const std::string& directory) { return m_engine->record(directory); }

void Session::stopRecording()
{
    const auto recording = m_engine->recording();
    if (!recording) return;
    m_engine->stopRecording();
    note("the recording is in " + recording->directory);
}

void Session::wait()
{
    auto end = m_engine->wait();
    const std::lock_guard lock(m_mutex);
    m_end = std::move(end);
}

void Session::note(std::string text)
{
    const std::lock_guard lock(m_mutex);
    m_notice = std::move(text);
}

std::string Session::notice() const
{
    const std::lock_guard lock(m_mutex);
    return m_notice;
}

std::optional<Result<void>> Session::end() const
{
    const std::lock_guard lock(m_mutex);
    return m_end;
}

std::vector<SourceView> Session::sources()
{
    const auto now = m_clock.now();
    const auto links = m_engine->links();
    m_meters.resize(links.size());
    std::vector<SourceView> sources;
    for (std::size_t at = 0; at < links.size(); ++at) {
        auto& view = sources.emplace_back(sourceView(links[at], now));
        view.bytesPerSecond = m_meters[at].bytes.look(now, links[at].status.bytes);
        view.statusesPerSecond = m_meters[at].statuses.look(now, links[at].status.records);
    }
    return sources;
}

std::vector<SourceEvent> Session::sourceLog(std::size_t source) const
{
    std::vector<SourceEvent> log;
    for (const auto& event : m_engine->events(source)) log.push_back(sourceEvent(event));
    std::ranges::reverse(log);
    return log;
}

bool Session::ask(std::size_t source, SourceRequest request)
{
    using streaming::SourceCommand;
    switch (request) {
    case SourceRequest::Stop:
        return m_engine->ask(source, SourceCommand::Stop);
    case SourceRequest::Start:
        return m_engine->ask(source, SourceCommand::Start);
    case SourceRequest::RetryNow:
        return m_engine->ask(source, SourceCommand::RetryNow);
    }
    return false;
}

/// Whether it keeps up.
void Session::showHealth(RunView& view)
{
    if (view.kind != RunKind::Live) return;
    const auto now = m_clock.now();
    std::int64_t dropped = 0;
    for (const auto& source : view.sources) dropped += source.dropped;
    view.droppedPerSecond = m_dropped.look(now, dropped);
    view.behindFeed = behindFeed(*m_progress, m_settings.batch, now);
    view.waitingBatches = m_progress->snapshot().waitingBatches;
}

void Session::look(const SnapshotPtr& snapshot)
{
    if (snapshot == m_seen) return;
    m_seen = snapshot;
    m_windows.clear();
    for (const auto& window : snapshot->windows) {
        auto view = m_history.view(window);
        view.reported = {snapshot, &window};
        addLanguages(view);
        m_windows.push_back(std::make_shared<const WindowView>(std::move(view)));
    }
    std::ranges::sort(m_windows, {}, [](const auto& window) { return window->length; });
}

void Session::addLanguages(WindowView& window) const
{
    for (auto* rows : {&window.hashtags, &window.pinned})
        for (auto& row : *rows) row.languages = m_evidence.languagesOfHashtag(row.key);
    for (auto& row : window.retweeted) row.languages = m_evidence.languagesOfOriginal(row.key);
}

streaming::Result<void> Session::watch(const WatchWords& words)
{
    auto watch = readWatch(words);
    if (!watch) return tl::unexpected(watch.error());
    return m_engine->watch(std::move(*watch));
}

DetailsView Session::details(const DetailsQuery& query) const
{
    auto details = m_history.details(query);
    if (query.list == ListKind::Hashtags) details.evidence = m_evidence.of(query.key, query.end);
    return details;
}

Result<void> Session::choose(const WindowChoice& choice)
{
    if (choice == m_choice) return {};
    auto chosen = m_engine->choose(choice);
    if (chosen) m_choice = choice;
    return chosen;
}

RunView Session::viewAt(Time moment)
{
    auto view = this->view();
    view.windows.clear();
    for (const auto length : view.lengths)
        if (const auto window = m_history.viewAt(length, moment)) {
            auto past = *window;
            addLanguages(past);
            view.windows.push_back(std::make_shared<const WindowView>(std::move(past)));
        }
    return view;
}

RunView Session::view()
{
    const auto end = this->end(); // first: what is read after it is the last that there is
    look(m_engine->latest());
    RunView view;
    view.kind = kindOf(m_settings);
    view.speed = m_pace.speed;
    view.held = m_pace.flow == streaming::FeedFlow::Held;
    if (const auto recording = m_engine->recording())
        view.recording = {recording->directory, recording->totals.compressedBytes};
    view.lengths.assign(m_choice.lengths.rbegin(), m_choice.lengths.rend());
    view.slide = m_choice.slide;
    view.rank = m_choice.rank;
    view.batch = m_settings.batch;
    view.keep = m_settings.keep;
    view.windows = m_windows;
    view.watch = m_engine->watched();
    view.sources = sources();
    if (view.kind == RunKind::Replay) view.done = doneOf(m_engine->progress());
    if (m_seen) {
        view.totals = m_seen->totals;
        if (view.kind == RunKind::Live && m_seen->totals.last)
            view.delay = std::max(Duration(0), m_seen->published - *m_seen->totals.last);
    }
    view.notice = notice();
    if (!end) {
        showHealth(view);
        return view;
    }
    view.faults = m_engine->faults();
    view.phase = *end ? RunPhase::Finished : RunPhase::Failed;
    if (!*end) view.failure = end->error().message;
    if (view.phase == RunPhase::Finished && view.done) view.done = 1; // also where a file could not be read to its end
    if (auto total = m_history.total()) view.totals = std::move(*total);
    return view;
}

} // namespace app
