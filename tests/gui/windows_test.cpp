/// Windows, slide and rank chosen while a run goes on; several windows side by side.
#include "gui/look.h"
#include "gui/main_window.h"
#include "gui/views/details_panel.h"
#include "gui/views/segments.h"
#include "gui/views/side_by_side.h"
#include "gui/views/top_bar.h"
#include "gui/views/trend_table.h"
#include "gui/views/window_chooser.h"
#include "gui/views/windows_dialog.h"
#include "tests/gui/hand.h"
#include "tests/gui/sample.h"

#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <QToolButton>

#include <gmock/gmock.h>

namespace gui {
namespace {

using namespace std::chrono_literals;

class WindowsTest : public testing::Test {
protected:
    MainWindow& open(app::RunView run, Scheme scheme = Scheme::Dark)
    {
        m_run = std::move(run);
        m_window = std::make_unique<MainWindow>(gui::Run{.view = [this] { return m_run; },
            .details = [](const app::DetailsQuery& query) { return sample::details(query); },
            .past = [](app::Time moment) { return sample::past(moment); },
            .volume = [this](std::size_t) { return sample::volume(m_run); },
            .choose = [this](const app::WindowChoice& choice) { return choose(choice); }});
        m_window->setScheme(scheme);
        m_window->resize(1280, 800);
        m_window->show();
        QApplication::setActiveWindow(m_window.get());
        return *m_window;
    }

    app::Result<void> choose(const app::WindowChoice& choice)
    {
        if (!m_refusal.empty()) return streaming::failure(streaming::ErrorKind::Usage, m_refusal);
        m_chosen = choice;
        m_run = sample::live(sample::hashtags(50), sample::retweeted(30), 1'795'000'001);
        m_run.lengths.assign(choice.lengths.rbegin(), choice.lengths.rend());
        m_run.slide = choice.slide;
        m_run.rank = choice.rank;
        m_run.windows.clear();
        for (const auto length : m_run.lengths) m_run.windows.push_back(ranked(length, choice.rank));
        return {};
    }

    static std::shared_ptr<const app::WindowView> ranked(app::Duration length, app::Rank rank)
    {
        auto hashtags = sample::hashtags(50);
        auto statuses = sample::retweeted(30);
        for (auto* rows : {&hashtags, &statuses})
            for (auto& row : *rows) {
                if (rank != app::Rank::Count) row.score = 41.37 / row.rank - 2;
                row.count = row.count * (1 + length.count()) / 300'000;
            }
        auto view = std::make_shared<app::WindowView>(*sample::window(length, hashtags, statuses, 1'795'000'001));
        view->rank = rank;
        if (length > 15min) view->covered = 12min;
        return view;
    }

    template <class Part>
    Part* find(const char* name) const
    {
        return m_window->findChild<Part*>(QLatin1String(name));
    }
    static void keep(QWidget& widget, const char* name)
    {
        QCoreApplication::processEvents();
        QDir().mkpath(QStringLiteral(GUI_PICTURES));
        EXPECT_TRUE(widget.grab().save(QStringLiteral(GUI_PICTURES "/%1.png").arg(QLatin1String(name))));
    }

    app::RunView m_run;
    std::string m_refusal;
    std::optional<app::WindowChoice> m_chosen;
    std::unique_ptr<MainWindow> m_window;
};

app::RunView busy() { return sample::live(sample::hashtags(50), sample::retweeted(30)); }

TEST_F(WindowsTest, LengthsAreCheckedWhileTheyAreWrittenAndThenChosen)
{
    auto& window = open(busy());
    window.chooser().dialogAction().trigger();
    auto* const dialog = find<WindowsDialog>("windows");
    ASSERT_NE(dialog, nullptr);
    auto& lengths = *dialog->findChild<QLineEdit*>(QStringLiteral("lengths"));
    auto& slide = *dialog->findChild<QLineEdit*>(QStringLiteral("slide"));
    auto& hint = *dialog->findChild<QLabel*>(QStringLiteral("hint"));
    auto* const accept = dialog->findChild<QPushButton*>();
    EXPECT_EQ(lengths.text(), QStringLiteral("10s, 1m, 5m"));
    EXPECT_EQ(slide.text(), QStringLiteral("1s"));
    EXPECT_TRUE(accept->isEnabled());
    keep(*dialog, "windows_dialog");

    slide.setText(QStringLiteral("3s"));
    EXPECT_FALSE(accept->isEnabled());
    EXPECT_EQ(hint.text(), QStringLiteral("the window 10s is not a multiple of the slide 3s; 9s or 12s would be"));
    keep(*dialog, "windows_dialog_wrong");
    lengths.setText(QStringLiteral("2x"));
    EXPECT_TRUE(hint.text().startsWith(QStringLiteral("“2x”"))) << hint.text().toStdString();
    slide.setText(QStringLiteral("2s"));
    lengths.setText(QStringLiteral("2h"));
    EXPECT_TRUE(hint.text().contains(QStringLiteral("longer than the past that is kept"))) << hint.text().toStdString();
    lengths.setText(QStringLiteral("20s,40s, 1h"));
    EXPECT_TRUE(accept->isEnabled());
    QTest::keyClick(&lengths, Qt::Key_Return);
    ASSERT_TRUE(m_chosen);
    EXPECT_EQ(*m_chosen, (app::WindowChoice{{1h, 40s, 20s}, 2s, app::Rank::Count}));
    window.refresh();
    EXPECT_THAT(window.topBar().lengths().lengths(), testing::ElementsAre(20s, 40s, 1h));
    EXPECT_EQ(window.topBar().lengths().chosen(), 40s);
}

TEST_F(WindowsTest, WhatTheRunRefusesIsSaidAndTheDialogStays)
{
    auto& window = open(busy());
    m_refusal = "the run is over";
    window.chooser().openDialog();
    auto* const dialog = find<WindowsDialog>("windows");
    QTest::mouseClick(dialog->findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_EQ(dialog->findChild<QLabel*>(QStringLiteral("hint"))->text(), QStringLiteral("the run is over"));
    dialog->reject();

    window.chooser().rankMenu().actions().at(2)->trigger();
    auto* const box = window.findChild<QMessageBox*>();
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(box->text(), QStringLiteral("the run is over"));
    EXPECT_TRUE(window.chooser().rankMenu().actions().at(0)->isChecked()); // as it is
}

TEST_F(WindowsTest, RankIsChosenByTheMenuAndTheScoreHasAColumn)
{
    auto& window = open(busy(), Scheme::Light);
    auto& header = *window.hashtags().table().horizontalHeader();
    const auto heading = [&] {
        return window.hashtags().model().headerData(TrendModel::Rate, Qt::Horizontal, Qt::DisplayRole).toString();
    };
    auto* const button = window.hashtags().findChild<QToolButton*>(QStringLiteral("rank"));
    ASSERT_NE(button, nullptr);
    EXPECT_EQ(button->text(), QStringLiteral("by count ▾"));
    EXPECT_FALSE(button->accessibleName().isEmpty());
    EXPECT_EQ(heading(), QStringLiteral("Per second"));

    window.chooser().rankMenu().actions().at(2)->trigger();
    ASSERT_TRUE(m_chosen);
    EXPECT_EQ(m_chosen->rank, app::Rank::Rising);
    window.refresh();
    EXPECT_EQ(button->text(), QStringLiteral("rising ▾"));
    EXPECT_TRUE(button->toolTip().contains(QStringLiteral("√")));
    EXPECT_EQ(heading(), QStringLiteral("Rising"));
    EXPECT_EQ(window.hashtags().model().index(0, TrendModel::Rate).data().toString(), QStringLiteral("+39.4"));
    EXPECT_FALSE(header.isSectionHidden(TrendModel::Rate));
    keep(window, "rising");
    window.resize(640, 700);
    QCoreApplication::processEvents();
    EXPECT_FALSE(header.isSectionHidden(TrendModel::Rate)); // what decides the order is seen
    window.chooser().rankMenu().actions().at(1)->trigger();
    window.refresh();
    EXPECT_EQ(heading(), QStringLiteral("Per second"));
    EXPECT_EQ(window.hashtags().model().index(0, TrendModel::Rate).data().toString(), QStringLiteral("39.4"));
}

TEST_F(WindowsTest, SideBySideShowsTheHashtagsOfAllWindows)
{
    auto& window = open(busy());
    QTest::keyClick(&window, Qt::Key_Backslash);
    ASSERT_TRUE(window.sideBySide().isVisible());
    EXPECT_FALSE(window.hashtags().isVisible());
    ASSERT_TRUE(choose({{1h, 5min, 60s}, 1s, app::Rank::Count}));
    window.refresh();
    ASSERT_THAT(window.sideBySide().lengths(), testing::ElementsAre(60s, 5min, 1h));
    for (std::size_t at = 0; at < 3; ++at) EXPECT_EQ(window.sideBySide().panel(at).model().rowCount(), 50);
    keep(window, "side_by_side");

    auto& third = window.sideBySide().panel(2).table();
    const auto second = third.visualRect(third.model()->index(1, TrendModel::Name)).center();
    QTest::mouseClick(third.viewport(), Qt::LeftButton, {}, second);
    QTest::mouseDClick(third.viewport(), Qt::LeftButton, {}, second);
    EXPECT_EQ(window.topBar().lengths().chosen(), 1h); // the details are of that window
    EXPECT_TRUE(window.details().isVisible());
    window.topBar().filter().setText(QStringLiteral("worldcup"));
    EXPECT_LT(window.sideBySide().panel(1).model().rowCount(), 50);
    QTest::keyClick(&window, Qt::Key_Backslash);
    EXPECT_FALSE(window.sideBySide().isVisible());
    EXPECT_TRUE(window.hashtags().isVisible());
}

TEST_F(WindowsTest, TheKeysGoToTheListsThatAreSeen)
{
    auto& window = open(sample::live(sample::hashtags(20), sample::retweeted(5), 1'795'000'000));
    window.hashtags().table().setFocus();
    QTest::keyClick(&window, Qt::Key_Backslash);
    auto* const columns = window.findChild<SideBySide*>();
    EXPECT_TRUE(columns->panel(0).table().hasFocus());
    QTest::keyClick(&window, Qt::Key_Backslash);
    EXPECT_TRUE(window.hashtags().table().hasFocus());
    QTest::keyClick(&window, Qt::Key_F2);
    QTest::keyClick(&window, Qt::Key_Escape);
    EXPECT_TRUE(window.hashtags().table().hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    EXPECT_TRUE(window.isPaused());
}

TEST_F(WindowsTest, ColumnsThatStayKeepTheirSelection)
{
    auto& window = open(busy());
    window.setSideBySide(true);
    auto* const kept = &window.sideBySide().panel(1).table();
    kept->selectRow(3);
    ASSERT_TRUE(choose({{5min, 60s}, 1s, app::Rank::Count}));
    window.refresh();
    EXPECT_THAT(window.sideBySide().lengths(), testing::ElementsAre(60s, 5min));
    EXPECT_EQ(&window.sideBySide().panel(0).table(), kept);
    EXPECT_EQ(kept->selectionModel()->selectedRows().size(), 1);
}

TEST_F(WindowsTest, OnlyWhatWasChosenHereIsRemembered)
{
    QSettings settings(QStringLiteral(GUI_PICTURES "/windows.ini"), QSettings::IniFormat);
    settings.clear();
    auto& window = open(busy());
    window.remember(settings);
    EXPECT_EQ(WindowChooser::remembered(settings), std::nullopt);
    window.chooser().rankMenu().actions().at(1)->trigger();
    window.refresh();
    window.remember(settings);
    EXPECT_EQ(WindowChooser::remembered(settings), (app::WindowChoice{{5min, 60s, 10s}, 1s, app::Rank::Rate}));
    settings.setValue(QStringLiteral("windows"), QStringLiteral("nonsense"));
    EXPECT_EQ(WindowChooser::remembered(settings), std::nullopt);
}

TEST_F(WindowsTest, WithoutACommandThereIsNothingToChoose)
{
    m_run = busy();
    MainWindow window(gui::Run{.view = [this] { return m_run; }});
    EXPECT_FALSE(window.chooser().dialogAction().isEnabled());
    EXPECT_FALSE(window.chooser().rankMenu().isEnabled());
    window.chooser().openDialog();
    EXPECT_EQ(window.findChild<WindowsDialog*>(), nullptr);
}

} // namespace
} // namespace gui
