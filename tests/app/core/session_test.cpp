#include "app/core/session.h"

#include "app/core/live_access.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace app {
namespace {

using namespace std::chrono_literals;

std::optional<std::string> nothingSet(const std::string&) { return std::nullopt; }

class SessionTest : public testing::Test {
protected:
    ~SessionTest() override { std::filesystem::remove(m_path); }

    std::unique_ptr<Session> open(std::string_view feed)
    {
        std::ofstream(m_path) << feed;
        Settings settings;
        settings.sources = {{"replay", m_path}};
        settings.timeBasis = TimeBasis::Event;
        settings.batch = settings.slide = 1s;
        settings.windows = {60s, 10s};
        auto session = Session::make(settings, m_live.services(), "trendstream-gui");
        EXPECT_TRUE(session) << session.error().message;
        return session ? std::move(*session) : nullptr;
    }

    /// As a window would, until the run is over.
    static RunView lastOf(Session& session)
    {
        session.start();
        for (;;) {
            auto view = session.view();
            if (view.phase != RunPhase::Running) return view;
            std::this_thread::yield();
        }
    }

    const std::string m_path = testing::TempDir() + "session_test_"
        + testing::UnitTest::GetInstance()->current_test_info()->name() + ".ndjson";
    const LiveAccess m_live{connectors::credentials::Credentials({}), nothingSet};
};

constexpr std::string_view twoStatuses =
    R"({"created_at":"Tue Mar 23 14:00:00 +0000 2021","id_str":"1","text":"#Qt #cpp",)"
    R"("user":{"id_str":"1","screen_name":"a"}})"
    "\n"
    R"({"created_at":"Tue Mar 23 14:00:03 +0000 2021","id_str":"2","text":"#qt",)"
    R"("user":{"id_str":"2","screen_name":"b"}})"
    "\n";

TEST_F(SessionTest, AReplayEndsWithItsLastWindowsAndTotals)
{
    const auto session = open(twoStatuses);
    ASSERT_NE(session, nullptr);
    EXPECT_TRUE(session->view().windows.empty());
    const auto view = lastOf(*session);
    EXPECT_EQ(view.phase, RunPhase::Finished);
    EXPECT_EQ(view.kind, RunKind::Replay);
    EXPECT_THAT(view.lengths, testing::ElementsAre(10s, 60s));
    EXPECT_EQ(view.totals.statuses, 2);
    EXPECT_EQ(view.delay, std::nullopt);
    ASSERT_EQ(view.sources.size(), 1U);
    EXPECT_EQ(view.sources.front().state, SourceState::Ended);
    const auto window = view.window(60s);
    ASSERT_NE(window, nullptr);
    ASSERT_EQ(window->hashtags.size(), 2U);
    EXPECT_EQ(window->hashtags.front().name, "Qt");
    EXPECT_EQ(window->hashtags.front().count, 2);
    ASSERT_NE(window->reported, nullptr);
    EXPECT_EQ(window->reported->end, window->end);
    EXPECT_EQ(window->reported->hashtagsTotal, 3);
    EXPECT_EQ(view.window(5s), nullptr);
}

TEST_F(SessionTest, LookingAgainGivesTheSameValues)
{
    const auto session = open(twoStatuses);
    ASSERT_NE(session, nullptr);
    const auto view = lastOf(*session);
    EXPECT_EQ(session->view().windows, view.windows); // the very same: nothing is worked out twice
}

TEST_F(SessionTest, AReplayWaitsAndChangesItsSpeed)
{
    const auto session = open(twoStatuses);
    ASSERT_NE(session, nullptr);
    session->setSpeed(8);
    session->hold();
    session->start();
    auto view = session->view();
    EXPECT_EQ(view.speed, 8);
    EXPECT_TRUE(view.held);
    EXPECT_EQ(view.phase, RunPhase::Running);
    EXPECT_EQ(view.totals.statuses, 0);
    session->setSpeed(std::nullopt);
    session->goOn();
    do view = session->view();
    while (view.phase == RunPhase::Running);
    EXPECT_EQ(view.phase, RunPhase::Finished);
    EXPECT_EQ(view.speed, std::nullopt);
    EXPECT_FALSE(view.held);
    EXPECT_EQ(view.totals.statuses, 2);
    EXPECT_EQ(view.done, 1);
}

TEST_F(SessionTest, AReplayIsNotRecorded)
{
    const auto session = open(twoStatuses);
    ASSERT_NE(session, nullptr);
    const auto recorded = session->record(m_path + ".d");
    ASSERT_FALSE(recorded);
    EXPECT_EQ(recorded.error().kind, streaming::ErrorKind::Usage);
    EXPECT_FALSE(session->view().recording);
}

TEST_F(SessionTest, ALiveRunIsRecordedWhileItGoesOn)
{
    const support::TempDirectory folder;
    Settings settings;
    settings.sources = {{"simulated", ""}};
    settings.batch = settings.slide = 100ms;
    settings.windows = {1s};
    settings.record = folder.path() / "from-the-start";
    auto made = Session::make(settings, m_live.services(), "trendstream-gui");
    ASSERT_TRUE(made) << made.error().message;
    auto& session = **made;
    EXPECT_EQ(session.view().recording->directory, *settings.record);
    session.stopRecording();
    EXPECT_FALSE(session.view().recording);
    EXPECT_THAT(session.view().notice, testing::HasSubstr("from-the-start"));
    const auto later = folder.path() / "later";
    ASSERT_TRUE(session.record(later));
    session.start();
    while (session.view().windows.empty()) std::this_thread::yield();
    EXPECT_TRUE(session.view().recording);
    made->reset(); // what was received is written
    EXPECT_TRUE(std::filesystem::exists(later / ".index.ndjson"));
}

TEST_F(SessionTest, PinsMutesAndAlertsCountFromTheNextWindowOn)
{
    const auto session = open(twoStatuses);
    ASSERT_NE(session, nullptr);
    const WatchWords words{{"#Nobody", "#cpp"}, {"#qt"}, {"#qt over 1"}};
    ASSERT_TRUE(session->watch(words));
    EXPECT_THAT(session->watch({{}, {}, {"#qt over 1 in 7s"}}).error().message, testing::HasSubstr("windows of 7s"));
    EXPECT_THAT(session->watch({{}, {"/(/"}, {}}).error().message, testing::HasSubstr("missing )"));
    const auto view = lastOf(*session);
    EXPECT_EQ(wordsOf(*view.watch.watch), words);
    const auto window = view.window(60s);
    ASSERT_EQ(window->hashtags.size(), 1U);
    EXPECT_EQ(window->hashtags.front().name, "cpp");
    EXPECT_EQ(window->hashtags.front().rank, 1);
    ASSERT_EQ(window->pinned.size(), 2U);
    EXPECT_EQ(window->pinned[0].name, "Nobody");
    EXPECT_EQ(window->pinned[0].count, 0);
    EXPECT_EQ(window->pinned[0].rank, 0);
    EXPECT_EQ(window->pinned[1].rank, 1);
    ASSERT_EQ(view.watch.mutes.size(), 1U);
    EXPECT_EQ(view.watch.mutes.front().rows, 1U);
    EXPECT_EQ(view.watch.mutes.front().highest, 2);
    ASSERT_EQ(view.watch.history.size(), 1U); // muted, and yet asked for by its name
    EXPECT_EQ(view.watch.history.front().subject, "#qt");
    EXPECT_EQ(view.watch.alerts.front().state, AlertState::Firing);
}

TEST(RunViewTest, WhatIsPinnedComesFirstAndWhatIsMutedNotAtAll)
{
    WindowView window;
    window.hashtags = {{.key = "a", .name = "a", .text = {}, .rank = 1}, {.key = "b", .name = "b", .text = {}, .rank = 2},
        {.key = "c", .name = "c", .text = {}, .rank = 3}};
    window.pinned = {{.key = "z", .name = "z", .text = {}}};
    window.retweeted = {{.key = "17", .name = "Ada", .text = {}}, {.key = "18", .name = "", .text = {}}};
    const auto watch = readWatch({{"c", "z", "new"}, {"b", "@ada"}, {}}).value();
    const auto keysOf = [](const std::vector<RowView>& rows) {
        std::vector<std::string> keys;
        for (const auto& row : rows) keys.push_back(row.key);
        return keys;
    };
    EXPECT_THAT(keysOf(hashtagsToSee(window, watch)), testing::ElementsAre("c", "z", "a"));
    EXPECT_THAT(keysOf(retweetedToSee(window, watch)), testing::ElementsAre("18"));
}

TEST_F(SessionTest, ASourceThatIsWrongIsRefusedBeforeAnythingStarts)
{
    Settings settings;
    settings.sources = {{"replay", "/nowhere/at-all.ndjson"}};
    const auto session = Session::make(settings, m_live.services(), "trendstream-gui");
    ASSERT_FALSE(session);
    EXPECT_THAT(session.error().message, testing::HasSubstr("/nowhere/at-all.ndjson"));
}

TEST_F(SessionTest, EngineHasItsFigures)
{
    const auto session = open(twoStatuses);
    ASSERT_NE(session, nullptr);
    lastOf(*session);
    const auto engine = session->engine();
    EXPECT_EQ(engine.batch, 1s);
    ASSERT_FALSE(engine.batches.empty());
    EXPECT_EQ(engine.batches.front().state, BatchState::Completed);
    std::int64_t records = 0;
    for (const auto& batch : engine.batches) records += batch.records;
    EXPECT_EQ(records, 2);
    EXPECT_EQ(engine.completed, std::int64_t(engine.batches.size()));
}

TEST_F(SessionTest, SourceHasALogAndARecordingIsNotStopped)
{
    const auto session = open(twoStatuses);
    ASSERT_NE(session, nullptr);
    const auto view = lastOf(*session);
    EXPECT_FALSE(view.sources.front().stoppable);
    const auto log = session->sourceLog(0);
    ASSERT_EQ(log.size(), 3U);
    EXPECT_EQ(log.front().kind, SourceEvent::Kind::Ended);
    EXPECT_EQ(log.back().kind, SourceEvent::Kind::Connecting);
    EXPECT_FALSE(session->ask(0, SourceRequest::Stop));
    EXPECT_FALSE(session->ask(0, SourceRequest::RetryNow));
}

TEST_F(SessionTest, LiveSourceIsStoppedAndBeginsAnew)
{
    Settings settings;
    settings.sources = {{"simulated", "7"}};
    settings.batch = settings.slide = 1s;
    settings.windows = {10s};
    const auto session = Session::make(settings, m_live.services(), "trendstream-gui");
    ASSERT_TRUE(session) << session.error().message;
    auto& run = **session;
    run.start();
    const auto await = [&](SourceState state) {
        while (run.view().sources.front().state != state) std::this_thread::yield();
    };
    await(SourceState::Live);
    EXPECT_TRUE(run.view().sources.front().stoppable);
    EXPECT_TRUE(run.ask(0, SourceRequest::Stop));
    await(SourceState::Stopped);
    EXPECT_EQ(run.view().phase, RunPhase::Running); // it waits to be started
    EXPECT_TRUE(run.ask(0, SourceRequest::Start));
    await(SourceState::Live);
    EXPECT_EQ(run.sourceLog(0).back().kind, SourceEvent::Kind::Connecting);
}

TEST_F(SessionTest, BadRecordsAreToldWithTheirLine)
{
    const auto session = open(std::string(twoStatuses) + "oops\n" + "{\"id_str\":\"3\",\"user\":{}}\n");
    ASSERT_NE(session, nullptr);
    const auto view = lastOf(*session);
    EXPECT_EQ(view.totals.malformed, 2);
    ASSERT_EQ(view.faults.size(), 2U);
    EXPECT_EQ(view.faults[0].where, m_path);
    EXPECT_EQ(view.faults[0].line, 3U);
    EXPECT_EQ(view.faults[0].byte, twoStatuses.size());
    EXPECT_EQ(view.faults[1].line, 4U);
    EXPECT_THAT(view.notice, testing::AllOf(testing::HasSubstr("2 records could not be read, the first in"),
                                 testing::HasSubstr("at line 3, byte ")));
}

TEST_F(SessionTest, SamplesCarryTheirRecordsAndFollowTheMoment)
{
    const auto session = open(twoStatuses);
    ASSERT_NE(session, nullptr);
    const auto end = lastOf(*session).window(60s)->end;
    const DetailsQuery now{ListKind::Hashtags, "qt", 60s, end};
    const auto evidence = session->details(now).evidence;
    ASSERT_EQ(evidence.newest.size(), 2U);
    EXPECT_EQ(evidence.newest.front().id, "2");
    ASSERT_NE(evidence.newest.front().json, nullptr);
    EXPECT_EQ(*evidence.newest.front().json, twoStatuses.substr(twoStatuses.find('\n') + 1, evidence.newest.front().json->size()));
    const DetailsQuery before{ListKind::Hashtags, "qt", 60s, streaming::timeAt(1'616'508'002'000)};
    const auto then = session->details(before).evidence;
    ASSERT_EQ(then.newest.size(), 1U);
    EXPECT_EQ(then.newest.front().id, "1");
}

TEST_F(SessionTest, DeletedStatusLeavesTheDetails)
{
    const auto session = open(std::string(twoStatuses) + R"({"delete":{"status":{"id":2,"id_str":"2"}}})" + "\n");
    ASSERT_NE(session, nullptr);
    const auto window = lastOf(*session).window(60s);
    const auto evidence = session->details({ListKind::Hashtags, "qt", 60s, window->end}).evidence;
    ASSERT_EQ(evidence.newest.size(), 1U);
    EXPECT_EQ(evidence.newest.front().id, "1");
    EXPECT_EQ(window->hashtags.front().count, 2);
}

TEST(RunViewTest, BehindIsTheDistanceOfTheWindows)
{
    const auto at = [](Time end) {
        RunView run;
        WindowView window{};
        window.end = end;
        run.windows.push_back(std::make_shared<const WindowView>(window));
        return run;
    };
    EXPECT_EQ(behind(at(Time(10s)), at(Time(52s))), 42s);
    const RunView nothing;
    EXPECT_EQ(behind(nothing, at(Time(52s))), 0s);
}

} // namespace
} // namespace app
