/// trendstream-gui: the desktop program.
#include "app/desktop/command_line.h"
#include "app/desktop/desk.h"
#include "app/desktop/termination.h"
#include "gui/files/opening.h"
#include "gui/language.h"
#include "gui/look.h"
#include "gui/main_window.h"
#include "gui/views/window_chooser.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>
#include <QStyleFactory>

#include <unistd.h>

#include <csignal>
#include <iostream>
#include <utility>

namespace {

using namespace app;
using namespace app::desktop;

enum ExitCode : int { Done = 0, NoWindow = 1, WrongUsage = 2 };
constexpr int inAnotherLanguage = -1; // no exit code: the window is made anew

/// Where there is no display Qt would abort; a person wants a sentence. What fonts lack is nobody's concern.
void tell(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type != QtFatalMsg) {
        if (!message.contains(QLatin1String("OpenType support missing"))) std::cerr << message.toStdString() << '\n';
        return;
    }
    const auto text =
        "trendstream-gui: there is no display to open a window on; start it in a desktop session, or see the "
        "same trends in the terminal with: trendstream\n"
        + ("Qt says: " + message.section(u'\n', 0, 0).toStdString()) + "\n";
    static_cast<void>(::write(STDERR_FILENO, text.data(), text.size()));
    ::_exit(NoWindow);
}

int showWindow(QApplication& qt, Termination& termination, const OpenWindow& command, const Secrecy& secrecy)
{
    Desk desk(command, secrecy);
    QSettings settings(QStringLiteral("trendstream"), QStringLiteral("window"));
    if (const auto windows = gui::WindowChooser::remembered(settings)) desk.recall(*windows);
    if (const auto prepared = desk.prepare(); !prepared) {
        std::cerr << "trendstream-gui: " << prepared.error().message << '\n';
        return WrongUsage;
    }
    const auto last = lastSession(settings);
    const bool comesBack = gui::readPreferences(settings).start == gui::Preferences::Start::LastSession;
    if (!command.named && last && comesBack) desk.restore(*last);
    termination.call([] { QApplication::exit(); }); // nobody is asked
    bool begun = false;
    bool first = !command.named && !last && !settings.contains(QStringLiteral("welcomed"));
    for (;;) {
        const gui::Translation translation(gui::readPreferences(settings).language);
        gui::MainWindow window(desk.run());
        QObject::connect(&window, &gui::MainWindow::languageChosen, [] { QApplication::exit(inAnotherLanguage); });
        window.recall(settings);
        window.show();
        if (!std::exchange(begun, true)) desk.start();
        if (std::exchange(first, false)) window.showWelcome(window.opening().recent());
        const int code = qt.exec();
        window.remember(settings);
        keep(desk.session(), settings);
        settings.setValue(QStringLiteral("welcomed"), true);
        if (code != inAnotherLanguage) return code;
    }
}

int openWindow(const OpenWindow& command, const Secrecy& secrecy, int& argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    Termination termination;
    qInstallMessageHandler(tell);
    QApplication qt(argc, argv);
    QApplication::setApplicationName(QStringLiteral("trendstream-gui"));
    QApplication::setApplicationVersion(QStringLiteral(TRENDSTREAM_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.trendstream.Trendstream"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/trendstream.svg")));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(gui::baseFont());
    return showWindow(qt, termination, command, secrecy);
}

} // namespace

int main(int argc, char** argv)
try {
    const auto secrecy = beginInSecrecy();
    const std::vector<std::string> words(argv + 1, argv + argc);
    const auto command = readCommandLine(words, processEnvironment);
    if (!command) {
        std::cerr << "trendstream-gui: " << secrecy.redactor->redact(command.error().message)
                  << "\nSee: trendstream-gui --help\n";
        return WrongUsage;
    }
    if (const auto* shown = std::get_if<ShowText>(&*command)) {
        std::cout << shown->text << std::flush;
        return Done;
    }
    return openWindow(std::get<OpenWindow>(*command), secrecy, argc, argv);
} catch (const std::exception& error) {
    std::cerr << "trendstream-gui: " << error.what() << '\n';
    return NoWindow;
}
