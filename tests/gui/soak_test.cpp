#include "gui/main_window.h"
#include "tests/gui/simulated_hours.h"

#include <QApplication>

#include <gtest/gtest.h>

namespace gui {
namespace {

using namespace std::chrono_literals;

TEST(SoakTest, AWindowThatStaysOpenMakesNoMoreWidgets)
{
    sample::SimulatedHours run(60s);
    run.second();
    MainWindow window({.view = [&] { return run.view(); },
        .details = [&](const app::DetailsQuery& query) { return run.history().details(query); },
        .volume = [&](std::size_t points) { return run.history().volume(points); }});
    window.show();
    const auto minutes = [&](int count) {
        for (int second = 0; second < 60 * count; ++second) {
            run.second();
            if (second % 30 == 0) window.openDetails(app::ListKind::Hashtags, QStringLiteral("tag20"));
            if (second % 30 == 10) window.setPaused(true);
            if (second % 30 == 20) window.setPaused(false);
            window.refresh();
        }
        QCoreApplication::processEvents();
        return std::pair(window.findChildren<QWidget*>().size(), run.history().points());
    };
    const auto soon = minutes(3);
    const auto later = minutes(5);
    EXPECT_EQ(later.first, soon.first);
    EXPECT_LE(later.second, soon.second * 11 / 10); // as much past as before, of other names
}

} // namespace
} // namespace gui
