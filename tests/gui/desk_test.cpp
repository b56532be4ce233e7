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

} // namespace
} // namespace app::desktop
