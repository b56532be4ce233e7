#include "app/core/csv_sink.h"
#include "app/core/ndjson_sink.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace app {
namespace {

using namespace std::chrono_literals;
using streaming::timeAt;

WindowResult sampleWindow()
{
    WindowResult window;
    window.end = timeAt(1439761322000); // 2015-08-16T21:42:02Z
    window.length = 60s;
    window.slide = 2s;
    window.statuses = 2031;
    window.retweets = 766;
    window.hashtagsTotal = 660;
    window.hashtagsDistinct = 471;
    window.hashtags = {{1, "mtvhottest", "MTVHottest", 76, {}}};
    window.retweeted = {{1, "633030754914668544", 5, 58, "…", "…", {}}};
    return window;
}

Totals sampleTotals()
{
    Totals totals;
    totals.statuses = 7337;
    totals.retweets = 2877;
    totals.duplicates = 1;
    totals.other = {{"delete", 961}};
    totals.batches = 86;
    totals.windows = 86;
    totals.first = timeAt(1439761273657);
    totals.last = timeAt(1439761443666);
    totals.elapsed = 41ms;
    return totals;
}

class SinksTest : public testing::Test {
protected:
    SinksTest() { EXPECT_TRUE(m_output.open()); }
    ~SinksTest() override { std::filesystem::remove(m_path); }
    std::string content() const
    {
        std::ifstream file(m_path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    const std::string m_path =
        testing::TempDir() + "sinks_test_" + testing::UnitTest::GetInstance()->current_test_info()->name();
    Output m_output{m_path, FlushPolicy::EachWindow};
};

TEST_F(SinksTest, NdjsonWritesTheLinesOfTheContract)
{
    NdjsonSink sink(m_output);
    ASSERT_TRUE(sink.window(sampleWindow()));
    ASSERT_TRUE(sink.summary(sampleTotals()));
    EXPECT_EQ(content(),
        R"({"type":"window","end":"2015-08-16T21:42:02.000Z","length_ms":60000,"slide_ms":2000,"statuses":2031,"retweets":766,"hashtags_total":660,"hashtags_distinct":471,"hashtags":[{"rank":1,"tag":"mtvhottest","display":"MTVHottest","count":76}],"retweeted":[{"rank":1,"id":"633030754914668544","retweets":5,"retweet_count":58,"author":"…","text":"…"}]}
{"type":"summary","statuses":7337,"retweets":2877,"duplicates":1,"late":0,"filtered":0,"malformed":0,"other":{"delete":961},"batches":86,"windows":86,"first":"2015-08-16T21:41:13.657Z","last":"2015-08-16T21:44:03.666Z","elapsed_ms":41}
)");
}

TEST_F(SinksTest, WhatIsPinnedComesLastInALineAndFirstInCells)
{
    auto window = sampleWindow();
    window.retweeted.clear();
    window.pinned = {{3, "qt", "Qt", 9}, {0, "kde", "KDE", 0}};
    NdjsonSink lines(m_output);
    ASSERT_TRUE(lines.window(window));
    ASSERT_TRUE(lines.alert({AlertEvent::Turn::Firing, "#qt over 8", "#qt", window.end, 9}));
    ASSERT_TRUE(lines.alert({AlertEvent::Turn::Resolved, "any rate x3", "#qt", window.end, 3.25}));
    ASSERT_TRUE(m_output.flush());
    EXPECT_TRUE(content().ends_with(
        R"("retweeted":[],"pinned":[{"tag":"qt","display":"Qt","count":9,"rank":3},{"tag":"kde","display":"KDE","count":0,"rank":null}]}
{"type":"alert","rule":"#qt over 8","state":"firing","at":"2015-08-16T21:42:02.000Z","subject":"#qt","value":9}
{"type":"alert","rule":"any rate x3","state":"resolved","at":"2015-08-16T21:42:02.000Z","subject":"#qt","value":3.2}
)")) << content();
}

TEST_F(SinksTest, CsvHasAKindForWhatIsPinned)
{
    auto window = sampleWindow();
    window.retweeted.clear();
    window.pinned = {{3, "qt", "Qt", 9}, {0, "kde", "KDE", 0}};
    CsvSink sink(m_output);
    ASSERT_TRUE(sink.window(window));
    ASSERT_TRUE(sink.summary({}));
    EXPECT_EQ(content(),
        "end,length_ms,kind,rank,key,display,count\n"
        "2015-08-16T21:42:02.000Z,60000,pinned,3,qt,Qt,9\n"
        "2015-08-16T21:42:02.000Z,60000,pinned,,kde,KDE,0\n"
        "2015-08-16T21:42:02.000Z,60000,hashtag,1,mtvhottest,MTVHottest,76\n");
}

TEST_F(SinksTest, NdjsonWritesNullsAndEmptyLists)
{
    NdjsonSink sink(m_output);
    WindowResult window = sampleWindow();
    window.hashtags.clear();
    window.retweeted = {{1, "at://a", 2, {}, {}, {}, {}}, {2, "at://b", 1, {}, "b", {}, {}}};
    ASSERT_TRUE(sink.window(window));
    ASSERT_TRUE(sink.summary({}));
    EXPECT_EQ(content(),
        R"({"type":"window","end":"2015-08-16T21:42:02.000Z","length_ms":60000,"slide_ms":2000,"statuses":2031,"retweets":766,"hashtags_total":660,"hashtags_distinct":471,"hashtags":[],"retweeted":[{"rank":1,"id":"at://a","retweets":2,"retweet_count":null,"author":null,"text":null},{"rank":2,"id":"at://b","retweets":1,"retweet_count":null,"author":"b","text":null}]}
{"type":"summary","statuses":0,"retweets":0,"duplicates":0,"late":0,"filtered":0,"malformed":0,"other":{},"batches":0,"windows":0,"first":null,"last":null,"elapsed_ms":0}
)");
}

TEST_F(SinksTest, NdjsonEscapesNoMoreThanItMust)
{
    NdjsonSink sink(m_output);
    WindowResult window;
    window.retweeted = {{1, "i", 1, {}, "\"\\/", std::string("\b\f\n\r\t\x01\x1f\x7f é \u2028 😀", 20), {}}};
    ASSERT_TRUE(sink.window(window));
    EXPECT_NE(content().find(R"("author":"\"\\/","text":"\b\f\n\r\t\u0001\u001f)"
                             "\x7f é \u2028 😀\""),
        std::string::npos)
        << content();
}

TEST_F(SinksTest, CsvWritesALineARow)
{
    CsvSink sink(m_output);
    ASSERT_TRUE(sink.window(sampleWindow()));
    ASSERT_TRUE(sink.summary(sampleTotals()));
    EXPECT_EQ(content(),
        "end,length_ms,kind,rank,key,display,count\n"
        "2015-08-16T21:42:02.000Z,60000,hashtag,1,mtvhottest,MTVHottest,76\n"
        "2015-08-16T21:42:02.000Z,60000,retweeted,1,633030754914668544,…,5\n");
}

TEST_F(SinksTest, CsvQuotesAndDisarmsFormulas)
{
    CsvSink sink(m_output);
    WindowResult window;
    window.length = 1s;
    window.hashtags = {{1, "a,b", "say \"hi\"", 3, {}}, {2, "=1+1", "-2", 2, {}}, {3, "x\ny", "@sum,1", 1, {}}};
    window.retweeted = {{1, "+1", 1, {}, {}, {}, {}}};
    ASSERT_TRUE(sink.window(window));
    ASSERT_TRUE(sink.summary({}));
    EXPECT_EQ(content(),
        "end,length_ms,kind,rank,key,display,count\n"
        "1970-01-01T00:00:00.000Z,1000,hashtag,1,\"a,b\",\"say \"\"hi\"\"\",3\n"
        "1970-01-01T00:00:00.000Z,1000,hashtag,2,'=1+1,'-2,2\n"
        "1970-01-01T00:00:00.000Z,1000,hashtag,3,\"x\ny\",\"'@sum,1\",1\n"
        "1970-01-01T00:00:00.000Z,1000,retweeted,1,'+1,,1\n");
}

TEST_F(SinksTest, CsvOfNothingIsItsHeader)
{
    CsvSink sink(m_output);
    ASSERT_TRUE(sink.summary({}));
    EXPECT_EQ(content(), "end,length_ms,kind,rank,key,display,count\n");
}

} // namespace
} // namespace app
