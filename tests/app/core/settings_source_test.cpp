#include "app/core/settings_source.h"

#include "connectors/feeds.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace app {
namespace {

using testing::HasSubstr;

std::string errorOf(std::string_view text)
{
    const auto source = parseSource(text);
    return source ? "no error" : source.error().message;
}

TEST(SettingsSourceTest, ReadsKindAndArgument)
{
    const std::tuple<const char*, const char*, const char*> rows[]{{"simulated", "simulated", ""},
        {"simulated:7", "simulated", "7"}, {"replay:no/such file", "replay", "no/such file"},
        {"directory:/incoming", "directory", "/incoming"}, {"socket:localhost:9999", "socket", "localhost:9999"},
        {"socket:[::1]:9999", "socket", "[::1]:9999"},
        {"mastodon:social.example/tag/qt", "mastodon", "social.example/tag/qt"}};
    for (const auto& [text, kind, argument] : rows) {
        const auto source = parseSource(text);
        ASSERT_TRUE(source) << text;
        EXPECT_EQ(source->kind, kind);
        EXPECT_EQ(source->argument, argument);
    }
}

TEST(SettingsSourceTest, TakesAnExistingFileOrFolderForAReplay)
{
    const auto folder = std::filesystem::path(testing::TempDir()) / "settings_source_test";
    std::filesystem::create_directories(folder);
    const auto file = (folder / "socket:feed").string();
    std::ofstream(file) << "{}";
    EXPECT_EQ(parseSource(file)->kind, "replay");
    EXPECT_EQ(parseSource(file)->argument, file);
    EXPECT_EQ(parseSource(folder.string())->kind, "replay");
    std::filesystem::remove_all(folder);
}

TEST(SettingsSourceTest, SaysWhatIsWrongAndWhatWouldBeRight)
{
    EXPECT_THAT(errorOf("simulted:7"), HasSubstr("did you mean simulated?"));
    EXPECT_THAT(errorOf("no/such/file"), HasSubstr("neither a source nor an existing file"));
    EXPECT_THAT(errorOf("simulated:seven"), HasSubstr("simulated[:SEED]"));
    EXPECT_THAT(errorOf("socket:localhost"), HasSubstr("socket:HOST:PORT"));
    EXPECT_THAT(errorOf("socket:localhost:70000"), HasSubstr("socket:HOST:PORT"));
    EXPECT_THAT(errorOf("socket:::1:99"), HasSubstr("socket:HOST:PORT"));
    EXPECT_THAT(errorOf("replay:"), HasSubstr("replay:PATH"));
    EXPECT_THAT(errorOf("mastodon:"), HasSubstr("mastodon:HOST[/local|/tag/NAME|/list/ID|/user]"));
    EXPECT_THAT(errorOf("twitter:firehose"), HasSubstr("twitter[:sample]"));
    EXPECT_THAT(errorOf("x:firehose"), HasSubstr("x[:sample]"));
    EXPECT_THAT(errorOf(""), HasSubstr("neither a source"));
}

TEST(SettingsSourceTest, KnowsTheKindsThatAreNotBuiltIn)
{
    for (const auto* text : {"kafka:b:9092/t",
             "mqtt:h:1883/t", "zeromq:tcp://h:1", "kinesis:r/s", "flume:h:1"}) {
        EXPECT_THAT(errorOf(text), HasSubstr("is not built into this version")) << text;
        EXPECT_THAT(errorOf(text), HasSubstr("simulated[:SEED]")) << text;
    }
}

TEST(SettingsSourceTest, NamesTheFeedsThatThereAre)
{
    std::vector<std::string_view> named;
    std::vector<std::string_view> built;
    for (const auto& kind : sourceKinds()) named.push_back(kind.name);
    for (const auto& feed : connectors::feeds()) built.push_back(feed.kind);
    EXPECT_THAT(named, testing::UnorderedElementsAreArray(built));
}

} // namespace
} // namespace app
