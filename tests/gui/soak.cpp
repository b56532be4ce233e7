/// Whether the window grows while it is open all day: its objects, handles and memory, hour by hour. A measurement, not
/// a test: gui_soak [HOURS]
#include "gui/main_window.h"
#include "tests/gui/simulated_hours.h"

#include <QApplication>
#include <QStyleFactory>

#include <malloc.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace {

using namespace std::chrono_literals;

constexpr int refreshesASecond = 4;

long residentKilobytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::strtol(line.c_str() + 6, nullptr, 10);
    return 0;
}

/// As a person does who looks now and then: details of a row, back in time, the filter, pause.
void use(gui::MainWindow& window, const gui::sample::SimulatedHours& hours, int second)
{
    switch (second % 300) {
    case 60: return window.openDetails(app::ListKind::Hashtags, QStringLiteral("tag") + QString::number(second / 120 + 20));
    case 90: return window.closeDetails();
    case 120: return window.lookAt(hours.view().windows.front()->end - 50s);
    case 130: return window.lookAt(std::nullopt);
    case 200: return window.setPaused(true);
    case 210: return window.setPaused(false);
    default: return;
    }
}

void report(int hour, const gui::MainWindow& window)
{
    namespace fs = std::filesystem;
    const auto handles = std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator());
    std::printf("after %d h: %lld objects, %lld handles, %.1f MB in use, %.1f MB resident\n", hour,
        static_cast<long long>(window.findChildren<QObject*>().size()), static_cast<long long>(handles),
        double(mallinfo2().uordblks) / 1e6, double(residentKilobytes()) / 1e3);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    QApplication qt(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(gui::baseFont());

    gui::sample::SimulatedHours run(1h);
    run.second();
    gui::MainWindow window({.view = [&] { return run.view(); },
        .details = [&](const app::DetailsQuery& query) { return run.history().details(query); },
        .past =
            [&](app::Time moment) {
                auto view = run.view();
                view.windows.clear();
                for (const auto length : view.lengths)
                    if (auto past = run.history().viewAt(length, moment)) view.windows.push_back(std::move(past));
                return view;
            },
        .volume = [&](std::size_t points) { return run.history().volume(points); }});
    window.show();

    const int hours = argc > 1 ? std::atoi(argv[1]) : 8;
    for (int second = 1; second <= hours * 3600; ++second) {
        run.second();
        use(window, run, second);
        for (int refresh = 0; refresh < refreshesASecond; ++refresh) {
            window.refresh();
            QCoreApplication::processEvents();
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // which only a running loop sends by itself
        if (second % 3600 == 0) report(second / 3600, window);
    }
}
