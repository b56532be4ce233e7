#include "app/cli/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace app::cli {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class CommandLineTest : public testing::Test {
protected:
    CommandLineTest() { std::filesystem::create_directories(m_folder + "/trendstream"); }
    ~CommandLineTest() override { std::filesystem::remove_all(m_folder); }

    streaming::Result<Command> read(const std::vector<std::string>& words) const
    {
        const auto lookUp = [this](const std::string& name) {
            const auto found = m_environment.find(name);
            return found == m_environment.end() ? std::nullopt : std::optional(found->second);
        };
        return readCommandLine(words, {lookUp, "1.2.3"});
    }
    Settings settings(const std::vector<std::string>& words) const
    {
        const auto command = read(words);
        EXPECT_TRUE(command) << command.error().message;
        return command ? std::get<TrendsCommand>(*command).settings : Settings{};
    }
    std::string errorOf(const std::vector<std::string>& words) const
    {
        const auto command = read(words);
        if (command) return "no error";
        EXPECT_EQ(command.error().kind, streaming::ErrorKind::Usage);
        return command.error().message;
    }
    std::string help(const std::vector<std::string>& words) const
    {
        const auto command = read(words);
        EXPECT_TRUE(command) << command.error().message;
        return command ? std::get<ShowText>(*command).text : "";
    }
    void writeFile(const std::string& name, const std::string& text) const { std::ofstream(m_folder + name) << text; }

    const std::string m_folder =
        testing::TempDir() + "command_line_test_" + testing::UnitTest::GetInstance()->current_test_info()->name();
    std::map<std::string, std::string> m_environment;
};

TEST_F(CommandLineTest, RunFollowsTheSimulatedFeedByArrivalUnlessTold)
{
    const auto run = settings({"run"});
    ASSERT_EQ(run.sources.size(), 1U);
    EXPECT_EQ(run.sources[0].kind, "simulated");
    EXPECT_EQ(run.timeBasis, TimeBasis::Arrival);
    EXPECT_EQ(settings({"run", "simulated:3", "--time", "event"}).timeBasis, TimeBasis::Event);
}

TEST_F(CommandLineTest, RunUnitesSources)
{
    const auto run = settings({"run", "simulated:1", "--batch", "1s", "socket:localhost:99"});
    ASSERT_EQ(run.sources.size(), 2U);
    EXPECT_EQ(run.sources[1].kind, "socket");
    EXPECT_EQ(run.sources[1].argument, "localhost:99");
    EXPECT_EQ(run.batch, 1s);
}

TEST_F(CommandLineTest, ReplayTakesFilesAndStandardInput)
{
    const auto replay = settings({"replay", "a.json", "-", "folder/simulated", "--top=3"});
    ASSERT_EQ(replay.sources.size(), 3U);
    EXPECT_EQ(replay.sources[0].argument, "a.json");
    EXPECT_EQ(replay.sources[1].argument, "-");
    EXPECT_EQ(replay.sources[2].kind, "replay");
    EXPECT_EQ(replay.timeBasis, TimeBasis::Event);
    EXPECT_EQ(replay.top, 3U);
    EXPECT_EQ(settings({"replay", "--", "--odd name"}).sources[0].argument, "--odd name");
    EXPECT_THAT(errorOf({"replay"}), HasSubstr("replay needs a FILE"));
}

TEST_F(CommandLineTest, KeepsTheCommandForAdvice)
{
    const auto command = read({"replay", "my feed.json", "--track", "it's", "--top", "3"});
    ASSERT_TRUE(command);
    EXPECT_EQ(
        std::get<TrendsCommand>(*command).words, R"(trendstream replay 'my feed.json' --track 'it'\''s' --top 3)");
}

TEST_F(CommandLineTest, TakesTheLastOfAFlagGivenTwice)
{
    EXPECT_EQ(settings({"run", "--batch", "1s", "--batch", "4s"}).batch, 4s);
}

TEST_F(CommandLineTest, WhatIsWatchedIsGathered)
{
    const auto run = settings({"run", "--pin", "#qt", "--pin", "kde,#c", "--mute", "/a{1,2}/,spam", "--mute", "@ada",
        "--alert", "#qt over 5 for 2s", "--alert", "any rate x3", "--filter", "-spam min:5", "--filter", "lang:ja,ko"});
    EXPECT_EQ(wordsOf(run.watch),
        (WatchWords{{"#qt", "#kde", "#c"}, {"/a{1,2}/", "spam", "@ada"}, {"#qt over 5 for 2s", "any rate x3"}}));
    EXPECT_EQ(run.filter, "-spam min:5 lang:ja,ko");
    EXPECT_THAT(errorOf({"run", "--alert", "#qt under 5"}), StartsWith("--alert '#qt under 5' is no rule; understood"));
    EXPECT_THAT(errorOf({"run", "--alert", "any enters top 20"}), HasSubstr("--top 20"));
    EXPECT_THAT(errorOf({"run", "--filter", "min:x"}), HasSubstr("min: needs a whole number"));
    EXPECT_THAT(errorOf({"run", "--filter", "lang:ja", "--checkpoint", "state"}), HasSubstr("a checkpoint does not keep"));
}

TEST_F(CommandLineTest, AFlagBeatsTheEnvironmentWhichBeatsTheFile)
{
    m_environment["XDG_CONFIG_HOME"] = m_folder;
    EXPECT_EQ(settings({"run"}).top, 10U);
    writeFile("/trendstream/config.toml", "top = 22\nbatch = \"1s\"\n");
    EXPECT_EQ(settings({"run"}).top, 22U);
    m_environment["TRENDSTREAM_TOP"] = "5";
    EXPECT_EQ(settings({"run"}).top, 5U);
    EXPECT_EQ(settings({"run", "--top", "3"}).top, 3U);
    EXPECT_EQ(settings({"run", "--top", "3"}).batch, 1s);
}

TEST_F(CommandLineTest, FindsTheSettingsFile)
{
    std::filesystem::create_directories(m_folder + "/.config/trendstream");
    writeFile("/.config/trendstream/config.toml", "top = 7\n");
    writeFile("/other.toml", "top = 8\n");
    m_environment["HOME"] = m_folder;
    EXPECT_EQ(settings({"run"}).top, 7U);
    m_environment["XDG_CONFIG_HOME"] = "relative"; // to be ignored
    EXPECT_EQ(settings({"run"}).top, 7U);
    EXPECT_EQ(settings({"run", "--config", m_folder + "/other.toml"}).top, 8U);
    EXPECT_THAT(errorOf({"run", "--config", m_folder + "/missing.toml"}), HasSubstr("missing.toml cannot be read"));
}

TEST_F(CommandLineTest, SaysWhereAWrongValueStands)
{
    writeFile("/c.toml", "# mine\nbatch = \"soon\"\n");
    EXPECT_THAT(
        errorOf({"run", "--config", m_folder + "/c.toml"}), StartsWith(m_folder + "/c.toml:2: batch 'soon' is not"));
    m_environment["TRENDSTREAM_NO_RETWEETS"] = "maybe";
    EXPECT_THAT(errorOf({"run"}), StartsWith("TRENDSTREAM_NO_RETWEETS 'maybe' is not one of true"));
    m_environment["TRENDSTREAM_NO_RETWEETS"] = "1";
    EXPECT_FALSE(settings({"run"}).countRetweets);
    EXPECT_FALSE(settings({"run", "--no-retweets"}).countRetweets);
}

TEST_F(CommandLineTest, SuggestsWhatWasMeant)
{
    EXPECT_EQ(errorOf({"replya", "f"}), "there is no command 'replya'; did you mean replay?");
    EXPECT_EQ(errorOf({"run", "--bacth", "2s"}), "there is no option --bacth; did you mean --batch?");
    EXPECT_EQ(errorOf({"replay", "f", "--windw=2s"}), "there is no option --windw; did you mean --window?");
    EXPECT_THAT(errorOf({"run", "simulted"}), HasSubstr("did you mean simulated?"));
    EXPECT_THAT(errorOf({"example", "NetworkWordcont"}), HasSubstr("did you mean NetworkWordCount?"));
    EXPECT_THAT(errorOf({"simulate", "--sed", "1"}), HasSubstr("did you mean --seed?"));
}

TEST_F(CommandLineTest, AuthTakesAnEndpoint)
{
    const auto command = read({"auth", "status", "twitter", "--endpoint", "twitter=http://127.0.0.1:8080"});
    ASSERT_TRUE(command) << command.error().message;
    EXPECT_EQ(std::get<AuthCommand>(*command).endpoints.at("twitter"), "http://127.0.0.1:8080/");
}

TEST_F(CommandLineTest, RefusesWhatThisVersionDoesNotHave)
{
    EXPECT_EQ(errorOf({"replay", "f", "--listen=127.0.0.1:1"}), "--listen is not in this version");
    EXPECT_THAT(errorOf({"run", "flume:h:1"}), HasSubstr("is not built into this version"));
}

TEST_F(CommandLineTest, RefusesWhatIsMissingOrTooMuch)
{
    EXPECT_THAT(errorOf({}), HasSubstr("a command is missing"));
    EXPECT_EQ(errorOf({"run", "--batch"}), "--batch needs a value: D, for example --batch 2s");
    EXPECT_EQ(errorOf({"--batch", "2s", "run"}), "there is no option --batch before the command");
    EXPECT_EQ(errorOf({"simulate", "more"}), "'more' is one word too many");
    EXPECT_EQ(errorOf({"run", "-x"}), "there is no option -x; see --help");
    EXPECT_THAT(errorOf({"example"}), HasSubstr("there are NetworkWordCount, "));
}

TEST_F(CommandLineTest, RecordTakesSourcesAndAFolder)
{
    const auto command = read({"record", "simulated:7", "--to", "feeds", "--track", "qt"});
    ASSERT_TRUE(command) << command.error().message;
    const auto& settings = std::get<RecordCommand>(*command).settings;
    EXPECT_EQ(settings.record, "feeds");
    EXPECT_EQ(settings.sources.front().argument, "7");
    EXPECT_EQ(settings.filters.track, "qt");
    EXPECT_THAT(errorOf({"record"}), HasSubstr("record needs --to DIR"));
    EXPECT_EQ(errorOf({"record", "--to", "d", "--window", "1m"}), "record has no option --window");
}

TEST_F(CommandLineTest, RulesAreGivenAWordEach)
{
    const auto rules = [&](const std::vector<std::string>& words) { return std::get<RulesCommand>(read(words).value()); };
    const auto add = rules({"rules", "add", "qt OR #cpp", "kde", "--tag", "t", "--endpoint", "x=http://127.0.0.1:8080"});
    EXPECT_EQ(add.action, RulesCommand::Action::Add);
    EXPECT_THAT(add.words, ElementsAre("qt OR #cpp", "kde"));
    EXPECT_EQ(add.tag, "t");
    EXPECT_EQ(add.settings.endpoints.at("x"), "http://127.0.0.1:8080/");
    EXPECT_EQ(rules({"rules", "remove", "--all", "--dry-run"}).which, RulesCommand::Which::All);
    EXPECT_EQ(rules({"rules", "remove", "7", "--dry-run"}).run, RulesCommand::Run::Dry);
    EXPECT_THAT(rules({"rules", "check", "--", "-is:retweet qt"}).words, ElementsAre("-is:retweet qt"));
    EXPECT_THAT(errorOf({"rules"}), HasSubstr("list, add, remove, check"));
    EXPECT_THAT(errorOf({"rules", "add"}), HasSubstr("a rule is missing"));
    EXPECT_THAT(errorOf({"rules", "list", "qt"}), HasSubstr("takes no rules"));
    EXPECT_THAT(errorOf({"rules", "remove"}), HasSubstr("--all"));
    EXPECT_THAT(errorOf({"rules", "remove", "7", "--all"}), HasSubstr("--all"));
    EXPECT_THAT(errorOf({"rules", "list", "--all"}), HasSubstr("rules remove alone"));
    EXPECT_EQ(errorOf({"rules", "list", "--batch", "1s"}), "rules has no option --batch");
}

TEST_F(CommandLineTest, SimulateTakesItsOwnOptions)
{
    const auto command = read({"simulate", "--rate", "500", "--length", "10m", "--format", "jetstream", "--seed", "7",
        "--start", "2024-05-01"});
    ASSERT_TRUE(command) << command.error().message;
    const auto& options = std::get<SimulateCommand>(*command).options;
    EXPECT_EQ(options.rate, 500U);
    EXPECT_EQ(options.length, 10min);
    EXPECT_EQ(options.wire, connectors::formats::Wire::Jetstream);
    EXPECT_EQ(options.seed, 7U);
    EXPECT_EQ(options.start, streaming::timeAt(1714521600000));
    EXPECT_THAT(errorOf({"simulate", "--rate", "0"}), HasSubstr("--rate '0' is not a whole number from 1"));
    EXPECT_THAT(errorOf({"simulate", "--format", "table"}), HasSubstr("is not one of twitter, x, mastodon, jetstream"));
}

TEST_F(CommandLineTest, ExamplePassesItsArgumentsOn)
{
    const auto command = read({"example", "NetworkWordCount", "localhost", "9999", "--odd"});
    ASSERT_TRUE(command) << command.error().message;
    const auto& example = std::get<ExampleCommand>(*command);
    EXPECT_EQ(example.name, "NetworkWordCount");
    EXPECT_THAT(example.arguments, ElementsAre("localhost", "9999", "--odd"));
}

TEST_F(CommandLineTest, EachHelpBeginsWithExamples)
{
    for (const auto* command : {"run", "replay", "simulate", "example"}) {
        const auto text = help({command, "--help"});
        EXPECT_LT(text.find("Examples:\n  trendstream"), text.find("Usage: trendstream " + std::string(command)));
        EXPECT_THAT(text, HasSubstr("--help"));
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 100U) << line;
    }
    EXPECT_THAT(help({"--help"}), HasSubstr("Usage: trendstream COMMAND"));
    EXPECT_THAT(
        help({"simulate", "--help"}), HasSubstr("trendstream simulate --rate 500 --length 10m | trendstream replay -"));
    EXPECT_THAT(help({"example", "--help"}), HasSubstr("  NetworkWordCount HOST PORT\n"));
    EXPECT_THAT(help({"run", "--help"}), HasSubstr("--no-retweets"));
}

TEST_F(CommandLineTest, ShowsTheVersion) { EXPECT_EQ(help({"--version"}), "trendstream 1.2.3\n"); }

} // namespace
} // namespace app::cli
