#include "app/core/result_json.h"

#include "connectors/common/timestamps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace app {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

template <class Value>
std::optional<Value> orNothing(const json& value)
{
    return value.is_null() ? std::nullopt : std::optional(value.get<Value>());
}

std::optional<Time> timeOf(const json& value)
{
    if (value.is_null()) return std::nullopt;
    return *connectors::parseIsoTime(value.get<std::string>());
}

WindowResult windowOf(const json& line)
{
    WindowResult window;
    window.end = *timeOf(line["end"]);
    window.length = Duration(line["length_ms"]);
    window.slide = Duration(line["slide_ms"]);
    window.statuses = line["statuses"];
    window.retweets = line["retweets"];
    window.hashtagsTotal = line["hashtags_total"];
    window.hashtagsDistinct = line["hashtags_distinct"];
    for (const auto& row : line["hashtags"])
        window.hashtags.push_back({row["rank"], row["tag"], row["display"], row["count"], {}});
    for (const auto& row : line["retweeted"])
        window.retweeted.push_back(
            {row["rank"], row["id"], row["retweets"], orNothing<std::int64_t>(row["retweet_count"]),
                orNothing<std::string>(row["author"]), orNothing<std::string>(row["text"]), {}});
    return window;
}

Totals totalsOf(const json& line)
{
    Totals totals;
    totals.statuses = line["statuses"];
    totals.retweets = line["retweets"];
    totals.duplicates = line["duplicates"];
    totals.late = line["late"];
    totals.filtered = line["filtered"];
    totals.malformed = line["malformed"];
    totals.other = line["other"].get<std::map<std::string, std::int64_t>>();
    totals.batches = line["batches"];
    totals.windows = line["windows"];
    totals.first = timeOf(line["first"]);
    totals.last = timeOf(line["last"]);
    return totals;
}

/// Reads a line into the program's own values and writes it again.
std::string writtenAgain(const std::string& line)
{
    const auto parsed = json::parse(line);
    std::string out;
    if (parsed["type"] == "window") {
        appendJson(windowOf(parsed), out);
        return out;
    }
    appendJson(totalsOf(parsed), out);
    const std::string elapsed = ",\"elapsed_ms\":0}"; // left out in the recorded answers
    EXPECT_TRUE(out.ends_with(elapsed)) << out;
    return out.substr(0, out.size() - elapsed.size()) + "}";
}

TEST(ResultJsonTest, WritesTheRecordedAnswersByteForByte)
{
    const char* shared = std::getenv("TRENDSTREAM_SHARED");
    if (shared == nullptr) {
        std::cout << "left out: the recorded answers, TRENDSTREAM_SHARED is not set\n";
        return;
    }
    int lines = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(shared) / "vectors/replay")) {
        if (entry.path().extension() != ".ndjson") continue;
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line); ++lines) ASSERT_EQ(writtenAgain(line), line) << entry.path();
    }
    EXPECT_GT(lines, 100);
}

TEST(ResultJsonTest, SamplesStandLastInTheirRow)
{
    WindowResult window;
    window.hashtags = {{1, "qt", "Qt", 2, {}, {{"1", "ada", "say \"hi\"", Time(1'616'508'000'000ms)}, {"2", "", "", Time{}}}}};
    std::string line;
    appendJson(window, line);
    const auto row = json::parse(line)["hashtags"][0];
    EXPECT_EQ(row["samples"].size(), 2U);
    EXPECT_EQ(row["samples"][0].dump(),
        R"({"author":"ada","id":"1","text":"say \"hi\"","time":"2021-03-23T14:00:00.000Z"})");
    EXPECT_NE(line.find(R"("count":2,"samples":[{"id":"1","author":"ada")"), std::string::npos);
    window.hashtags.front().samples.clear();
    line.clear();
    appendJson(window, line);
    EXPECT_EQ(line.find("samples"), std::string::npos);
}

TEST(ResultJsonTest, RowsThatAreNotRankedByTheirCountEndWithTheirScore)
{
    WindowResult window;
    window.hashtags = {{1, "qt", "Qt", 7, {}, {}, 2.5}, {2, "c", "C", 9, {}, {}, -1.0 / 3}};
    window.retweeted = {{1, "17", 3, {}, {}, {}, {}, {}, 0.75}};
    std::string out;
    appendJson(window, out);
    EXPECT_THAT(out, testing::HasSubstr(R"("hashtags":[{"rank":1,"tag":"qt","display":"Qt","count":7,"score":2.500},)"
                                        R"({"rank":2,"tag":"c","display":"C","count":9,"score":-0.333}])"));
    EXPECT_THAT(out, testing::HasSubstr(R"("author":null,"text":null,"score":0.750}])"));
}

} // namespace
} // namespace app
