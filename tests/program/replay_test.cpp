#include "tests/support/process.h"
#include "tests/support/temp_directory.h"

#include <gtest/gtest.h>

#include <regex>

namespace {

using support::Process;

struct Ended {
    int code = 0;
    std::string output;
    std::string errors;
};

Ended run(std::vector<std::string> words)
{
    words.insert(words.begin(), TRENDSTREAM_PROGRAM);
    Process program(std::move(words));
    const int code = program.finish();
    return {code, program.output(), program.errors()};
}

std::string withoutElapsed(const std::string& output)
{
    return std::regex_replace(output, std::regex(",\"elapsed_ms\":[0-9]+"), "");
}

class ReplayProgramTest : public ::testing::Test {
protected:
    /// A file of the test's own.
    std::string file(const std::string& name, const std::string& bytes)
    {
        support::writeText(m_directory.path() / name, bytes);
        return (m_directory.path() / name).string();
    }

private:
    const support::TempDirectory m_directory;
};

TEST_F(ReplayProgramTest, GivesTheSameBytesAtAnySpeedAndWithAnyNumberOfThreads)
{
    const auto simulated = run({"simulate", "--seed", "3", "--rate", "500", "--length", "20s"});
    ASSERT_EQ(simulated.code, 0) << simulated.errors;
    const auto feed = file("feed.ndjson", simulated.output);
    const std::vector<std::string> words{"replay", feed, "--window", "10s,4s", "--format", "ndjson"};
    const auto expected = run(words);
    ASSERT_EQ(expected.code, 0) << expected.errors;
    ASSERT_NE(expected.output.find("\"type\":\"summary\""), std::string::npos);
    for (const std::vector<std::string>& more : std::vector<std::vector<std::string>>{
             {"--threads", "1"}, {"--threads", "2"}, {"--threads", "8"}, {"--speed", "1000x"}}) {
        auto varied = words;
        varied.insert(varied.end(), more.begin(), more.end());
        const auto got = run(varied);
        EXPECT_EQ(got.code, 0) << got.errors;
        EXPECT_EQ(withoutElapsed(got.output), withoutElapsed(expected.output)) << more[0] << ' ' << more[1];
    }
}

TEST_F(ReplayProgramTest, SamplesStandWithTheirHashtagsAndAreAlwaysTheSame)
{
    const auto simulated = run({"simulate", "--seed", "5", "--rate", "200", "--length", "20s"});
    const auto feed = file("feed.ndjson", simulated.output);
    const std::vector<std::string> words{"replay", feed, "--window", "10s", "--format", "ndjson"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), words.begin(), words.end());
        const auto ended = run(std::move(more));
        EXPECT_EQ(ended.code, 0) << ended.errors;
        return withoutElapsed(ended.output);
    };
    const auto sampled = with({"--samples", "2", "--threads", "1"});
    EXPECT_NE(sampled.find(R"(,"samples":[{"id":")"), std::string::npos);
    EXPECT_EQ(with({"--samples", "2", "--threads", "4"}), sampled);
    EXPECT_EQ(std::regex_replace(sampled, std::regex(R"(,"samples":\[(?:[^"\]]|"(?:[^"\\]|\\.)*")*\])"), ""), with({}));
    EXPECT_EQ(run({"replay", feed, "--samples", "2", "--checkpoint", feed + ".state"}).code, 2);
}

TEST_F(ReplayProgramTest, StatsHaveALineABatch)
{
    const auto simulated = run({"simulate", "--seed", "5", "--rate", "50", "--length", "6s"});
    const auto feed = file("feed.ndjson", simulated.output);
    const auto ended = run({"replay", feed, "--batch", "1s", "--format", "ndjson", "--stats", "-"});
    ASSERT_EQ(ended.code, 0) << ended.errors;
    const std::regex line(R"(\{"type":"batch","time":"[^"]+","records":[0-9]+,"scheduling_delay_ms":[0-9]+,)"
                          R"("processing_time_ms":[0-9]+,"total_delay_ms":[0-9]+,"waiting":[0-9]+,"status":"completed"\}\n)");
    const auto lines = std::distance(
        std::sregex_iterator(ended.errors.begin(), ended.errors.end(), line), std::sregex_iterator());
    EXPECT_GE(lines, 6);
    EXPECT_EQ(ended.output.find("\"batch\""), std::string::npos);
}

TEST_F(ReplayProgramTest, SaysWhereTheFirstBadRecordIs)
{
    const std::string status = R"({"id_str":"1","timestamp_ms":"1439761331662","text":"#a","user":{"id":1}})" "\n";
    const auto feed = file("feed.ndjson", status + "oops\n" + status + "oops\n");
    const auto ended = run({"replay", feed, "--format", "ndjson"});
    EXPECT_NE(ended.errors.find("2 records could not be read, the first in " + feed + " at line 2, byte "
                  + std::to_string(status.size()) + ": a line is neither JSON"),
        std::string::npos)
        << ended.errors;
}

TEST_F(ReplayProgramTest, BadInputGetsACountedOrPrintedAnswer)
{
    const auto one = [](std::string_view count) { return "\"malformed\":" + std::string(count) + ","; };
    const std::string status = R"({"id_str":"1","timestamp_ms":"1439761331662","text":"#a","user":{"id":1}})";
    const struct {
        std::string bytes;
        int code;
        std::string output; ///< something that is on standard output
        std::string errors; ///< and on standard error
    } table[] = {
        {"", 0, R"("statuses":0,"retweets":0)", ""},
        {status.substr(0, 40), 0, one("1"), ""},
        {"\xff\xfe{\"a\"\n" + status + "\n", 0, one("1"), ""},
        {"\xef\xbb\xbf" + status + "\r\n", 0, R"("statuses":1,)", ""},
        {std::string(1000, '\0'), 0, one("1"), ""},
        {std::string(100'000, '[') + "\n" + status, 0, R"("statuses":1,)", ""},
        {R"({"id":99999999999999999999,"timestamp_ms":"1439761331662","text":"a","user":{}})", 0, R"("statuses":1,)", ""},
        {R"({"text":"no id","user":{},"timestamp_ms":"1439761331662"})", 0, one("1"), ""},
        {R"({"id_str":"1","text":7,"user":{},"timestamp_ms":"1439761331662"})", 0, one("1"), ""},
        {"PK\x03\x04" + std::string(100, 'x'), 1, "", "unzip"},
    };
    int number = 0;
    for (const auto& row : table) {
        const auto name = "feed" + std::to_string(++number);
        const auto ended = run({"replay", file(name, row.bytes), "--format", "ndjson"});
        EXPECT_EQ(ended.code, row.code) << name << ended.errors;
        EXPECT_NE(ended.output.find(row.output), std::string::npos) << name << ended.output.substr(0, 300);
        EXPECT_NE(ended.errors.find(row.errors), std::string::npos) << name << ended.errors;
    }
}

TEST_F(ReplayProgramTest, WrongUsageNamesWhatWouldBeRight)
{
    const auto feed = file("empty", "");
    const struct {
        std::vector<std::string> words;
        std::string errors;
    } table[] = {
        {{"replya", feed}, "did you mean replay?"},
        {{"replay", feed, "--widow", "60s"}, "did you mean --window?"},
        {{"replay", feed, "--window", "7s"}, "--window 7s is not a multiple of the slide 2s; 6s or 8s would be"},
        {{"replay", feed, "--batch", "2"}, "write whole numbers with h, m, s or ms"},
        {{"replay", feed + ".missing"}, "there is no file or folder"},
        {{"run", "kafka"}, "not built into this version"},
    };
    for (const auto& row : table) {
        const auto ended = run(row.words);
        EXPECT_EQ(ended.code, 2) << row.words.back();
        EXPECT_NE(ended.errors.find(row.errors), std::string::npos) << ended.errors;
        EXPECT_EQ(ended.output, "");
    }
}

TEST_F(ReplayProgramTest, ReadsTheSettingsOfTheReadme)
{
    const auto readme = support::readText(TRENDSTREAM_README);
    const auto from = readme.find("```toml\n") + 8;
    ASSERT_GT(from, 8u);
    const auto settings = file("config.toml", readme.substr(from, readme.find("```", from) - from));
    const auto ended = run({"replay", file("empty", ""), "--config", settings, "--format", "ndjson"});
    EXPECT_EQ(ended.code, 0) << ended.errors;
}

TEST_F(ReplayProgramTest, AFeedThatIsNotInTimeOrderIsToldWhatToDo)
{
    std::string newestFirst;
    for (int status = 100; status > 0; --status)
        newestFirst += R"({"id_str":")" + std::to_string(status) + R"(","timestamp_ms":")"
            + std::to_string(1439761331662 + status * 1000) + R"(","text":"a","user":{}})" + "\n";
    const auto feed = file("newest-first", newestFirst);
    const auto late = run({"replay", feed, "--format", "ndjson"});
    EXPECT_NE(late.errors.find("--lateness all"), std::string::npos) << late.errors;
    EXPECT_NE(late.errors.find(feed), std::string::npos) << late.errors;
    const auto whole = run({"replay", feed, "--format", "ndjson", "--lateness", "all"});
    EXPECT_NE(whole.output.find(R"("statuses":100,"retweets":0,"duplicates":0,"late":0)"), std::string::npos);
    EXPECT_EQ(whole.errors, "");
}

} // namespace
