#include "app/core/session.h"

#include <pthread.h>

#include <algorithm>

namespace app {

using streaming::LinkState;
using streaming::Result;

namespace {

RunKind kindOf(const Settings& settings)
{
    const bool replay =
        std::ranges::all_of(settings.sources, [](const Source& source) { return source.kind == "replay"; });
    return replay ? RunKind::Replay : RunKind::Live;
}

/// Not every source says that it is connected; what gives data is.
SourceState stateOf(const streaming::LinkStatus& link)
{
    switch (link.state) {
    case LinkState::Connecting:
        return link.bytes > 0 ? SourceState::Live : SourceState::Connecting;
    case LinkState::Connected:
        return SourceState::Live;
    case LinkState::Waiting:
        return SourceState::Waiting;
    case LinkState::Ended:
        return SourceState::Ended;
    case LinkState::GivenUp:
        return SourceState::GivenUp;
    }
    return SourceState::Ended;
}

std::optional<double> doneOf(const Progress& progress)
{
    if (progress.bytesTotal.value_or(0) == 0) return std::nullopt;
    return std::min(1.0, double(progress.bytesRead) / double(*progress.bytesTotal));
}

} // namespace

Session::Session(const Settings& settings)
    : m_settings(settings),
      m_history(settings.keep),
      m_evidence(settings.windows.front())
{
}

Result<std::unique_ptr<Session>> Session::make(
    const Settings& settings, const connectors::LiveServices& services, std::string command)
{
    std::unique_ptr<Session> session(new Session(settings));
    auto engine = Engine::make(settings,
        {.sink = &session->m_history,
            .output = nullptr,
            .evidence = &session->m_evidence,
            .warn = [self = session.get()](std::string text) { self->note(std::move(text)); },
            .services = &services,
            .command = std::move(command)});
    if (!engine) return tl::unexpected(engine.error());
    session->m_engine = std::move(*engine);
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

std::vector<SourceView> Session::sources() const
{
    const auto now = m_clock.now();
    std::vector<SourceView> sources;
    for (const auto& [name, link] : m_engine->links()) {
        SourceView source{name, stateOf(link), link.error, std::nullopt, std::max(Duration(0), now - link.since)};
        if (link.nextTry) source.nextTry = std::max(Duration(0), *link.nextTry - now);
        sources.push_back(std::move(source));
    }
    return sources;
}

void Session::look(const SnapshotPtr& snapshot)
{
    if (snapshot == m_seen) return;
    m_seen = snapshot;
    m_windows.clear();
    for (const auto& window : snapshot->windows)
        m_windows.push_back(std::make_shared<const WindowView>(m_history.view(window)));
    std::ranges::sort(m_windows, {}, [](const auto& window) { return window->length; });
}

DetailsView Session::details(const DetailsQuery& query) const
{
    auto details = m_history.details(query);
    if (query.list == ListKind::Hashtags) details.evidence = m_evidence.of(query.key);
    return details;
}

RunView Session::viewAt(Time moment)
{
    auto view = this->view();
    view.windows.clear();
    for (const auto length : view.lengths)
        if (auto window = m_history.viewAt(length, moment)) view.windows.push_back(std::move(window));
    return view;
}

RunView Session::view()
{
    look(m_engine->latest());
    RunView view;
    view.kind = kindOf(m_settings);
    view.speed = m_settings.speed;
    view.lengths.assign(m_settings.windows.rbegin(), m_settings.windows.rend());
    view.slide = m_settings.slide;
    view.windows = m_windows;
    view.sources = sources();
    if (view.kind == RunKind::Replay) view.done = doneOf(m_engine->progress());
    if (m_seen) {
        view.totals = m_seen->totals;
        if (view.kind == RunKind::Live && m_seen->totals.last)
            view.delay = std::max(Duration(0), m_seen->published - *m_seen->totals.last);
    }
    const std::lock_guard lock(m_mutex);
    view.notice = m_notice;
    if (!m_end) return view;
    view.phase = *m_end ? RunPhase::Finished : RunPhase::Failed;
    if (!*m_end) view.failure = m_end->error().message;
    if (auto total = m_history.total()) view.totals = std::move(*total);
    return view;
}

} // namespace app
