/// How long the window takes for a frame: 100 rows with curves of 60 points, all of them changed. A measurement, not a
/// test: gui_frames [FRAMES]
#include "gui/main_window.h"
#include "tests/gui/sample.h"

#include <QApplication>
#include <QStyleFactory>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

int main(int argc, char** argv)
{
    using Clock = std::chrono::steady_clock;
    const auto begun = Clock::now();
    const auto msSince = [](Clock::time_point from) {
        return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
    };
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    QApplication qt(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(gui::baseFont());

    int frame = 0;
    const auto run = [&] {
        auto hashtags = gui::sample::hashtags(100);
        std::rotate(hashtags.begin(), hashtags.begin() + frame % 7, hashtags.begin() + 20);
        for (std::size_t at = 0; at < hashtags.size(); ++at) {
            hashtags[at].rank = int(at) + 1;
            hashtags[at].count += frame;
            hashtags[at].curve = gui::sample::curve(int(at) + frame, hashtags[at].count);
        }
        return gui::sample::live(std::move(hashtags), gui::sample::retweeted(100), 1000 + frame);
    };
    auto view = run();
    gui::MainWindow window({.view = [&] { return view; }});
    window.show();
    QCoreApplication::processEvents();
    std::printf("first picture after %.0f ms\n", msSince(begun));

    const int frames = argc > 1 ? std::atoi(argv[1]) : 400;
    const auto measure = [&](const char* what, auto draw) {
        std::vector<double> times;
        const auto worked = std::clock();
        for (int last = frame + frames; frame < last; ++frame) {
            view = run();
            const auto from = Clock::now();
            window.refresh();
            draw();
            QCoreApplication::processEvents();
            times.push_back(msSince(from));
        }
        std::ranges::sort(times);
        const auto at = [&](double share) { return times[std::size_t(share * double(times.size() - 1))]; };
        std::printf("%d %s: median %.1f ms, p95 %.1f ms, longest %.1f ms; %.1f ms of processor time each\n", frames, what,
            at(0.5), at(0.95), times.back(), double(std::clock() - worked) * 1000 / CLOCKS_PER_SEC / frames);
    };
    frame = 1;
    measure("frames", [&] { window.repaint(); });
    window.showMinimized(); // it is asked every two seconds then
    measure("refreshes while minimised", [] {});
}
