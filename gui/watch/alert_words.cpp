#include "gui/watch/alert_words.h"

#include "gui/text.h"

namespace gui {
namespace {

QString subjectAndRule(const std::string& rule, const std::string& subject)
{
    const bool isNamed = text(rule).startsWith(text(subject), Qt::CaseInsensitive);
    return isNamed ? isolated(text(rule)) : isolated(text(subject)) + QStringLiteral(" · ") + isolated(text(rule));
}

QString valueText(double value)
{
    const bool isWhole = value == double(std::int64_t(value));
    return isWhole ? number(std::int64_t(value)) : QLocale().toString(value, 'f', 1);
}

} // namespace

QString stateWord(app::AlertState state)
{
    switch (state) {
    case app::AlertState::Pending:
        return tr("Pending");
    case app::AlertState::Firing:
        return tr("Firing");
    case app::AlertState::Recovering:
        return tr("Recovering");
    case app::AlertState::Normal:
        break;
    }
    return tr("Normal");
}

std::size_t firingCount(const app::WatchView& view)
{
    std::size_t count = 0;
    for (const auto& alert : view.alerts) count += alert.firing.size();
    return count;
}

QString firingText(const app::WatchView& view)
{
    const auto count = firingCount(view);
    for (const auto& alert : view.alerts) {
        if (alert.firing.empty()) continue;
        const auto first = subjectAndRule(alert.rule, alert.firing.front());
        if (count == 1) return first;
        return tr("%1 and %2 more", nullptr, countForm(std::int64_t(count - 1))).arg(first, number(std::int64_t(count - 1)));
    }
    return {};
}

QString eventText(const app::AlertEvent& event)
{
    const auto what = subjectAndRule(event.rule, event.subject);
    if (event.turn == app::AlertEvent::Turn::Resolved) return tr("over: %1").arg(what);
    return what + QStringLiteral(" · ") + valueText(event.value);
}

} // namespace gui
