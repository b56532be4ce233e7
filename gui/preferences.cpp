#include "gui/preferences.h"

#include "gui/text.h"

#include <QSettings>

#include <algorithm>
#include <array>

namespace gui {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::milliseconds, 5> offered{250ms, 500ms, 1000ms, 5000ms, 10'000ms};

const auto appearance = QStringLiteral("appearance");
const auto language = QStringLiteral("language");
const auto updates = QStringLiteral("update_ms");
const auto start = QStringLiteral("start");
const auto notifications = QStringLiteral("notifications");

} // namespace

std::span<const std::chrono::milliseconds> intervals() { return offered; }

QString intervalText(std::chrono::milliseconds interval)
{
    if (interval < 1s) return tr("%1 a second").arg(number(1000 / interval.count()));
    return tr("every %1").arg(lengthText(interval));
}

Preferences readPreferences(const QSettings& settings)
{
    Preferences read;
    const int scheme = settings.value(appearance, int(read.scheme)).toInt();
    if (scheme >= 0 && scheme <= int(Scheme::Dark)) read.scheme = Scheme(scheme);
    read.language = settings.value(language).toString();
    const std::chrono::milliseconds interval(settings.value(updates).toLongLong());
    if (std::ranges::find(offered, interval) != offered.end()) read.interval = interval;
    read.notifications = settings.value(notifications, read.notifications).toBool();
    if (settings.value(start).toInt() == int(Preferences::Start::Simulated)) read.start = Preferences::Start::Simulated;
    return read;
}

void writePreferences(QSettings& settings, const Preferences& preferences)
{
    settings.setValue(appearance, int(preferences.scheme));
    settings.setValue(language, preferences.language);
    settings.setValue(updates, qlonglong(preferences.interval.count()));
    settings.setValue(start, int(preferences.start));
    settings.setValue(notifications, preferences.notifications);
}

} // namespace gui
