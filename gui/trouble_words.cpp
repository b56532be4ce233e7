#include "gui/trouble_words.h"

#include "gui/text.h"

#include <algorithm>

namespace gui {

using app::RunPhase;
using app::SourceState;
using app::SourceTrouble;
using app::SourceView;
using Level = Trouble::Level;
using Way = Trouble::Way;

namespace {

template <class Asked>
std::optional<std::size_t> sourceThat(const app::RunView& run, Asked asked)
{
    const auto found = std::ranges::find_if(run.sources, asked);
    return found == run.sources.end() ? std::nullopt : std::optional(std::size_t(found - run.sources.begin()));
}

QString nameOf(const SourceView& source) { return isolated(text(source.name)); }

std::optional<Trouble> givenUp(const app::RunView& run)
{
    const auto at = sourceThat(run, [](const auto& source) { return source.state == SourceState::GivenUp; });
    if (!at) return std::nullopt;
    const auto& source = run.sources[*at];
    const bool credentials = source.trouble == SourceTrouble::Credentials;
    const auto words = credentials ? tr("%1: credentials are missing or refused") : tr("%1 was given up");
    return Trouble{Level::Bad, words.arg(nameOf(source)), text(source.error),
        credentials ? Way::Connect : Way::SourceLog, at};
}

std::optional<Trouble> tooSlow(const app::RunView& run)
{
    const auto drops = tr("dropping %1/s").arg(rate(run.droppedPerSecond));
    const auto help = tr("A longer batch or slide, fewer windows or a filter make it lighter");
    if (run.behindFeed && run.droppedPerSecond > 0)
        return Trouble{Level::Warning, tr("Engine %1 behind, %2").arg(waitText(*run.behindFeed), drops), help, Way::EnginePage};
    if (run.behindFeed)
        return Trouble{Level::Warning, tr("Engine %1 behind").arg(waitText(*run.behindFeed)), help, Way::EnginePage};
    if (run.droppedPerSecond > 0)
        return Trouble{Level::Warning, tr("Engine slower than the feed, %1").arg(drops), help, Way::EnginePage};
    return std::nullopt;
}

std::optional<Trouble> limited(const app::RunView& run)
{
    const auto at = sourceThat(run, [](const auto& source) {
        return source.state == SourceState::Waiting && source.trouble == SourceTrouble::RateLimited;
    });
    if (!at) return std::nullopt;
    const auto& source = run.sources[*at];
    return Trouble{Level::Warning, tr("%1: %2").arg(nameOf(source), limitedText(source)), text(source.error), Way::SourceLog, at};
}

/// One of several is named; where it is the only one nobody has to ask which.
std::optional<Trouble> away(const app::RunView& run)
{
    const auto at = sourceThat(run, [](const auto& source) { return source.state == SourceState::Waiting; });
    if (!at) return std::nullopt;
    const auto& source = run.sources[*at];
    auto words = tr("no data for %1").arg(waitText(source.silent.value_or(source.since)));
    if (source.nextTry) words += QStringLiteral(" · ") + tr("next try in %1").arg(waitText(*source.nextTry));
    return Trouble{Level::Quiet, tr("%1: %2").arg(nameOf(source), words), text(source.error), Way::RetryNow, at};
}

std::optional<Trouble> stopped(const app::RunView& run)
{
    const auto at = sourceThat(run, [](const auto& source) { return source.state == SourceState::Stopped; });
    if (!at) return std::nullopt;
    const auto& source = run.sources[*at];
    return Trouble{Level::Quiet, tr("%1 is stopped").arg(nameOf(source)), {}, Way::Start, at};
}

QString placeOf(const app::FaultView& fault)
{
    if (!fault.inRecording) return isolated(text(fault.where));
    const auto byte = number(std::int64_t(fault.byte));
    return fault.line ? tr("line %1, byte %2").arg(number(std::int64_t(*fault.line)), byte) : tr("byte %1").arg(byte);
}

std::optional<Trouble> badRecords(const app::RunView& run)
{
    const auto count = run.totals.malformed;
    if (run.faults.empty() || count == 0) return std::nullopt;
    const auto& first = run.faults.front();
    return Trouble{Level::Warning,
        tr("%1 records could not be read, the first at %2", nullptr, countForm(count)).arg(number(count), placeOf(first)),
        (first.inRecording ? isolated(text(first.where)) + QStringLiteral(": ") : QString()) + text(first.reason)};
}

} // namespace

QString limitedText(const SourceView& source)
{
    if (!source.nextTryAt || !source.nextTry) return tr("limited by the service");
    return tr("limited until %1 · %2 left").arg(clockText(*source.nextTryAt), waitText(*source.nextTry));
}

std::optional<Trouble> troubleOf(const app::RunView& run)
{
    if (run.phase != RunPhase::Running) return badRecords(run);
    for (auto* const of : {givenUp, tooSlow, limited, away, stopped})
        if (auto trouble = of(run)) return trouble;
    return std::nullopt;
}

} // namespace gui
