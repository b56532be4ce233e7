#include "gui/main_window.h"
#include "gui/charts/volume_strip.h"
#include "gui/views/details_panel.h"
#include "gui/views/empty_state.h"
#include "gui/views/segments.h"
#include "gui/views/state_pill.h"
#include "gui/views/top_bar.h"
#include "gui/views/trend_table.h"
#include "tests/gui/hand.h"
#include "tests/gui/sample.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTest>

#include <gmock/gmock.h>

namespace gui {
namespace {

using namespace std::chrono_literals;
using sample::live;
using sample::rows;

class MainWindowTest : public testing::Test {
protected:
    MainWindow& open(app::RunView run)
    {
        m_run = std::move(run);
        m_window = std::make_unique<MainWindow>(gui::Run{.view = [this] { return m_run; },
            .details = [](const app::DetailsQuery& query) { return sample::details(query); },
            .past = [](app::Time moment) { return sample::past(moment); },
            .volume = [this](std::size_t) { return sample::volume(m_run); }});
        m_window->show();
        QApplication::setActiveWindow(m_window.get());
        return *m_window;
    }
    void becomes(app::RunView run)
    {
        m_run = std::move(run);
        m_window->refresh();
    }
    QString state() const { return m_window->topBar().pill().text(); }
    std::string first() const { return m_window->hashtags().model().row(0).key; }
    QString notice() const { return m_window->findChild<QLabel*>(QStringLiteral("notice"))->text(); }

    app::RunView m_run;
    std::unique_ptr<MainWindow> m_window;
};

TEST_F(MainWindowTest, PauseStopsTheViewUntilItIsTakenBack)
{
    auto& window = open(live(rows({"a", "b"}), {}, 1000));
    QTest::keyClick(&window, Qt::Key_Space);
    EXPECT_EQ(state(), QStringLiteral("PAUSED"));
    becomes(live(rows({"b", "a"}), {}, 1042));
    EXPECT_EQ(state(), QStringLiteral("PAUSED · 42 s behind"));
    EXPECT_EQ(first(), "a");
    window.topBar().lengths().choose(10s); // another look at the same moment
    becomes(live(rows({"c"}), {}, 1050));
    EXPECT_EQ(first(), "a");
    QTest::mouseClick(&window.topBar().pill(), Qt::LeftButton);
    EXPECT_EQ(state(), QStringLiteral("LIVE"));
    EXPECT_EQ(first(), "c");
}

TEST_F(MainWindowTest, AnotherRunBeginsAtItsNow)
{
    auto& window = open(live(rows({"a", "b"}), {}, 1000));
    window.openDetails(app::ListKind::Hashtags, QStringLiteral("a"));
    window.setPaused(true);
    auto other = live(rows({"c"}), {}, 2000);
    other.number = 2;
    other.lengths = {20s, 60s};
    becomes(std::move(other));
    EXPECT_EQ(state(), QStringLiteral("LIVE"));
    EXPECT_EQ(first(), "c");
    EXPECT_TRUE(window.details().isHidden());
    EXPECT_THAT(window.topBar().lengths().lengths(), testing::ElementsAre(20s, 60s));
}

TEST_F(MainWindowTest, SpaceInTheFilterIsASpace)
{
    auto& window = open(live(rows({"a", "b"})));
    QTest::keyClick(&window, Qt::Key_Slash);
    auto& filter = window.topBar().filter();
    ASSERT_TRUE(filter.hasFocus());
    QTest::keyClicks(&filter, QStringLiteral("a min:1"));
    EXPECT_EQ(filter.text(), QStringLiteral("a min:1"));
    EXPECT_FALSE(window.isPaused());
    EXPECT_EQ(window.hashtags().model().rowCount(), 1);
    QTest::keyClick(&filter, Qt::Key_Escape);
    EXPECT_EQ(window.hashtags().model().rowCount(), 2);
}

TEST_F(MainWindowTest, AFilterThatHidesAllSaysSo)
{
    auto& window = open(live(rows({"a", "b"})));
    window.topBar().filter().setText(QStringLiteral("foo"));
    EXPECT_THAT(window.hashtags().emptyTitle().toStdString(), testing::HasSubstr("0 of 2 hashtags match"));
    Q_EMIT window.hashtags().actionAsked();
    EXPECT_EQ(window.hashtags().model().rowCount(), 2);
}

TEST_F(MainWindowTest, AWrongFilterSaysWhyAndHidesNothing)
{
    auto& window = open(live(rows({"a", "b"})));
    window.topBar().filter().setText(QStringLiteral("min:x"));
    EXPECT_THAT(window.topBar().filter().toolTip().toStdString(), testing::HasSubstr("min:50"));
    EXPECT_EQ(window.hashtags().model().rowCount(), 2);
}

TEST_F(MainWindowTest, TheOrderWaitsWhileThePointerIsOverARow)
{
    auto& window = open(live(rows({"a", "b"}), {}, 1000));
    auto& table = window.hashtags().table();
    pointAt(*table.viewport(), table.visualRect(table.model()->index(0, TrendModel::Name)).center());
    becomes(live(rows({"b", "a"}), {}, 1001));
    EXPECT_EQ(first(), "a");
    EXPECT_EQ(window.hashtags().model().row(0).rank, 2);
    QEvent left(QEvent::Leave);
    QApplication::sendEvent(table.viewport(), &left);
    EXPECT_EQ(first(), "b");
}

TEST_F(MainWindowTest, BracketsChangeTheLength)
{
    auto& window = open(live(rows({"a"})));
    EXPECT_EQ(window.topBar().lengths().chosen(), 60s);
    QTest::keyClick(&window, Qt::Key_BracketRight);
    EXPECT_EQ(window.topBar().lengths().chosen(), 5min);
    QTest::keyClick(&window, Qt::Key_BracketRight);
    EXPECT_EQ(window.topBar().lengths().chosen(), 5min);
    QTest::keyClick(&window, Qt::Key_BracketLeft);
    EXPECT_EQ(window.topBar().lengths().chosen(), 60s);
}

TEST_F(MainWindowTest, EveryStateHasItsWord)
{
    app::RunView run;
    run.lengths = {10s};
    run.sources = {{"bluesky", app::SourceState::Live, {}, {}, 8s}};
    auto& window = open(run);
    EXPECT_EQ(state(), QStringLiteral("WAITING"));
    EXPECT_EQ(window.nothing().title(), QStringLiteral("Waiting for the first status"));

    run.sources.front() = {"bluesky", app::SourceState::Waiting, "connection refused", 3s, 1s};
    becomes(run);
    EXPECT_EQ(state(), QStringLiteral("RECONNECTING"));
    EXPECT_EQ(window.nothing().title(), QStringLiteral("bluesky cannot be reached"));

    run.phase = app::RunPhase::Failed;
    run.failure = "credentials are refused";
    becomes(run);
    EXPECT_EQ(state(), QStringLiteral("STOPPED"));
    EXPECT_EQ(notice(), QStringLiteral("credentials are refused"));

    auto replay = live(rows({"a"}));
    replay.kind = app::RunKind::Replay;
    replay.speed = 8;
    becomes(replay);
    EXPECT_EQ(state(), QStringLiteral("REPLAY ×8"));

    replay.phase = app::RunPhase::Finished;
    replay.totals.elapsed = 9'800ms;
    becomes(replay);
    EXPECT_EQ(state(), QStringLiteral("FINISHED"));
    EXPECT_EQ(notice(), QStringLiteral("Finished 1,204,331 statuses in 10 s"));
    EXPECT_EQ(first(), "a");
}

TEST_F(MainWindowTest, WhatIsMinimisedAsksSeldom)
{
    auto& window = open(live(rows({"a"})));
    auto* const timer = window.findChild<QTimer*>(QStringLiteral("pull"));
    ASSERT_NE(timer, nullptr);
    EXPECT_EQ(timer->intervalAsDuration(), 250ms);
    window.setWindowState(Qt::WindowMinimized);
    QCoreApplication::processEvents();
    EXPECT_GE(timer->intervalAsDuration(), 2s);
    window.setWindowState(Qt::WindowNoState);
    QCoreApplication::processEvents();
    EXPECT_EQ(timer->intervalAsDuration(), 250ms);
}

TEST_F(MainWindowTest, DetailsFollowTheSelectionAndCloseWithEscape)
{
    auto& window = open(live(rows({"a", "b"})));
    EXPECT_TRUE(window.details().isHidden());
    window.hashtags().table().selectRow(0);
    EXPECT_TRUE(window.details().isHidden()); // until they are asked for
    QTest::keyClick(&window.hashtags().table(), Qt::Key_Return);
    EXPECT_FALSE(window.details().isHidden());
    EXPECT_THAT(window.details().title().toStdString(), testing::HasSubstr("#a"));
    EXPECT_THAT(window.details().facts().join(u'\n').toStdString(), testing::HasSubstr("Retweets 71\u00a0%"));
    window.hashtags().table().selectRow(1);
    EXPECT_THAT(window.details().title().toStdString(), testing::HasSubstr("#b"));
    becomes(live(rows({"a"}), {}, 1'795'000'001));
    EXPECT_THAT(window.details().facts().front().toStdString(), testing::HasSubstr("not listed now"));
    QTest::keyClick(&window, Qt::Key_Escape);
    EXPECT_TRUE(window.details().isHidden());
}

TEST_F(MainWindowTest, LooksBackAndComesHome)
{
    auto& window = open(live(rows({"now"}), {}, 5000));
    QTest::keyClick(&window, Qt::Key_Left);
    EXPECT_TRUE(state().startsWith(QStringLiteral("HISTORY · ")));
    EXPECT_EQ(window.moment(), app::Time(4999s));
    EXPECT_EQ(first(), "then");
    becomes(live(rows({"later"}), {}, 5001)); // it stays where it was put
    EXPECT_EQ(window.moment(), app::Time(4999s));
    EXPECT_EQ(first(), "then");
    QTest::keyClick(&window, Qt::Key_Home);
    EXPECT_EQ(window.moment(), app::Time(5001s - 30min));
    QTest::keyClick(&window, Qt::Key_End);
    EXPECT_EQ(state(), QStringLiteral("LIVE"));
    EXPECT_EQ(first(), "later");
}

TEST_F(MainWindowTest, TheStripGoesToTheMomentThatIsPressed)
{
    auto& window = open(live(rows({"now"}), {}, 5000));
    auto* const strip = window.findChild<VolumeStrip*>();
    ASSERT_NE(strip, nullptr);
    QTest::mouseClick(strip, Qt::LeftButton, {}, {strip->width() / 2, 20});
    ASSERT_TRUE(window.moment());
    EXPECT_NEAR(double((app::Time(5000s) - *window.moment()) / 1s), 900, 5);
    QTest::keyClick(&window, Qt::Key_Space);
    EXPECT_EQ(window.moment(), std::nullopt);
    EXPECT_FALSE(window.isPaused());
    QTest::mouseClick(strip, Qt::LeftButton, {}, {strip->width() / 2, 20});
    QTest::mouseClick(strip, Qt::LeftButton, {}, {strip->width() - 8, 20}); // the right edge is now
    EXPECT_EQ(state(), QStringLiteral("LIVE"));
}

TEST_F(MainWindowTest, TheNextStartLooksLikeTheLast)
{
    const auto path = QString::fromStdString(testing::TempDir() + "main_window_test.ini");
    QSettings settings(path, QSettings::IniFormat);
    auto& window = open(live(rows({"a"})));
    window.resize(1100, 700);
    window.topBar().lengths().choose(5min);
    window.setScheme(Scheme::Dark);
    window.remember(settings);

    auto& next = open(live(rows({"a"})));
    EXPECT_EQ(next.topBar().lengths().chosen(), 60s);
    next.recall(settings);
    EXPECT_EQ(next.topBar().lengths().chosen(), 5min);
    EXPECT_EQ(next.size(), QSize(1100, 700));
    EXPECT_TRUE(isDark(QApplication::palette()));
    next.setScheme(Scheme::System);
    QFile::remove(path);
}

/// Every part that takes the focus or shows a value, by role and name.
void collect(QAccessibleInterface* part, std::vector<std::pair<QAccessible::Role, QString>>& found)
{
    if (part == nullptr || part->state().invisible) return;
    found.emplace_back(part->role(), part->text(QAccessible::Name));
    if (part->role() == QAccessible::Table) return; // its cells are many
    for (int at = 0; at < part->childCount(); ++at) collect(part->child(at), found);
}

TEST_F(MainWindowTest, ScreenReadersHearNamesAndRoles)
{
    auto& window = open(live(rows({"qt", "b"}), sample::retweeted(3)));
    std::vector<std::pair<QAccessible::Role, QString>> parts;
    collect(QAccessible::queryAccessibleInterface(&window), parts);
    const auto has = [&](QAccessible::Role role, const char* name) {
        return std::ranges::find(parts, std::pair(role, QString::fromUtf8(name))) != parts.end();
    };
    EXPECT_TRUE(has(QAccessible::Button, "State: LIVE"));
    EXPECT_TRUE(has(QAccessible::EditableText, "Filter"));
    EXPECT_TRUE(has(QAccessible::Table, "Hashtags"));
    EXPECT_TRUE(has(QAccessible::Table, "Most retweeted"));
    EXPECT_TRUE(has(QAccessible::StaticText, "4,180 statuses/s"));
    for (const auto& [role, name] : parts)
        if (role == QAccessible::Button || role == QAccessible::RadioButton || role == QAccessible::EditableText) {
            EXPECT_FALSE(name.isEmpty()) << role;
        }

    auto* const table = QAccessible::queryAccessibleInterface(&window.hashtags().table());
    auto* const cell = table->tableInterface()->cellAt(0, TrendModel::Name);
    EXPECT_THAT(cell->text(QAccessible::Name).toStdString(), testing::StartsWith("rank 1, unmoved, #qt, 100"));
}

} // namespace
} // namespace gui
