#include "app/desktop/desk.h"

#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>

#include <fstream>

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

} // namespace
} // namespace app::desktop
