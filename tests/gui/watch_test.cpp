/// Pins, mutes and alerts in the window.
#include "gui/main_window.h"
#include "gui/views/top_bar.h"
#include "gui/views/trend_table.h"
#include "gui/watch/alert_form.h"
#include "gui/watch/alert_line.h"
#include "gui/watch/alerts_dialog.h"
#include "gui/watch/bell_button.h"
#include "gui/watch/foot_message.h"
#include "gui/watch/notices.h"
#include "gui/watch/pins_dialog.h"
#include "gui/watch/removable_rows.h"
#include "tests/gui/picture.h"
#include "tests/gui/sample.h"

#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

#include <gmock/gmock.h>

namespace gui {
namespace {

using namespace std::chrono_literals;
using sample::live;
using sample::rows;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Turn = app::AlertEvent::Turn;

class WatchTest : public testing::Test {
protected:
    MainWindow& open(app::RunView run, Scheme scheme = Scheme::Dark)
    {
        m_run = std::move(run);
        m_window = std::make_unique<MainWindow>(gui::Run{.view = [this] { return m_run; },
            .past = [](app::Time moment) { return sample::past(moment); },
            .volume = [this](std::size_t) { return sample::volume(m_run); },
            .watch = [this](const app::WatchWords& words) { return watch(words); },
            .notify = [this](const std::string& title, const std::string& body) { m_told.push_back(title + "|" + body); }});
        m_window->setScheme(scheme);
        m_window->resize(1280, 800);
        m_window->show();
        QApplication::setActiveWindow(m_window.get());
        return *m_window;
    }
    /// As a run would, from its next window on.
    streaming::Result<void> watch(const app::WatchWords& words)
    {
        if (m_refusal) return streaming::failure(streaming::ErrorKind::Usage, *m_refusal);
        m_words = words;
        m_run.watch.watch = std::make_shared<const app::Watch>(app::readWatch(words).value());
        return {};
    }
    void happens(Turn turn, const std::string& rule, const std::string& subject, double value)
    {
        const auto at = m_run.windows.front()->end;
        m_run.watch.history.insert(m_run.watch.history.begin(), {turn, rule, subject, at, value});
        ++m_run.watch.happened;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&m_window->hashtags().table(), key, modifiers);
    }
    std::vector<std::string> shown() const
    {
        auto& model = m_window->hashtags().model();
        std::vector<std::string> keys;
        for (int at = 0; at < model.rowCount(); ++at) keys.push_back(model.row(at).key);
        return keys;
    }
    std::string said() const { return m_window->watching().message().words().remove(QChar(0x2068)).remove(QChar(0x2069)).toStdString(); }
    template <class Dialog>
    Dialog* dialog() const
    {
        return m_window->findChild<Dialog*>();
    }

    app::RunView m_run;
    app::WatchWords m_words;
    std::optional<std::string> m_refusal;
    std::vector<std::string> m_told;
    std::unique_ptr<MainWindow> m_window;
};

TEST_F(WatchTest, APinnedRowGoesToTheTopAndKeepsItsRank)
{
    auto& window = open(live(rows({"a", "b", "c"})));
    window.hashtags().table().selectRow(2);
    press(Qt::Key_P);
    EXPECT_THAT(m_words.pins, ElementsAre("#c"));
    EXPECT_THAT(shown(), ElementsAre("c", "a", "b"));
    EXPECT_EQ(said(), "#c pinned");
    const auto& model = window.hashtags().model();
    EXPECT_EQ(model.index(0, TrendModel::Rank).data().toString(), QStringLiteral("3"));
    EXPECT_THAT(model.index(0, TrendModel::Name).data(Qt::AccessibleTextRole).toString().toStdString(),
        HasSubstr("pinned, rank 3"));
    EXPECT_EQ(window.hashtags().table().currentIndex().row(), 0); // the selection went along
    press(Qt::Key_P);
    EXPECT_THAT(m_words.pins, IsEmpty());
    EXPECT_THAT(shown(), ElementsAre("a", "b", "c"));
}

TEST_F(WatchTest, APinnedHashtagStaysWhateverItsRankAndTheFilter)
{
    auto run = live(rows({"a", "b"}));
    auto window = std::make_shared<app::WindowView>(*run.windows[1]);
    window->pinned = {sample::row("z", 0, 0)};
    run.windows[1] = window;
    open(std::move(run));
    ASSERT_TRUE(watch({{"z"}, {}, {}}));
    m_window->refresh();
    EXPECT_THAT(shown(), ElementsAre("z", "a", "b"));
    const auto& model = m_window->hashtags().model();
    EXPECT_EQ(model.index(0, TrendModel::Rank).data().toString(), QStringLiteral("–"));
    EXPECT_EQ(model.index(0, TrendModel::Move).data().toString(), QString());
    EXPECT_THAT(model.index(0, TrendModel::Name).data(Qt::AccessibleTextRole).toString().toStdString(), HasSubstr("not listed"));
    m_window->topBar().filter().setText(QStringLiteral("b"));
    EXPECT_THAT(shown(), ElementsAre("z", "b"));
}

TEST_F(WatchTest, AMuteTakesTheRowAwayAtOnceAndUndoBringsItBackInOrder)
{
    auto& window = open(live(rows({"a", "b", "c"})));
    window.hashtags().table().selectRow(1);
    press(Qt::Key_M);
    EXPECT_THAT(shown(), ElementsAre("a", "c"));
    EXPECT_EQ(said(), "#b muted");
    window.hashtags().table().selectRow(0);
    press(Qt::Key_P);
    window.hashtags().table().selectRow(0);
    press(Qt::Key_M); // what is pinned, too
    EXPECT_THAT(shown(), ElementsAre("c"));
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_THAT(shown(), ElementsAre("a", "c"));
    EXPECT_THAT(m_words.pins, ElementsAre("#a"));
    EXPECT_EQ(said(), "");
    press(Qt::Key_Z, Qt::ControlModifier);
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_THAT(shown(), ElementsAre("a", "b", "c"));
    EXPECT_EQ(m_words, app::WatchWords{});
    press(Qt::Key_Z, Qt::ControlModifier); // nothing is left
    EXPECT_EQ(m_words, app::WatchWords{});
}

TEST_F(WatchTest, TheWordsAtTheFootGoByThemselvesAndTheirButtonUndoes)
{
    auto& window = open(live(rows({"a", "b"})));
    window.hashtags().table().selectRow(0);
    press(Qt::Key_M);
    auto& message = window.watching().message();
    QTest::mouseClick(message.findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_THAT(shown(), ElementsAre("a", "b"));
    EXPECT_TRUE(message.isHidden());
    window.hashtags().table().selectRow(0);
    press(Qt::Key_M);
    EXPECT_FALSE(message.isHidden());
    QMetaObject::invokeMethod(message.findChild<QTimer*>(), "timeout");
    EXPECT_TRUE(message.isHidden());
}

TEST_F(WatchTest, AuthorsAreMutedInTheOtherList)
{
    auto& window = open(live(rows({"a"}), sample::retweeted(3)));
    window.retweeted().table().selectRow(0);
    window.retweeted().table().setFocus();
    QTest::keyClick(&window.retweeted().table(), Qt::Key_M);
    EXPECT_THAT(m_words.mutes, ElementsAre("@nasa"));
    EXPECT_EQ(window.retweeted().model().rowCount(), 2);
}

TEST_F(WatchTest, TheMenuOfARowOffersWhatTheKeysDo)
{
    auto& window = open(live(rows({"a", "b"})));
    QMenu menu;
    Q_EMIT window.hashtags().table().menuOpening(menu, window.hashtags().model().row(1));
    QStringList labels;
    for (const auto* action : menu.actions())
        if (!action->isSeparator()) labels << action->text();
    EXPECT_EQ(labels, QStringList({QStringLiteral("Pin"), QStringLiteral("Mute hashtag"), QStringLiteral("Alert on this…")}));
    menu.actions()[2]->trigger();
    EXPECT_THAT(m_words.mutes, ElementsAre("#b"));
}

TEST_F(WatchTest, WhatTheRunRefusesIsSaid)
{
    auto& window = open(live(rows({"a", "b"})));
    m_refusal = "it is full";
    window.hashtags().table().selectRow(0);
    press(Qt::Key_P);
    EXPECT_EQ(said(), "it is full");
    EXPECT_THAT(shown(), ElementsAre("a", "b"));
}

TEST_F(WatchTest, TheListSaysWhatEachMuteCaughtAndRemoves)
{
    auto& window = open(live(sample::hashtags(30), sample::retweeted(20)));
    ASSERT_TRUE(watch({{"#日本シリーズ", "#WorldCup2026"}, {"#spam", "@giveaway", "/fol+ow/"}, {}}));
    m_run.watch.mutes = {{"#spam", 1, 340, app::Time(1'795'000'000s)}, {"@giveaway", 7, 1'204, app::Time(1'794'999'000s)},
        {"/fol+ow/"}};
    window.refresh();
    window.watching().openPins();
    auto* const list = dialog<PinsDialog>();
    ASSERT_NE(list, nullptr);
    keepPicture(*list, "pins_and_mutes");
    EXPECT_EQ(list->pins().count(), 2);
    ASSERT_EQ(list->mutes().count(), 3);
    auto* const remove = list->mutes().findChildren<QPushButton*>().at(1);
    EXPECT_EQ(remove->accessibleName(), QStringLiteral("Remove @giveaway"));
    QTest::mouseClick(remove, Qt::LeftButton);
    QCoreApplication::processEvents();
    EXPECT_THAT(m_words.mutes, ElementsAre("#spam", "/fol+ow/"));
    EXPECT_EQ(list->mutes().count(), 2);
}

TEST_F(WatchTest, TheFormMakesARuleOfTheShownWindow)
{
    auto& window = open(live(rows({"a", "b"})));
    window.hashtags().table().selectRow(1);
    press(Qt::Key_A);
    auto* const form = dialog<AlertForm>();
    ASSERT_NE(form, nullptr);
    EXPECT_EQ(form->rule(), QStringLiteral("#b over 99 in 1m"));
    keepPicture(*form, "alert_form");
    auto* const kind = form->findChild<QComboBox*>();
    kind->setCurrentIndex(1);
    EXPECT_EQ(form->rule(), QStringLiteral("#b enters top 3 in 1m"));
    kind->setCurrentIndex(2);
    EXPECT_EQ(form->rule(), QStringLiteral("#b rate x3 in 1m"));
    kind->setCurrentIndex(3);
    EXPECT_EQ(form->rule(), QStringLiteral("source silent 60s"));
    for (auto* box : form->findChildren<QSpinBox*>())
        if (box->accessibleName().contains(QLatin1String("hold"))) box->setValue(10);
    kind->setCurrentIndex(1);
    m_refusal = "it is full";
    auto* const add = form->findChild<QPushButton*>(QString(), Qt::FindChildrenRecursively);
    Q_EMIT form->ruleMade(form->rule());
    EXPECT_FALSE(form->isHidden());
    m_refusal.reset();
    Q_EMIT form->ruleMade(form->rule());
    EXPECT_TRUE(form->isHidden());
    EXPECT_NE(add, nullptr);
    EXPECT_THAT(m_words.alerts, ElementsAre("#b enters top 3 in 1m for 10s"));
}

TEST_F(WatchTest, WhatFiresIsSaidInTheWindowAndToTheDesktop)
{
    auto& window = open(live(sample::hashtags(50), sample::retweeted(30)));
    EXPECT_TRUE(window.watching().bell().isHidden());
    ASSERT_TRUE(watch({{}, {}, {"#WorldCup2026 over 1000", "any rate x3 for 10s"}}));
    m_run.watch.alerts = {{"#WorldCup2026 over 1000", app::AlertState::Firing, {"#worldcup2026"}},
        {"any rate x3 for 10s", app::AlertState::Firing, {"#eurovision", "#wahl2026"}}};
    happens(Turn::Firing, "#WorldCup2026 over 1000", "#worldcup2026", 1204);
    window.refresh();
    EXPECT_FALSE(window.watching().bell().isHidden());
    EXPECT_EQ(window.watching().bell().accessibleName(), QStringLiteral("Alerts: 3 firing"));
    EXPECT_THAT(window.watching().line().text().toStdString(), HasSubstr("#WorldCup2026 over 1000"));
    EXPECT_THAT(window.watching().line().accessibleName().toStdString(), HasSubstr("Alert: "));
    EXPECT_EQ(m_told.size(), 1U);
    happens(Turn::Firing, "any rate x3 for 10s", "#wahl2026", 3.4);
    happens(Turn::Firing, "any rate x3 for 10s", "#eurovision", 3.25);
    happens(Turn::Resolved, "#old over 5", "#old", 6);
    window.refresh();
    window.refresh();
    EXPECT_EQ(m_told.size(), 1U); // the others wait and go together
    keepPicture(window, "alert_firing");
    QMetaObject::invokeMethod(window.findChild<QTimer*>(QStringLiteral("notices")), "timeout");
    ASSERT_EQ(m_told.size(), 2U);
    EXPECT_THAT(m_told.back(), HasSubstr("2 alerts|"));
    EXPECT_THAT(m_told.back(), HasSubstr("3.4"));
    window.setScheme(Scheme::Light);
    keepPicture(window, "alert_firing_light");
    m_run.watch.alerts[0] = {"#WorldCup2026 over 1000"};
    m_run.watch.alerts[1] = {"any rate x3 for 10s"};
    window.refresh();
    EXPECT_TRUE(window.watching().line().isHidden());
    EXPECT_EQ(window.watching().bell().accessibleName(), QStringLiteral("Alerts: nothing fires"));
}

TEST_F(WatchTest, AnEntryOfTheHistoryLeadsBackToItsMoment)
{
    auto& window = open(live(sample::hashtags(50), sample::retweeted(30)));
    ASSERT_TRUE(watch({{}, {}, {"#WorldCup2026 over 1000", "any enters top 3", "source silent 60s for 10s"}}));
    m_run.watch.alerts = {{"#WorldCup2026 over 1000", app::AlertState::Firing, {"#worldcup2026"}},
        {"any enters top 3", app::AlertState::Recovering, {"#breaking"}}, {"source silent 60s for 10s", app::AlertState::Pending}};
    const auto now = m_run.windows.front()->end;
    m_run.watch.history = {{Turn::Firing, "any enters top 3", "#breaking", now - 2min, 3},
        {Turn::Resolved, "source silent 60s for 10s", "bluesky", now - 4min, 71}, {Turn::Firing, "source silent 60s for 10s", "bluesky", now - 5min, 70},
        {Turn::Firing, "#WorldCup2026 over 1000", "#worldcup2026", now - 9min, 1'204}};
    m_run.watch.happened = 4;
    window.refresh();
    QTest::mouseClick(&window.watching().line(), Qt::LeftButton);
    auto* const alerts = dialog<AlertsDialog>();
    ASSERT_NE(alerts, nullptr);
    alerts->newRule().setText(QStringLiteral("#a under 5"));
    QTest::keyClick(&alerts->newRule(), Qt::Key_Return);
    EXPECT_THAT(alerts->error().toStdString(), HasSubstr("'#a under 5' is no rule"));
    keepPicture(*alerts, "alerts");
    alerts->newRule().setText(QStringLiteral("#a over 5"));
    QTest::keyClick(&alerts->newRule(), Qt::Key_Return);
    EXPECT_EQ(alerts->error(), QString());
    EXPECT_THAT(m_words.alerts, testing::SizeIs(4));
    EXPECT_EQ(alerts->rules().count(), 4);
    ASSERT_EQ(alerts->history().count(), 4);
    const auto place = alerts->history().visualItemRect(alerts->history().item(2)).center();
    QTest::mouseClick(alerts->history().viewport(), Qt::LeftButton, {}, place);
    EXPECT_EQ(window.moment(), now - 5min);
}

TEST_F(WatchTest, AnotherRunTellsItsOwnAlerts)
{
    auto& window = open(live(rows({"a"})));
    for (int times = 0; times < 3; ++times) happens(Turn::Firing, "any over 1", "#a", 2);
    window.refresh();
    QMetaObject::invokeMethod(window.findChild<QTimer*>(QStringLiteral("notices")), "timeout");
    m_told.clear();
    window.findChild<QTimer*>(QStringLiteral("notices"))->stop();
    m_run.number = 2;
    m_run.watch.history.clear();
    m_run.watch.happened = 0;
    happens(Turn::Firing, "any over 1", "#b", 2);
    window.refresh();
    EXPECT_EQ(m_told.size(), 1U);
}

TEST_F(WatchTest, PicturesOfPinsAndOfAMute)
{
    auto run = live(sample::hashtags(50), sample::retweeted(30));
    auto view = std::make_shared<app::WindowView>(*run.windows[1]);
    auto quiet = sample::row("kde", 0, 12, {true, std::nullopt, 9, 9});
    quiet.name = "KDE";
    quiet.curve = sample::curve(3, 12);
    view->pinned = {quiet};
    run.windows[1] = view;
    auto& window = open(std::move(run));
    ASSERT_TRUE(watch({{"#KDE", "#breaking"}, {}, {"any enters top 3"}}));
    m_run.watch.alerts = {{"any enters top 3"}};
    window.refresh();
    EXPECT_EQ(shown().front(), "kde");
    window.hashtags().table().selectRow(3);
    press(Qt::Key_M);
    keepPicture(window, "pins_and_a_mute");
    window.setScheme(Scheme::Light);
    window.hashtags().table().selectRow(1);
    keepPicture(window, "pins_light");
}

TEST_F(WatchTest, WithoutARunThatWatchesNothingIsOffered)
{
    m_window = std::make_unique<MainWindow>(gui::Run{.view = [] { return live(rows({"a"})); }});
    m_window->show();
    m_window->hashtags().table().selectRow(0);
    for (const auto key : {Qt::Key_P, Qt::Key_M, Qt::Key_A}) press(key);
    EXPECT_THAT(shown(), ElementsAre("a"));
    EXPECT_EQ(dialog<AlertForm>(), nullptr);
    m_window->watching().openPins();
    m_window->watching().openAlerts();
    dialog<AlertsDialog>()->newRule().setText(QStringLiteral("any over 1"));
    QTest::keyClick(&dialog<AlertsDialog>()->newRule(), Qt::Key_Return);
    EXPECT_EQ(dialog<AlertsDialog>()->rules().count(), 0);
}

} // namespace
} // namespace gui
