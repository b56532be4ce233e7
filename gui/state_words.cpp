#include "gui/state_words.h"

#include "gui/text.h"
#include "gui/trouble_words.h"

#include <algorithm>

namespace gui {

using app::RunKind;
using app::RunPhase;
using app::SourceState;
using State = StatePill::State;

namespace {

bool allAway(const app::RunView& run)
{
    return !run.sources.empty()
        && std::ranges::all_of(run.sources, [](const auto& source) { return source.state == SourceState::Waiting; });
}

const app::SourceView* sourceThat(const app::RunView& run, SourceState state)
{
    const auto found = std::ranges::find(run.sources, state, &app::SourceView::state);
    return found == run.sources.end() ? nullptr : &*found;
}

QString replayWord(const app::RunView& run)
{
    if (run.held) return tr("REPLAY paused");
    return run.speed ? tr("REPLAY ×%1").arg(QLocale().toString(*run.speed, 'g', 4)) : tr("REPLAY");
}

} // namespace

StateWords stateWords(const app::RunView& run)
{
    if (run.phase == RunPhase::Failed) return {State::Failed, tr("STOPPED")};
    if (run.phase == RunPhase::Finished) return {State::Finished, tr("FINISHED")};
    if (run.kind == RunKind::Replay) return {State::Replay, replayWord(run)};
    if (allAway(run)) return {State::Waiting, tr("RECONNECTING")};
    return run.windows.empty() ? StateWords{State::Waiting, tr("WAITING")} : StateWords{State::Live, tr("LIVE")};
}

StateWords pausedWords(const app::RunView& shown, const app::RunView& newest)
{
    const auto behind = app::behind(shown, newest);
    if (behind <= app::Duration(0)) return {State::Paused, tr("PAUSED")};
    return {State::Paused, tr("PAUSED · %1 behind").arg(waitText(behind))};
}

StateWords historyWords(app::Time moment) { return {State::History, tr("HISTORY · %1").arg(clockText(moment))}; }

EmptyWords nothingYet(const app::RunView& run)
{
    if (run.phase == RunPhase::Failed) return {tr("This cannot be followed"), text(run.failure)};
    if (run.phase == RunPhase::Finished) return {tr("The feed held no statuses"), {}};
    if (run.kind == RunKind::Replay)
        return {tr("Reading the recording"), tr("The first window opens with its first statuses")};
    if (const auto* away = sourceThat(run, SourceState::Waiting);
        away && away->trouble == app::SourceTrouble::RateLimited)
        return {tr("%1 wants to be left alone for a while").arg(isolated(text(away->name))),
            limitedText(*away) + QLatin1Char('\n') + text(away->error)};
    if (const auto* away = sourceThat(run, SourceState::Waiting))
        return {tr("%1 cannot be reached").arg(text(away->name)),
            text(away->error) + (away->nextTry ? tr("\nNext try in %1").arg(waitText(*away->nextTry)) : QString())};
    if (const auto* live = sourceThat(run, SourceState::Live))
        return {tr("Waiting for the first status"),
            tr("Connected to %1 for %2").arg(text(live->name), waitText(live->since))};
    if (sourceThat(run, SourceState::Stopped)) return {tr("All sources are stopped"), {}};
    return {tr("Connecting"), {}};
}

EmptyWords noRows(TrendModel::List list, const app::WindowView& window)
{
    const auto length = lengthText(window.length);
    const auto title =
        list == TrendModel::List::Hashtags ? tr("No hashtags in the last %1") : tr("No retweets in the last %1");
    return {title.arg(length), tr("Among %1 statuses", nullptr, countForm(window.statuses)).arg(number(window.statuses))};
}

QString noticeOf(const app::RunView& run)
{
    if (run.phase == RunPhase::Failed) return text(run.failure);
    if (run.phase == RunPhase::Finished)
        return tr("Finished %1 statuses in %2", nullptr, countForm(run.totals.statuses))
            .arg(number(run.totals.statuses), waitText(run.totals.elapsed));
    return text(run.notice);
}

QString totalsText(const app::RunView& run)
{
    const auto& totals = run.totals;
    QStringList parts{tr("%1 statuses", nullptr, countForm(totals.statuses)).arg(number(totals.statuses))};
    const auto add = [&](const QString& words, std::int64_t count) {
        if (count > 0) parts << words.arg(number(count));
    };
    add(tr("%1 late"), totals.late);
    add(tr("%1 malformed"), totals.malformed);
    add(tr("%1 duplicates"), totals.duplicates);
    add(tr("%1 filtered"), totals.filtered);
    add(tr("%1 batches waiting", nullptr, countForm(std::int64_t(run.waitingBatches))), std::int64_t(run.waitingBatches));
    if (totals.live) {
        add(tr("%1 dropped"), totals.live->dropped);
        add(tr("%1 gaps"), totals.live->gaps);
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace gui
