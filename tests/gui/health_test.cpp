/// Whether the run works: what the window says of it, and what one may ask.
#include "gui/health.h"
#include "gui/main_window.h"
#include "gui/views/empty_state.h"
#include "gui/views/engine_page.h"
#include "gui/views/record_window.h"
#include "gui/views/source_chips.h"
#include "gui/views/source_popover.h"
#include "gui/views/trend_panel.h"
#include "gui/views/trouble_line.h"
#include "tests/gui/sample.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <gmock/gmock.h>

namespace gui {
namespace {

using namespace std::chrono_literals;
using app::SourceRequest;
using app::SourceState;
using app::SourceTrouble;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

std::string wordsOf(const app::RunView& run)
{
    auto trouble = troubleOf(run);
    return trouble ? trouble->words.remove(QChar(0x2068)).remove(QChar(0x2069)).toStdString() : "";
}

app::SourceView waiting(SourceTrouble trouble)
{
    app::SourceView source{"bluesky", SourceState::Waiting, "connection refused", 3s, 2s};
    source.trouble = trouble;
    source.silent = 14s;
    source.nextTryAt = app::Time(1'795'000'042s);
    return source;
}

TEST(TroubleWordsTest, SayTheWorstThatThereIs)
{
    auto run = sample::live(sample::rows({"a"}));
    EXPECT_EQ(wordsOf(run), "");
    run.sources = {waiting(SourceTrouble::Network)};
    EXPECT_EQ(wordsOf(run), "bluesky: no data for 14 s · next try in 3 s");
    EXPECT_EQ(troubleOf(run)->way, Trouble::Way::RetryNow);
    run.sources[0].trouble = SourceTrouble::RateLimited;
    EXPECT_THAT(wordsOf(run), testing::MatchesRegex("bluesky: limited until ..:..:.. · 3 s left"));
    EXPECT_EQ(troubleOf(run)->way, Trouble::Way::SourceLog); // nobody presses a service that wants to be left alone
    run.behindFeed = 3200ms;
    run.droppedPerSecond = 120;
    EXPECT_EQ(wordsOf(run), "Engine 3 s behind, dropping 120/s");
    EXPECT_EQ(troubleOf(run)->level, Trouble::Level::Warning);
    EXPECT_EQ(troubleOf(run)->way, Trouble::Way::EnginePage);
    run.sources.push_back({"x", SourceState::GivenUp, "answered 401", {}, 2s});
    run.sources.back().trouble = SourceTrouble::Credentials;
    EXPECT_EQ(wordsOf(run), "x: credentials are missing or refused");
    EXPECT_EQ(troubleOf(run)->level, Trouble::Level::Bad);
    EXPECT_EQ(troubleOf(run)->detail.toStdString(), "answered 401");
    EXPECT_EQ(troubleOf(run)->source, 1U);
    EXPECT_EQ(troubleOf(run)->way, Trouble::Way::Connect);
}

TEST(TroubleWordsTest, DropsAloneAndDelaysAloneAreSaidToo)
{
    auto run = sample::live(sample::rows({"a"}));
    run.droppedPerSecond = 120;
    EXPECT_EQ(wordsOf(run), "Engine slower than the feed, dropping 120/s");
    run.droppedPerSecond = 0;
    run.behindFeed = 3s;
    EXPECT_EQ(wordsOf(run), "Engine 3 s behind");
    run.behindFeed.reset();
    run.sources = {{"x", SourceState::Stopped}};
    EXPECT_EQ(wordsOf(run), "x is stopped");
}

TEST(TroubleWordsTest, RecordingThatIsDamagedIsToldAtItsEnd)
{
    auto run = sample::live(sample::rows({"a"}));
    run.kind = app::RunKind::Replay;
    run.totals.malformed = 12;
    run.faults = {{"feed.ndjson", 17, 4012, true, "its brackets do not match"}};
    EXPECT_EQ(wordsOf(run), "");
    run.phase = app::RunPhase::Finished;
    EXPECT_THAT(wordsOf(run), testing::StartsWith("12 records could not be read, the first at line 17, byte 4"));
    run.faults.front().line.reset();
    EXPECT_THAT(wordsOf(run), testing::HasSubstr("the first at byte 4"));
}

std::vector<app::BatchView> batches(int from, int to)
{
    std::vector<app::BatchView> made;
    for (int second = to; second >= from; --second)
        made.push_back({.time = app::Time(std::chrono::seconds(second)), .records = second});
    return made;
}

TEST(BatchModelTest, RowsComeOnTopAndGoAtTheEnd)
{
    BatchModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(batches(1, 10));
    ASSERT_EQ(model.rowCount(), 10);
    const QPersistentModelIndex eighth = model.index(2, BatchModel::Records);
    EXPECT_EQ(eighth.data().toString(), QStringLiteral("8"));
    auto next = batches(3, 12);
    next[0].state = app::BatchState::Waiting;
    next[1].state = app::BatchState::Running;
    model.show(next);
    EXPECT_EQ(model.rowCount(), 10);
    EXPECT_EQ(eighth.row(), 4); // it is the same batch
    EXPECT_EQ(model.index(0, BatchModel::Status).data().toString(), QStringLiteral("waiting"));
    EXPECT_EQ(model.index(0, BatchModel::Records).data().toString(), QStringLiteral("–"));
    EXPECT_EQ(model.index(1, BatchModel::Status).data().toString(), QStringLiteral("running"));
    next[1].state = app::BatchState::Failed;
    next[1].failure = "disk full";
    model.show(next);
    EXPECT_EQ(model.index(1, BatchModel::Status).data().toString(), QStringLiteral("failed: disk full"));
    EXPECT_EQ(model.index(1, BatchModel::Records).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Statuses 11"));
    model.show(batches(100, 120)); // another run
    EXPECT_EQ(model.rowCount(), 21);
    model.show({});
    EXPECT_EQ(model.rowCount(), 0);
}

class HealthTest : public testing::Test {
protected:
    MainWindow& open(app::RunView run)
    {
        m_run = std::move(run);
        m_window = std::make_unique<MainWindow>(gui::Run{.view = [this] { return m_run; },
            .details = [](const app::DetailsQuery& query) { return sample::details(query); },
            .engine = [] { return sample::engine(); },
            .sourceLog = [this](std::size_t) { return m_log; },
            .askSource =
                [this](std::size_t source, SourceRequest request) {
                    m_asked.emplace_back(source, request);
                    return true;
                }});
        m_window->show();
        QApplication::setActiveWindow(m_window.get());
        return *m_window;
    }
    void becomes(app::RunView run)
    {
        m_run = std::move(run);
        m_window->refresh();
    }
    QAbstractButton& chip(int at)
    {
        return *m_window->findChild<SourceChips*>()->findChildren<QAbstractButton*>().at(at);
    }
    QPushButton& button(QWidget& within, const QString& words)
    {
        for (auto* each : within.findChildren<QPushButton*>())
            if (each->text() == words) return *each;
        ADD_FAILURE() << "no button " << words.toStdString();
        return *within.findChildren<QPushButton*>().front();
    }
    bool offers(const QString& words) { return !button(m_window->health().popover(), words).isHidden(); }

    app::RunView m_run;
    std::vector<app::SourceEvent> m_log{{.at = app::Time(1'795'000'000s), .kind = app::SourceEvent::Kind::Connected}};
    std::vector<std::pair<std::size_t, SourceRequest>> m_asked;
    std::unique_ptr<MainWindow> m_window;
};

TEST_F(HealthTest, EnginePageTakesThePlaceOfTheLists)
{
    auto& window = open(sample::live(sample::rows({"a", "b"})));
    auto& page = window.health().page();
    EXPECT_FALSE(page.isVisible());
    QTest::keyClick(&window, Qt::Key_F2);
    EXPECT_TRUE(page.isVisible());
    EXPECT_FALSE(window.hashtags().isVisible());
    EXPECT_GT(page.model().rowCount(), 10);
    window.refresh();
    EXPECT_FALSE(window.hashtags().isVisible());
    QTest::keyClick(&window, Qt::Key_Escape);
    EXPECT_FALSE(page.isVisible());
    EXPECT_TRUE(window.hashtags().isVisible());
    QTest::keyClick(&window, Qt::Key_F2);
    QTest::keyClick(&window, Qt::Key_F2);
    EXPECT_TRUE(window.hashtags().isVisible());
}

TEST_F(HealthTest, EnginePageIsThereBeforeTheFirstWindow)
{
    app::RunView run;
    run.lengths = {10s};
    auto& window = open(run);
    window.health().setPageOpen(true);
    EXPECT_TRUE(window.health().page().isVisible());
    EXPECT_FALSE(window.nothing().isVisible());
    window.health().setPageOpen(false);
    EXPECT_TRUE(window.nothing().isVisible());
}

TEST_F(HealthTest, EnginePageHasItsFigures)
{
    auto run = sample::live(sample::rows({"a"}));
    run.totals.malformed = 3;
    run.totals.live = app::LiveTotals{.dropped = 40, .reconnects = 2};
    auto& window = open(run);
    window.health().setPageOpen(true);
    const auto figures = window.health().page().figures().join(QLatin1Char(','));
    for (const auto* words : {"40 dropped", "12 late", "3 malformed", "2 reconnects", "2 batches waiting"})
        EXPECT_TRUE(figures.contains(QLatin1String(words))) << words << " in " << figures.toStdString();
}

TEST_F(HealthTest, WhoHasScrolledDownReadsOnWhereHeWas)
{
    auto& window = open(sample::live(sample::rows({"a"})));
    window.health().setPageOpen(true);
    QCoreApplication::processEvents();
    auto& page = window.health().page();
    auto engine = sample::engine();
    page.table().scrollTo(page.model().index(60, 0), QTableView::PositionAtTop);
    const auto before = page.table().indexAt({10, 10}).data().toString();
    ASSERT_EQ(page.table().indexAt({10, 10}).row(), 60);
    auto newer = engine.batches.front();
    newer.time += 1s;
    engine.batches.insert(engine.batches.begin(), newer);
    page.present(engine, m_run);
    EXPECT_EQ(page.table().indexAt({10, 10}).data().toString(), before);
}

TEST_F(HealthTest, ChipOpensTheLogOfItsSource)
{
    auto run = sample::live(sample::rows({"a"}));
    run.sources = {{"x", SourceState::Live}, waiting(SourceTrouble::Network)};
    run.sources[0].stoppable = run.sources[1].stoppable = true;
    auto& window = open(run);
    m_log = {{.at = app::Time(1'795'000'010s), .kind = app::SourceEvent::Kind::Gap, .words = "away", .lasted = 8s, .estimate = 160},
        {.at = app::Time(1'795'000'000s), .kind = app::SourceEvent::Kind::Waiting, .words = "connection refused", .wait = 400ms}};
    auto& popover = window.health().popover();
    QTest::mouseClick(&chip(1), Qt::LeftButton);
    ASSERT_TRUE(popover.isVisible());
    EXPECT_EQ(popover.source(), 1U);
    ASSERT_EQ(popover.lines().size(), 2);
    EXPECT_TRUE(popover.lines().at(0).endsWith(QStringLiteral("Gap of 8 s, about 160 statuses: away")));
    EXPECT_TRUE(popover.lines().at(1).endsWith(QStringLiteral("connection refused; next try in 0.4 s")))
        << popover.lines().at(1).toStdString();
    EXPECT_TRUE(offers(QStringLiteral("Retry now")));
    EXPECT_TRUE(offers(QStringLiteral("Stop")));
    EXPECT_FALSE(offers(QStringLiteral("Start")));
    QTest::mouseClick(&button(popover, QStringLiteral("Retry now")), Qt::LeftButton);
    EXPECT_THAT(m_asked, ElementsAre(Pair(1U, SourceRequest::RetryNow)));
    run.sources[1].state = SourceState::Stopped;
    m_log.clear();
    becomes(run);
    EXPECT_FALSE(offers(QStringLiteral("Retry now")));
    EXPECT_FALSE(offers(QStringLiteral("Stop")));
    EXPECT_TRUE(offers(QStringLiteral("Start")));
    EXPECT_TRUE(popover.lines().isEmpty());
    popover.hide();
    chip(0).setFocus();
    QTest::keyClick(&chip(0), Qt::Key_Return);
    EXPECT_TRUE(popover.isVisible());
    EXPECT_EQ(popover.source(), 0U);
}

TEST_F(HealthTest, RunsThatAreOverOfferNothing)
{
    auto run = sample::live(sample::rows({"a"}));
    run.sources = {{"x", SourceState::GivenUp}};
    run.phase = app::RunPhase::Failed;
    auto& window = open(run);
    window.health().openLog(0);
    for (const auto* words : {"Retry now", "Start", "Stop"}) EXPECT_FALSE(offers(QLatin1String(words))) << words;
}

TEST_F(HealthTest, RetryAsksTheSourcesThatWaitButNoneThatWantsToBeLeftAlone)
{
    auto run = sample::live(sample::rows({"a"}));
    run.sources = {waiting(SourceTrouble::Network), waiting(SourceTrouble::RateLimited), {"x", SourceState::Live},
        waiting(SourceTrouble::Service)};
    auto& window = open(run);
    QTest::keyClick(&window, Qt::Key_F5);
    EXPECT_THAT(m_asked, ElementsAre(Pair(0U, SourceRequest::RetryNow), Pair(3U, SourceRequest::RetryNow)));
}

TEST_F(HealthTest, LineOfTroublesComesAndGoesAndActs)
{
    auto run = sample::live(sample::rows({"a"}));
    auto& window = open(run);
    auto& line = window.health().line();
    EXPECT_FALSE(line.isVisible());
    run.sources = {waiting(SourceTrouble::Network)};
    becomes(run);
    EXPECT_TRUE(line.isVisible());
    EXPECT_TRUE(window.hashtags().isVisible()); // the table stays
    QTest::mouseClick(&button(line, QStringLiteral("Retry now")), Qt::LeftButton);
    EXPECT_THAT(m_asked, ElementsAre(Pair(0U, SourceRequest::RetryNow)));
    run.behindFeed = 3s;
    becomes(run);
    QTest::mouseClick(&button(line, QStringLiteral("Engine")), Qt::LeftButton);
    EXPECT_TRUE(window.health().page().isVisible());
    becomes(sample::live(sample::rows({"a"})));
    EXPECT_FALSE(line.isVisible());
}

TEST(RecordWindowTest, ShowsTheRecordAndCopiesIt)
{
    app::Sample sample{"1", "ada", "hi", app::Time(1'795'000'000s)};
    sample.json = std::make_shared<const std::string>(R"({"id":633030754914668544,"text":"hi"})");
    auto* const window = new RecordWindow(sample, nullptr);
    window->show();
    EXPECT_EQ(window->record(), QStringLiteral("{\n  \"id\": 633030754914668544,\n  \"text\": \"hi\"\n}"));
    QTest::mouseClick(window->findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_EQ(QApplication::clipboard()->text(), window->record());
    window->close();
}

} // namespace
} // namespace gui
