/// trendstream-gui: the desktop program.
#include "app/core/live_access.h"
#include "app/core/session.h"
#include "app/desktop/command_line.h"
#include "app/desktop/termination.h"
#include "gui/look.h"
#include "gui/main_window.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>
#include <QStyleFactory>

#include <unistd.h>

#include <csignal>
#include <iostream>

namespace {

using namespace app;
using namespace app::desktop;

enum ExitCode : int { Done = 0, NoWindow = 1, WrongUsage = 2 };

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

/// A run that could not begin is shown as one that failed, with its reason.
gui::MainWindow::Run failedRun(const Settings& settings, std::string reason)
{
    RunView view;
    view.phase = RunPhase::Failed;
    view.failure = std::move(reason);
    view.lengths.assign(settings.windows.rbegin(), settings.windows.rend());
    for (const auto& source : settings.sources)
        view.sources.push_back({source.kind, SourceState::GivenUp, view.failure});
    return {.view = [view] { return view; }};
}

gui::MainWindow::Run shownRun(Session& session)
{
    return {.view = [&session] { return session.view(); },
        .details = [&session](const DetailsQuery& query) { return session.details(query); },
        .past = [&session](Time moment) { return session.viewAt(moment); },
        .volume = [&session](std::size_t points) { return session.volume(points); }};
}

int showWindow(QApplication& qt, Termination& termination, const OpenWindow& command, const Secrecy& secrecy)
{
    const LiveAccess live(credentialsOf(command.settings, secrecy), processEnvironment);
    auto session = Session::make(command.settings, live.services(), command.words);
    if (!session && session.error().kind == streaming::ErrorKind::Usage) {
        std::cerr << "trendstream-gui: " << secrecy.redactor->redact(session.error().message) << '\n';
        return WrongUsage;
    }
    gui::MainWindow window(session ? shownRun(**session)
                                   : failedRun(command.settings, secrecy.redactor->redact(session.error().message)));
    termination.call([] { QApplication::quit(); });
    QSettings settings(QStringLiteral("trendstream"), QStringLiteral("window"));
    window.recall(settings);
    window.show();
    if (session) (*session)->start();
    const int code = qt.exec();
    window.remember(settings);
    return code;
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
