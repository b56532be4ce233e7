/// What the batches of a run give, and what is asked of it while it goes on.
#include "app/core/engine_run.h"

#include "app/core/source_options.h"

#include <algorithm>

namespace app {

Result<void> Engine::Run::choose(const WindowChoice& choice)
{
    if (m_hooks.choosing == Choosing::AtStart)
        return streaming::failure(ErrorKind::Usage, "the windows of this run were chosen when it began");
    if (auto fits = checkChoice(choice, {m_settings.batch, m_settings.keep}); !fits) return fits;
    try {
        auto made = std::make_shared<std::future<Result<void>>>(m_context.change([this, choice] { change(choice); }));
        m_context.change([this, made] { changed(*made); });
    } catch (const streaming::GraphError& refused) {
        return streaming::failure(ErrorKind::Usage, refused.what());
    }
    return {};
}

Progress Engine::Run::progress() const
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

Result<void> Engine::Run::record(const std::string& directory)
{
    return beginRecording(directory,
        [this](const Error& error) { m_hooks.warn(error.message + "; the run goes on without a recording"); });
}

bool Engine::Run::ask(std::size_t source, streaming::SourceCommand command)
{
    const bool gaveUp = m_feed->links().at(source).status.state == streaming::LinkState::GivenUp;
    if (!m_feed->ask(source, command)) return false;
    if (gaveUp) m_watch.beganAnew();
    return true;
}

void Engine::Run::watchClock()
{
    if (!m_live) return;
    const auto leap = m_clockWatch.look(m_clock->now(), std::chrono::steady_clock::now());
    if (!leap) return;
    m_hooks.warn(clockLeapInWords(*leap));
    if (leap->from == leap->to) return;
    ++m_clockLeaps;
    m_watch.add({"clock", *leap});
}

Result<void> Engine::Run::writeGaps()
{
    for (const auto& gap : m_watch.takeGaps())
        if (m_hooks.sink)
            if (auto written = m_hooks.sink->gap(gap); !written) return written;
    return {};
}

void Engine::Run::advise(const std::optional<std::string>& advice)
{
    if (advice) m_hooks.warn(*advice);
}

void Engine::Run::onBatch(const BatchSize& size, Time batch)
{
    tell(m_replay ? m_watching.judgeReplay(size.statuses, batch - m_settings.batch, batch)
                  : m_watching.judge(m_feed->links(), m_clock->now()));
    if (size.statuses == 0) return;
    ++m_batches;
    m_retweets += size.retweets;
}

void Engine::Run::onWindow(WindowResult window)
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

void Engine::Run::tell(const std::vector<AlertEvent>& alerts)
{
    for (const auto& alert : alerts) {
        if (m_hooks.onAlert) m_hooks.onAlert(alert);
        if (m_hooks.sink)
            if (const auto written = m_hooks.sink->alert(alert); !written) return giveUp(written.error());
    }
}

void Engine::Run::showEvidence(WindowResult& window)
{
    if (!m_evidence) return;
    m_evidence->list(window);
    if (m_settings.samples > 0)
        for (auto& row : window.hashtags) row.samples = m_evidence->samples(row.tag, m_settings.samples);
}

void Engine::Run::onPast(WindowResult window)
{
    m_publisher.fillMovement(window);
    if (!m_rowFilter.empty()) keepMatching(window, m_rowFilter, m_evidence);
    if (const auto written = m_publisher.addPast(std::move(window)); !written) giveUp(written.error());
}

void Engine::Run::change(const WindowChoice& choice)
{
    m_job->choose(choice, m_context);
    m_watching.setWindows(choice.lengths, choice.slide);
    m_publisher.choose(choice);
}

void Engine::Run::changed(std::future<Result<void>>& made)
{
    if (const auto change = made.get(); !change)
        m_hooks.warn("the windows could not be changed: " + change.error().message);
    m_publisher.publishChosen();
}

void Engine::Run::fail(const Error& error)
{
    std::lock_guard lock(m_mutex);
    if (!m_failure) m_failure = error;
}

void Engine::Run::recordingFailed(const Error& error)
{
    fail(error);
    m_context.stop(streaming::StopMode::Gracefully);
}

void Engine::Run::giveUp(const Error& error)
{
    m_unwritten = error;
    fail(error);
    m_context.stop();
}

Totals Engine::Run::totals() const
{
    const auto counts = m_feed->counts();
    const auto elapsed = std::chrono::steady_clock::now() - m_started;
    return {counts.taken, m_retweets, counts.duplicates, counts.late, counts.filtered, counts.malformed, counts.other,
        m_batches, m_windows, counts.first, counts.last, std::chrono::duration_cast<Duration>(elapsed),
        liveTotals()};
}

std::optional<LiveTotals> Engine::Run::liveTotals() const
{
    if (!m_live) return std::nullopt;
    auto live = totalsOf(m_feed->links());
    live.gaps += m_clockLeaps;
    return live;
}

void Engine::Run::tellFaults()
{
    m_faults = faultViews(m_feed->faults(), m_feed->links(), m_replay);
    if (const auto words = faultsInWords(m_faults, m_feed->counts().malformed); !words.empty()) m_hooks.warn(words);
}

Result<void> Engine::Run::writeSummary()
{
    if (auto written = writeGaps(); !written || !m_hooks.sink) return written;
    return m_hooks.sink->summary(totals());
}

} // namespace app
