#include "gui/watch/notices.h"

#include "gui/text.h"
#include "gui/watch/alert_words.h"

#include <QStringList>

#include <chrono>

namespace gui {
namespace {

using namespace std::chrono_literals;

constexpr auto quietTime = 10s;
constexpr qsizetype linesTold = 5;

} // namespace

Notices::Notices(Notify notify, QObject* parent) : QObject(parent), m_notify(std::move(notify))
{
    m_quiet.setObjectName(QStringLiteral("notices"));
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_quiet, &QTimer::timeout, this, &Notices::tell);
}

void Notices::add(const std::vector<app::AlertEvent>& events)
{
    if (!m_notify || events.empty() || m_desktop == Desktop::IsLeftAlone) return;
    m_waiting.insert(m_waiting.begin(), events.begin(), events.end());
    if (!m_quiet.isActive()) tell();
}

void Notices::tell()
{
    if (m_waiting.empty()) return;
    QStringList lines;
    for (const auto& event : m_waiting) lines << eventText(event);
    const auto count = std::int64_t(lines.size());
    const auto title = count == 1 ? lines.front() : tr("%1 alerts", nullptr, countForm(count)).arg(number(count));
    const auto body = count == 1 ? QString() : lines.mid(0, linesTold).join(QLatin1Char('\n'));
    m_waiting.clear();
    m_quiet.start();
    m_notify(title.toStdString(), body.toStdString());
}

} // namespace gui
