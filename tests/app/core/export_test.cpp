#include "app/core/export.h"

#include "app/core/csv_sink.h"
#include "app/core/ndjson_sink.h"
#include "app/core/trend_history.h"
#include "tests/support/temp_directory.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace app {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::HasSubstr;

std::string contentOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

WindowResult sampleWindow()
{
    WindowResult window{streaming::timeAt(1439761322000), 60s, 2s, 2031, 766, 660, 471, {}, {}};
    window.hashtags = {{1, "mtvhottest", "MTVHottest", 76, {}}, {2, "=sum(a1)", "=SUM(A1)", 5, {}}};
    window.retweeted = {{1, "633030754914668544", 5, 58, "nasa", "Liftoff, \"now\"", {}},
        {2, "at://did/post/1", 2, std::nullopt, std::nullopt, std::nullopt, {}, "what a post said"}};
    return window;
}

const ShownRows all{{"mtvhottest", "=sum(a1)"}, {"633030754914668544", "at://did/post/1"}};

/// As a window has it that looks back.
WindowResult kept(const WindowResult& result)
{
    TrendHistory history(1h);
    EXPECT_TRUE(history.window(result));
    return *history.viewAt(result.length, result.end)->reported;
}

template <class Sink>
std::string written(const WindowResult& result)
{
    const support::TempDirectory folder;
    const auto path = folder.path() / "out";
    Output output(path.string(), FlushPolicy::WhenFull);
    EXPECT_TRUE(output.open());
    Sink sink(output);
    EXPECT_TRUE(sink.window(result));
    EXPECT_TRUE(output.finish());
    return contentOf(path);
}

TEST(ExportTest, IsWhatTheCommandLineWrites)
{
    const auto result = sampleWindow();
    EXPECT_EQ(exported(kept(result), all, ExportFormat::Ndjson), written<NdjsonSink>(result));
    EXPECT_EQ(exported(kept(result), all, ExportFormat::Csv), written<CsvSink>(result));
    EXPECT_THAT(exported(kept(result), all, ExportFormat::Csv), HasSubstr(",'=sum(a1),'=SUM(A1),5\n"));
}

TEST(ExportTest, HoldsTheRowsThatAreShown)
{
    auto window = sampleWindow();
    window.pinned = {{0, "gone", "gone", 0, {}}};
    EXPECT_EQ(exported(window, {{"mtvhottest"}, {}}, ExportFormat::Csv),
        "end,length_ms,kind,rank,key,display,count\n"
        "2015-08-16T21:42:02.000Z,60000,hashtag,1,mtvhottest,MTVHottest,76\n");
}

TEST(ExportTest, JsonIsTheSameObjectOverLines)
{
    const auto json = exported(sampleWindow(), {{"mtvhottest"}, {}}, ExportFormat::Json);
    EXPECT_THAT(json, testing::StartsWith("{\n  \"type\": \"window\",\n  \"end\": \"2015-08-16T21:42:02.000Z\",\n"));
    EXPECT_THAT(json, HasSubstr("      \"display\": \"MTVHottest\",\n"));
    EXPECT_THAT(json, testing::EndsWith("\n  \"retweeted\": []\n}\n"));
}

TEST(ExportTest, AFileIsWholeOrNotThere)
{
    const support::TempDirectory folder;
    const auto path = (folder.path() / "trends.csv").string();
    ASSERT_TRUE(writeWhole(path, "old"));
    ASSERT_TRUE(writeWhole(path, "new"));
    EXPECT_EQ(contentOf(path), "new");
    fs::create_directory(path + ".part"); // nothing can be written there
    const auto failed = writeWhole(path, "newer");
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().kind, streaming::ErrorKind::Write);
    EXPECT_THAT(failed.error().message, HasSubstr("trends.csv"));
    EXPECT_EQ(contentOf(path), "new");
    EXPECT_FALSE(writeWhole((folder.path() / "nowhere" / "trends.csv").string(), "x"));
}

TEST(ExportTest, NoHalfFileStaysWhereTheNameIsTaken)
{
    const support::TempDirectory folder;
    const auto path = folder.path() / "folder.csv";
    fs::create_directory(path);
    EXPECT_FALSE(writeWhole(path.string(), "x"));
    EXPECT_FALSE(fs::exists(path.string() + ".part"));
}

} // namespace
} // namespace app
