/// The tests of the window run in one QApplication, on no screen.
#include "gui/look.h"

#include <QApplication>
#include <QStyleFactory>

#include <gmock/gmock.h>

namespace {

/// Fonts lack rules for some scripts, and the offscreen platform lacks a window manager: not what is tested.
void sayLittle(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type == QtFatalMsg) std::abort();
    if (!message.contains(QLatin1String("OpenType"))
        && !message.contains(QLatin1String("This plugin does not support")))
        std::fprintf(stderr, "%s\n", qPrintable(message));
}

} // namespace

int main(int argc, char** argv)
{
    testing::InitGoogleMock(&argc, argv);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(sayLittle);
    QApplication qt(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(gui::baseFont());
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    return RUN_ALL_TESTS();
}
