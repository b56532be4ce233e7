#include "app/desktop/desk.h"

#include "tests/support/temp_directory.h"

#include <QSettings>

#include <gmock/gmock.h>

#include <fstream>
#include <thread>

namespace app::desktop {
namespace {

using testing::HasSubstr;

class DeskTest : public testing::Test {
protected:
    DeskTest() : m_run(m_desk.run())
    {
        EXPECT_TRUE(m_desk.prepare());
        m_desk.start();
    }

    static OpenWindow command()
    {
        const auto nothingSet = [](const std::string&) { return std::optional<std::string>(); };
        return std::get<OpenWindow>(readCommandLine({"simulated", "--top", "7"}, nothingSet).value());
    }

    std::string recording(const std::string& name) const
    {
        const auto path = m_folder.path() / name;
        std::ofstream(path) << R"({"id_str":"1","created_at":"Sun Aug 16 21:42:00 +0000 2015","text":"#a"})" << '\n';
        return path.string();
    }

    const support::TempDirectory m_folder;
    const Secrecy m_secrecy{std::make_shared<connectors::credentials::Redactor>(), {}};
    Desk m_desk{command(), m_secrecy};
    gui::Run m_run;
};

TEST_F(DeskTest, ARecordingTakesThePlaceOfALiveRun)
{
    EXPECT_EQ(m_run.view().kind, RunKind::Live);
    ASSERT_TRUE(m_run.open({"replay:" + recording("one.ndjson")}));
    const auto view = m_run.view();
    EXPECT_EQ(view.kind, RunKind::Replay);
    EXPECT_EQ(view.number, 2);
}

TEST_F(DeskTest, WhatCannotBeOpenedLeavesTheRunAsItIs)
{
    const auto opened = m_run.open({"replay:" + (m_folder.path() / "none.ndjson").string()});
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().message, HasSubstr("none.ndjson"));
    EXPECT_FALSE(m_run.open({"blueski"}));
    const auto view = m_run.view();
    EXPECT_EQ(view.number, 1);
    EXPECT_EQ(view.kind, RunKind::Live);
    EXPECT_EQ(view.phase, RunPhase::Running);
}

TEST_F(DeskTest, WhatIsWatchedOutlivesTheRunAndTheProgram)
{
    const auto home = [this](const std::string& name) {
        return name == "XDG_STATE_HOME" ? std::optional(m_folder.path().string()) : std::nullopt;
    };
    const auto commandNow = [&] {
        return std::get<OpenWindow>(readCommandLine({"simulated", "--pin", "first", "--filter", "-spam"}, home).value());
    };
    const WatchWords words{{"#Qt"}, {"@ada", "/a,b/"}, {"any enters top 3 in 1m"}};
    {
        Desk desk(commandNow(), m_secrecy);
        ASSERT_TRUE(desk.prepare());
        const auto run = desk.run();
        EXPECT_EQ(run.filter, "-spam");
        EXPECT_EQ(wordsOf(*run.view().watch.watch).pins, std::vector<std::string>{"#first"});
        EXPECT_THAT(run.watch({{}, {}, {"any under 3"}}).error().message, HasSubstr("is no rule"));
        ASSERT_TRUE(run.watch(words));
        ASSERT_TRUE(run.open({"replay:" + recording("one.ndjson")}));
        EXPECT_EQ(wordsOf(*run.view().watch.watch), words);
    }
    const auto again = std::get<OpenWindow>(readCommandLine({"simulated", "--window", "10s"}, home).value());
    EXPECT_EQ(wordsOf(again.settingsFor(again.sources)->watch), words);
    const auto flagged = commandNow(); // a flag goes before
    EXPECT_EQ(wordsOf(flagged.settingsFor(flagged.sources)->watch).pins, std::vector<std::string>{"#first"});
    EXPECT_EQ(wordsOf(flagged.settingsFor(flagged.sources)->watch).mutes, words.mutes);
}

TEST_F(DeskTest, AReplayIsHeldAndGoesOnAtAnotherSpeed)
{
    ASSERT_TRUE(m_run.open({"replay:" + recording("one.ndjson")}));
    m_run.hold();
    m_run.setSpeed(8);
    EXPECT_TRUE(m_run.view().held);
    EXPECT_EQ(m_run.view().speed, 8);
    m_run.goOn();
    EXPECT_FALSE(m_run.view().held);
    EXPECT_FALSE(m_run.record((m_folder.path() / "kept").string()));
}

TEST_F(DeskTest, OtherWindowsOfAFinishedReplayReadItAgain)
{
    using namespace std::chrono_literals;
    const auto awaitEnd = [this] {
        while (m_run.view().phase == RunPhase::Running) std::this_thread::yield();
    };
    ASSERT_TRUE(m_run.open({"replay:" + recording("one.ndjson")}));
    awaitEnd();
    ASSERT_EQ(m_run.view().number, 2);
    ASSERT_TRUE(m_run.choose({{20s}, 2s, Rank::Count}));
    awaitEnd();
    const auto view = m_run.view();
    EXPECT_EQ(view.number, 3);
    EXPECT_THAT(view.lengths, testing::ElementsAre(20s));
    ASSERT_TRUE(view.window(20s));
    EXPECT_EQ(view.window(20s)->hashtags.front().key, "a");
    EXPECT_FALSE(m_run.choose({{3s}, 2s, Rank::Count})) << "no multiple of the slide";
}

TEST_F(DeskTest, ALiveRunIsRecorded)
{
    const auto folder = (m_folder.path() / "kept").string();
    ASSERT_TRUE(m_run.record(folder));
    EXPECT_EQ(m_run.view().recording->directory, folder);
    m_run.stopRecording();
    EXPECT_FALSE(m_run.view().recording);
}

TEST_F(DeskTest, TheLastSessionComesBack)
{
    const auto path = recording("one.ndjson");
    ASSERT_TRUE(m_run.open({path}));
    QSettings settings(QString::fromStdString((m_folder.path() / "settings.ini").string()), QSettings::IniFormat);
    EXPECT_FALSE(lastSession(settings));
    keep(m_desk.session(), settings);

    Desk next(command(), m_secrecy);
    ASSERT_TRUE(next.prepare());
    next.restore(*lastSession(settings));
    EXPECT_THAT(next.run().sources(), testing::ElementsAre("replay:" + path));
    EXPECT_EQ(next.run().view().kind, RunKind::Replay);
    EXPECT_EQ(next.run().view().phase, RunPhase::Running);
}

TEST_F(DeskTest, ARecordingThatIsGoneIsSaid)
{
    m_desk.restore({{"replay:/nowhere/at-all.ndjson"}});
    const auto view = m_run.view();
    EXPECT_EQ(view.phase, RunPhase::Failed);
    EXPECT_THAT(view.failure, HasSubstr("/nowhere/at-all.ndjson"));
    EXPECT_THAT(m_run.sources(), testing::ElementsAre("replay:/nowhere/at-all.ndjson"));
    EXPECT_TRUE(m_run.open({"simulated"}));
    EXPECT_EQ(m_run.view().phase, RunPhase::Running);
}

TEST_F(DeskTest, RefusedCredentialsAreNotTriedAgain)
{
    m_desk.restore({{"x", "mastodon:example.org/user"}, {"mastodon:example.org/user"}});
    const auto view = m_run.view();
    EXPECT_EQ(view.phase, RunPhase::Failed);
    EXPECT_THAT(view.failure, HasSubstr("trendstream auth login mastodon:example.org,"));
    EXPECT_EQ(view.sources.size(), 2U);
    EXPECT_EQ(m_desk.session().refused, m_run.sources()); // nor at the start after that
}

TEST_F(DeskTest, StandardInputDoesNotComeBack)
{
    m_desk.restore({{"replay:-"}});
    EXPECT_TRUE(m_desk.session().sources.empty());
}

} // namespace
} // namespace app::desktop
