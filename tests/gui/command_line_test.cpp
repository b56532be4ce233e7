#include "app/desktop/command_line.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace app::desktop {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

std::optional<std::string> nothingSet(const std::string&) { return std::nullopt; }

Settings settingsOf(const std::vector<std::string>& words)
{
    auto command = readCommandLine(words, nothingSet);
    EXPECT_TRUE(command) << command.error().message;
    const auto& window = std::get<OpenWindow>(command.value());
    return window.settingsFor(window.sources).value();
}

std::string errorOf(const std::vector<std::string>& words)
{
    const auto command = readCommandLine(words, nothingSet);
    return command ? "no error" : command.error().message;
}

TEST(DesktopCommandLineTest, WithoutWordsTheSimulatedFeedIsFollowed)
{
    const auto settings = settingsOf({});
    ASSERT_EQ(settings.sources.size(), 1U);
    EXPECT_EQ(settings.sources.front().kind, "simulated");
    EXPECT_THAT(settings.windows, ElementsAre(5min, 60s, 10s));
    EXPECT_EQ(settings.slide, 1s);
    EXPECT_EQ(settings.top, 50U);
    EXPECT_EQ(settings.timeBasis, TimeBasis::Arrival);
}

TEST(DesktopCommandLineTest, TakesTheOptionsOfTheProgramInTheTerminal)
{
    const auto settings = settingsOf({"run", "simulated:7", "--window", "30s,10s", "--top=100", "--no-retweets"});
    EXPECT_EQ(settings.sources.front().argument, "7");
    EXPECT_THAT(settings.windows, ElementsAre(30s, 10s));
    EXPECT_EQ(settings.top, 100U);
    EXPECT_FALSE(settings.countRetweets);
    EXPECT_THAT(errorOf({"--batch", "soon"}), HasSubstr("--batch 'soon'"));
}

TEST(DesktopCommandLineTest, ARecordingIsReplayedByItsOwnTime)
{
    const auto path = testing::TempDir() + "desktop_command_line.ndjson";
    std::ofstream(path) << "{}\n";
    for (const auto& settings :
        {settingsOf({"replay", path, "--speed", "10x"}), settingsOf({path, "--speed", "10x"})}) {
        EXPECT_EQ(settings.sources.front().kind, "replay");
        EXPECT_EQ(settings.sources.front().argument, path);
        EXPECT_EQ(settings.timeBasis, TimeBasis::Event);
        EXPECT_EQ(settings.speed, 10.0);
    }
    std::filesystem::remove(path);
}

TEST(DesktopCommandLineTest, RefusesWhatAWindowHasNoUseFor)
{
    EXPECT_THAT(errorOf({"--output", "f"}), HasSubstr("a window has no option --output"));
    EXPECT_THAT(errorOf({"--windw", "5s"}), HasSubstr("did you mean --window"));
    EXPECT_THAT(errorOf({"--token", "x"}), HasSubstr("there is no option --token"));
    EXPECT_THAT(errorOf({"replay"}), HasSubstr("needs a FILE"));
}

TEST(DesktopCommandLineTest, HelpAndVersionAreText)
{
    const auto help = readCommandLine({"--help"}, nothingSet);
    ASSERT_TRUE(help);
    EXPECT_THAT(std::get<ShowText>(*help).text, HasSubstr("--window"));
    const auto version = readCommandLine({"--version"}, nothingSet);
    ASSERT_TRUE(version);
    EXPECT_THAT(std::get<ShowText>(*version).text, testing::StartsWith("trendstream-gui "));
}

} // namespace
} // namespace app::desktop
