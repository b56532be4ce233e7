#include "app/desktop/last_session.h"

#include <QSettings>
#include <QStringList>

namespace app::desktop {
namespace {

const auto sourcesKey = QStringLiteral("session/sources");
const auto refusedKey = QStringLiteral("session/refused");

QStringList listOf(const std::vector<std::string>& names)
{
    QStringList list;
    for (const auto& name : names) list << QString::fromStdString(name);
    return list;
}

std::vector<std::string> namesOf(const QStringList& list)
{
    std::vector<std::string> names;
    for (const auto& name : list) names.push_back(name.toStdString());
    return names;
}

} // namespace

void keep(const LastSession& session, QSettings& settings)
{
    settings.setValue(sourcesKey, listOf(session.sources));
    settings.setValue(refusedKey, listOf(session.refused));
}

std::optional<LastSession> lastSession(const QSettings& settings)
{
    auto sources = namesOf(settings.value(sourcesKey).toStringList());
    if (sources.empty()) return std::nullopt;
    return LastSession{std::move(sources), namesOf(settings.value(refusedKey).toStringList())};
}

} // namespace app::desktop
