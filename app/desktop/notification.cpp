#include "app/desktop/notification.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QFile>
#include <QStringList>
#include <QVariantMap>

namespace app::desktop {
namespace {

/// Asked for without one, libdbus would start a bus of its own.
bool hasSessionBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        || QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

} // namespace

void notifyDesktop(const std::string& title, const std::string& body)
{
    if (!hasSessionBus()) return;
    const auto service = QStringLiteral("org.freedesktop.Notifications");
    auto call = QDBusMessage::createMethodCall(
        service, QStringLiteral("/org/freedesktop/Notifications"), service, QStringLiteral("Notify"));
    const auto icon = QStringLiteral("org.trendstream.Trendstream");
    constexpr uint replacesNone = 0;
    constexpr int asLongAsTheDesktopLikes = -1;
    call << QStringLiteral("trendstream") << replacesNone << icon << QString::fromStdString(title)
         << QString::fromStdString(body).toHtmlEscaped() << QStringList()
         << QVariantMap{{QStringLiteral("desktop-entry"), icon}} << asLongAsTheDesktopLikes;
    QDBusConnection::sessionBus().send(call);
}

} // namespace app::desktop
