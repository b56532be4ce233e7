#include "app/cli/table_sink.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace app::cli {
namespace {

using namespace std::chrono_literals;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

WindowResult windowTo(std::chrono::seconds end, const std::string& tag)
{
    WindowResult window;
    window.end = streaming::timeAt(0) + end;
    window.length = 4s;
    window.slide = 2s;
    window.statuses = 3;
    window.hashtags = {{1, tag, tag, 3, {}}};
    return window;
}

TEST(TableSinkTest, WritesABlockAWindowAndTheTotals)
{
    const auto path = testing::TempDir() + "table_sink_test";
    Output output(path, FlushPolicy::WhenFull);
    ASSERT_TRUE(output.open());
    TableSink sink(output, 80);
    ASSERT_TRUE(sink.window(windowTo(2s, "qt")));
    ASSERT_TRUE(sink.window(windowTo(4s, "c++")));
    Totals totals;
    totals.statuses = 6;
    totals.windows = 2;
    ASSERT_TRUE(sink.summary(totals));

    std::ifstream file(path);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    EXPECT_THAT(text, HasSubstr("to 1970-01-01 00:00:02 UTC\n"));
    EXPECT_THAT(text, HasSubstr("#c++"));
    EXPECT_THAT(text, EndsWith("\n\n6 statuses in 2 windows\n"));
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    std::filesystem::remove(path);
}

TEST(LastResultsTest, KeepsTheWindowsOfTheLastMomentAndTheTotals)
{
    LastResults last;
    ASSERT_TRUE(last.window(windowTo(2s, "a")));
    ASSERT_TRUE(last.window(windowTo(4s, "b")));
    ASSERT_TRUE(last.window(windowTo(4s, "c")));
    Totals totals;
    totals.statuses = 7;
    ASSERT_TRUE(last.summary(totals));
    ASSERT_EQ(last.get().windows.size(), 2U);
    EXPECT_EQ(last.get().windows[0].hashtags[0].tag, "b");
    EXPECT_EQ(last.get().windows[1].hashtags[0].tag, "c");
    EXPECT_EQ(last.get().totals.statuses, 7);
}

} // namespace
} // namespace app::cli
