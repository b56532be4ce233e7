/// Pictures of the main states, for people to look at. What they can say without people is held here too: that
/// something is drawn, and in the colours that it should have.
#include "gui/files/exporting.h"
#include "gui/files/record_control.h"
#include "gui/health.h"
#include "gui/main_window.h"
#include "gui/views/details_panel.h"
#include "gui/views/engine_page.h"
#include "gui/views/drop_hint.h"
#include "gui/views/message_bar.h"
#include "gui/views/record_window.h"
#include "gui/views/segments.h"
#include "gui/views/source_popover.h"
#include "gui/views/top_bar.h"
#include "gui/views/trend_table.h"
#include "tests/gui/hand.h"
#include "tests/gui/picture.h"
#include "tests/gui/sample.h"

#include <QDir>
#include <QLineEdit>
#include <QMessageBox>

#include <gmock/gmock.h>

namespace gui {
namespace {

using namespace std::chrono_literals;

class PicturesTest : public testing::Test {
protected:
    static app::SourceView away(app::SourceTrouble trouble)
    {
        app::SourceView source{"mastodon:mastodon.social", app::SourceState::Waiting, "the server closed the connection", 42s, 14s};
        source.trouble = trouble;
        source.silent = 14s;
        source.nextTryAt = app::Time(1'795'000'042s);
        source.bytesPerSecond = 18'400;
        source.statusesPerSecond = 12.4;
        source.reconnects = 3;
        source.gaps = 2;
        source.stoppable = true;
        return source;
    }
    static app::RunView busy() { return sample::live(sample::hashtags(50), sample::retweeted(30)); }

    MainWindow& open(app::RunView run, Scheme scheme, QSize size = {1280, 800})
    {
        m_run = std::move(run);
        m_window = std::make_unique<MainWindow>(gui::Run{.view = [this] { return m_run; },
            .details = [](const app::DetailsQuery& query) { return sample::details(query); },
            .past = [](app::Time moment) { return sample::past(moment); },
            .volume = [this](std::size_t) { return sample::volume(m_run); },
            .engine = [] { return sample::engine(); },
            .sourceLog = [](std::size_t) { return sample::log(); },
            .record = [](const std::string&) { return app::Result<void>(); }});
        m_window->setScheme(scheme);
        m_window->resize(size);
        m_window->show();
        m_window->refresh();
        return *m_window;
    }

    /// Gives how many colours there are.
    std::size_t keep(const char* name) { return keepPicture(*m_window, name); }

    app::RunView m_run;
    std::unique_ptr<MainWindow> m_window;
};

TEST_F(PicturesTest, Dark)
{
    open(busy(), Scheme::Dark);
    EXPECT_GT(keep("dark"), 200U);
    EXPECT_LT(m_window->grab().toImage().pixelColor(640, 790).lightness(), 60);
}

TEST_F(PicturesTest, Light)
{
    open(busy(), Scheme::Light);
    EXPECT_GT(keep("light"), 200U);
    EXPECT_GT(m_window->grab().toImage().pixelColor(640, 790).lightness(), 230);
}

TEST_F(PicturesTest, PausedWithASelection)
{
    auto& window = open(busy(), Scheme::Dark);
    window.setPaused(true);
    m_run = sample::live(sample::hashtags(50), sample::retweeted(30), 1'795'000'042);
    m_run.sources = {{"bluesky", app::SourceState::Live, {}, {}, 8s},
        {"mastodon:mastodon.social", app::SourceState::Waiting, "the server closed the connection", 3s, 14s},
        {"x", app::SourceState::GivenUp, "credentials are refused", {}, 20s}};
    window.refresh();
    window.hashtags().table().selectRow(2);
    EXPECT_GT(keep("paused"), 200U);
}

TEST_F(PicturesTest, Narrow)
{
    open(busy(), Scheme::Light, {800, 700});
    EXPECT_GT(keep("narrow"), 200U);
}

TEST_F(PicturesTest, NothingYet)
{
    app::RunView run;
    run.lengths = {10s, 60s, 5min};
    run.sources = {{"bluesky", app::SourceState::Live, {}, {}, 8s}};
    open(run, Scheme::Dark);
    keep("waiting");
}

TEST_F(PicturesTest, Away)
{
    app::RunView run;
    run.lengths = {10s, 60s, 5min};
    run.sources = {
        {"bluesky", app::SourceState::Waiting, "jetstream2.us-east.bsky.network: connection refused", 3s, 2s}};
    open(run, Scheme::Light);
    keep("away");
}

TEST_F(PicturesTest, Failed)
{
    app::RunView run;
    run.phase = app::RunPhase::Failed;
    run.failure = "x needs credentials: give them with: trendstream auth login x";
    run.lengths = {10s, 60s, 5min};
    run.sources = {{"x", app::SourceState::GivenUp, run.failure, {}, 2s}};
    open(run, Scheme::Dark);
    keep("failed");
}

TEST_F(PicturesTest, ReplayFinished)
{
    auto run = busy();
    run.kind = app::RunKind::Replay;
    run.phase = app::RunPhase::Finished;
    run.done = 1;
    run.delay.reset();
    run.totals.elapsed = 9'800ms;
    run.sources = {{"replay", app::SourceState::Ended, {}, {}, 2s}};
    open(run, Scheme::Light);
    EXPECT_GT(keep("replay_finished"), 200U);
}

TEST_F(PicturesTest, ReplayWithItsControls)
{
    auto run = busy();
    run.kind = app::RunKind::Replay;
    run.speed = 8;
    run.done = 0.42;
    run.delay.reset();
    run.sources = {{"replay", app::SourceState::Live, {}, {}, 2s}};
    auto& window = open(run, Scheme::Dark);
    EXPECT_GT(keep("replay"), 200U);
    m_run.held = true;
    window.refresh();
    window.setScheme(Scheme::Light);
    window.resize(800, 600);
    EXPECT_GT(keep("replay_held"), 200U);
}

TEST_F(PicturesTest, RecordingAndAMessage)
{
    auto run = busy();
    run.recording = {"/home/ada/.local/share/trendstream/recordings", 12'345'678};
    auto& window = open(run, Scheme::Light);
    window.message().fail(QStringLiteral("This cannot be opened: feed.tar is a tar archive; unpack it with: tar xf feed.tar"));
    EXPECT_GT(keep("recording"), 200U);
    window.message().tell(QStringLiteral("Exported to /home/ada/trends.csv"));
    window.setScheme(Scheme::Dark);
    window.recording().endFirst([] {});
    keep("recording_dark");
    auto* const question = window.findChild<QMessageBox*>();
    ASSERT_NE(question, nullptr);
    EXPECT_TRUE(question->grab().save(QStringLiteral(GUI_PICTURES "/recording_question.png")));
}

TEST_F(PicturesTest, DropHint)
{
    auto& window = open(busy(), Scheme::Dark);
    window.findChild<gui::DropHint*>()->offer({QStringLiteral("bluesky-20261125T190000Z.ndjson.zst"), QStringLiteral("x.ndjson")});
    keep("drop_hint");
}

TEST_F(PicturesTest, Exported)
{
    auto& window = open(busy(), Scheme::Dark);
    window.openDetails(app::ListKind::Hashtags, QStringLiteral("WorldCup2026"));
    QDir().mkpath(QStringLiteral(GUI_PICTURES));
    QCoreApplication::processEvents();
    window.exporting().write(Exporting::Kind::WindowPicture, QStringLiteral(GUI_PICTURES "/exported_window.png"));
    window.exporting().write(Exporting::Kind::ChartPicture, QStringLiteral(GUI_PICTURES "/exported_chart.png"));
    EXPECT_GT(QImage(QStringLiteral(GUI_PICTURES "/exported_chart.png")).width(), 600);
}

TEST_F(PicturesTest, FilterHidesAll)
{
    auto& window = open(busy(), Scheme::Dark);
    window.topBar().filter().setText(QStringLiteral("foo"));
    keep("filter_hides_all");
}

TEST_F(PicturesTest, OrderHeldAndAWindowThatIsNotFullYet)
{
    auto run = busy();
    auto young = std::make_shared<app::WindowView>(*run.windows[2]);
    young->covered = 42s;
    run.windows[2] = young;
    auto& window = open(run, Scheme::Light);
    window.topBar().lengths().choose(5min);
    pointAt(*window.hashtags().table().viewport(), {300, 80});
    EXPECT_GT(keep("held"), 200U);
}

TEST_F(PicturesTest, LookingBack)
{
    auto& window = open(busy(), Scheme::Dark);
    window.lookAt(m_run.windows.front()->end - 11min);
    window.topBar().lengths().choose(5min);
    keep("history");
}

TEST_F(PicturesTest, DetailsBesideTheLists)
{
    auto& window = open(busy(), Scheme::Dark);
    window.hashtags().table().selectRow(1);
    window.openDetails(app::ListKind::Hashtags, QStringLiteral("WorldCup2026"));
    EXPECT_GT(keep("details"), 200U);
    EXPECT_GE(window.details().x(), 1280 - 344);
}

TEST_F(PicturesTest, DetailsOverTheListsWhereThereIsLessRoom)
{
    auto& window = open(busy(), Scheme::Light, {960, 720});
    window.retweeted().table().selectRow(2);
    window.openDetails(app::ListKind::Retweeted, QStringLiteral("id2"));
    EXPECT_GT(keep("details_over"), 200U);
    EXPECT_GT(window.hashtags().width() + window.retweeted().width(), 950);
}

TEST_F(PicturesTest, EnginePage)
{
    for (const auto scheme : {Scheme::Dark, Scheme::Light}) {
        auto run = busy();
        run.totals.live = app::LiveTotals{.dropped = 1'204, .reconnects = 3};
        auto& window = open(run, scheme);
        window.health().setPageOpen(true);
        EXPECT_GT(keep(scheme == Scheme::Dark ? "engine_dark" : "engine_light"), 100U);
    }
    auto& window = open(busy(), Scheme::Light, {800, 700});
    window.health().setPageOpen(true);
    keep("engine_narrow");
}

TEST_F(PicturesTest, LogOfASource)
{
    for (const auto scheme : {Scheme::Dark, Scheme::Light}) {
        auto run = busy();
        run.sources.push_back(away(app::SourceTrouble::Network));
        auto& window = open(run, scheme);
        window.health().openLog(1);
        QCoreApplication::processEvents();
        auto& popover = window.health().popover();
        keep(scheme == Scheme::Dark ? "trouble_away_dark" : "trouble_away_light");
        keepPicture(popover, scheme == Scheme::Dark ? "source_log_dark" : "source_log_light");
        popover.hide();
    }
}

TEST_F(PicturesTest, Troubles)
{
    auto run = busy();
    run.sources = {away(app::SourceTrouble::RateLimited)};
    open(run, Scheme::Dark, {1100, 420});
    keep("trouble_limited");
    run = busy();
    run.behindFeed = 3200ms;
    run.droppedPerSecond = 120;
    run.waitingBatches = 3;
    run.totals.live = app::LiveTotals{.dropped = 1'204};
    open(run, Scheme::Light, {1100, 420});
    keep("trouble_behind");
    run = busy();
    run.sources.push_back({"x", app::SourceState::GivenUp,
        "the service answered 401: Unauthorized (invalid or expired token); renew it with: trendstream auth login x", {}, 20s});
    run.sources.back().trouble = app::SourceTrouble::Credentials;
    open(run, Scheme::Dark, {1100, 420});
    keep("trouble_credentials");
    run = busy();
    run.kind = app::RunKind::Replay;
    run.phase = app::RunPhase::Finished;
    run.totals.malformed = 12;
    run.sources = {{"replay", app::SourceState::Ended, {}, {}, 2s}};
    run.faults = {{"/home/ada/feeds/2026-11-25.ndjson.zst", 1'204, 401'233, true, "its brackets do not match, or it is no UTF-8"}};
    open(run, Scheme::Light, {1100, 420});
    keep("trouble_recording");
}

TEST_F(PicturesTest, RecordAsReceived)
{
    app::Sample sample{"1", "nasa", "Liftoff! #space", app::Time(1'795'000'000s)};
    sample.json = std::make_shared<const std::string>(
        R"({"created_at":"Wed Nov 18 08:26:40 +0000 2026","id":633030754914668544,"id_str":"633030754914668544",)"
        R"("text":"Liftoff! #space مرحبا 日本","user":{"id_str":"7","screen_name":"nasa","followers_count":91447000},)"
        R"("entities":{"hashtags":[{"text":"space","indices":[9,15]}],"urls":[]},"lang":"en"})");
    for (const auto scheme : {Scheme::Dark, Scheme::Light}) {
        auto& window = open(busy(), scheme);
        auto* const record = new RecordWindow(sample, &window);
        record->show();
        keepPicture(*record, scheme == Scheme::Dark ? "record_dark" : "record_light");
        record->close();
    }
}

} // namespace
} // namespace gui
