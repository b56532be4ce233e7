#include "connectors/formats/writer.h"

#include "connectors/common/text.h"
#include "connectors/formats/ids.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

namespace connectors::formats {
namespace {

using nlohmann::json;

const streaming::Time noon = streaming::timeAt(1'768'478'400'123);

const WritableAuthor lena{.id = 77, .screenName = "lena_reads", .displayName = "Lena \"L\" O'Neil 日", .joined = noon};
const WritableAuthor tom{.id = 78, .screenName = "tom", .displayName = "Tom", .joined = noon};

/// A post of `text` with its hashtags where twitter-text finds them.
WritablePost postOf(std::string text)
{
    WritablePost post;
    post.id = snowflake(noon, 5);
    post.time = noon;
    post.author = &lena;
    post.language = "ja";
    post.text = std::move(text);
    std::vector<std::string_view> names;
    extractHashtags(post.text, names);
    for (const auto name : names) {
        const auto begin = static_cast<std::uint32_t>(name.data() - post.text.data());
        const auto end = begin + static_cast<std::uint32_t>(name.size());
        post.hashtags.push_back({{begin - 1, end}, {begin, end}});
    }
    return post;
}

WritableRetweet retweetOf(WritablePost original)
{
    original.retweetCount = 12;
    return {snowflake(noon, 9), noon + streaming::Duration(1), &tom, std::move(original)};
}

json written(Wire wire, const WritableRecord& record)
{
    std::string out;
    appendRecord(wire, record, out);
    if (wire == Wire::Mastodon) {
        const std::string_view head = "event: update\ndata: ";
        EXPECT_TRUE(out.starts_with(head) && out.ends_with("}\n\n")) << out;
        out.erase(0, head.size());
    }
    EXPECT_EQ(out.find('\n'), out.find_last_not_of('\n') + 1) << "a record is one line";
    return json::parse(out);
}

constexpr auto awkward = "😀 R&D <3> \"quoted\"\nback\\slash 日本 #猫部 & #CoffeeDay";

TEST(WriterTest, TwitterCountsPlacesInCodePointsOfTheEscapedText)
{
    const auto status = written(Wire::Twitter, postOf("😀 a&b #猫部"));
    EXPECT_EQ(status["text"], "😀 a&amp;b #猫部");
    EXPECT_EQ(status["entities"]["hashtags"], json::parse(R"([{"text":"猫部","indices":[10,13]}])"));
}

TEST(WriterTest, XCountsPlacesInCodePointsOfTheEscapedText)
{
    const auto status = written(Wire::X, postOf("😀 a&b #猫部"))["data"];
    EXPECT_EQ(status["text"], "😀 a&amp;b #猫部");
    EXPECT_EQ(status["entities"]["hashtags"], json::parse(R"([{"start":10,"end":13,"tag":"猫部"}])"));
}

TEST(WriterTest, JetstreamCountsPlacesInBytes)
{
    const auto record = written(Wire::Jetstream, postOf("😀 a&b #猫部"))["commit"]["record"];
    EXPECT_EQ(record["text"], "😀 a&b #猫部");
    EXPECT_EQ(record["facets"][0]["index"], json::parse(R"({"byteStart":9,"byteEnd":16})"));
    EXPECT_EQ(record["facets"][0]["features"][0]["tag"], "猫部");
}

TEST(WriterTest, EveryWireCarriesAwkwardTextUnharmed)
{
    const auto post = postOf(awkward);
    std::string text;
    appendEntitiesDecoded(written(Wire::Twitter, post)["text"].get<std::string>(), text);
    EXPECT_EQ(text, awkward);
    text.clear();
    appendEntitiesDecoded(written(Wire::X, post)["data"]["text"].get<std::string>(), text);
    EXPECT_EQ(text, awkward);
    text.clear();
    appendWithoutMarkup(written(Wire::Mastodon, post)["content"].get<std::string>(), text);
    EXPECT_EQ(text, awkward);
    EXPECT_EQ(written(Wire::Jetstream, post)["commit"]["record"]["text"], awkward);
}

TEST(WriterTest, TwitterCutsLongTextsAndGivesThemWhole)
{
    const auto status = written(Wire::Twitter, postOf(std::string(139, 'x') + " #Late"));
    EXPECT_EQ(status["truncated"], true);
    EXPECT_EQ(status["text"], std::string(139, 'x') + "…");
    EXPECT_EQ(status["entities"]["hashtags"], json::array());
    EXPECT_EQ(status["extended_tweet"]["full_text"], std::string(139, 'x') + " #Late");
    EXPECT_EQ(status["extended_tweet"]["entities"]["hashtags"][0]["text"], "Late");
}

TEST(WriterTest, XCutsLongTextsAndGivesThemWhole)
{
    const auto status = written(Wire::X, postOf(std::string(279, 'x') + " #Late"))["data"];
    EXPECT_EQ(status["text"], std::string(279, 'x') + "…");
    EXPECT_EQ(status["entities"]["hashtags"], json::array());
    EXPECT_EQ(status["note_tweet"]["entities"]["hashtags"][0]["tag"], "Late");
    EXPECT_FALSE(written(Wire::X, postOf(std::string(280, 'x')))["data"].contains("note_tweet"));
}

TEST(WriterTest, TwitterRetweetsCarryTheOriginal)
{
    const auto status = written(Wire::Twitter, retweetOf(postOf("to #猫部")));
    const auto& original = status["retweeted_status"];
    EXPECT_EQ(status["text"], "RT @lena_reads: to #猫部");
    EXPECT_EQ(status["entities"]["hashtags"][0]["indices"], json::parse("[19,22]"));
    EXPECT_EQ(status["user"]["screen_name"], "tom");
    EXPECT_EQ(status["timestamp_ms"], "1768478400124");
    EXPECT_EQ(status["retweet_count"], 0);
    EXPECT_EQ(original["id_str"], std::to_string(snowflake(noon, 5)));
    EXPECT_EQ(original["id"], snowflake(noon, 5));
    EXPECT_EQ(original["retweet_count"], 12);
    EXPECT_EQ(original["text"], "to #猫部");
    EXPECT_EQ(original["user"]["screen_name"], "lena_reads");
    EXPECT_EQ(original["user"]["name"], lena.displayName);
}

TEST(WriterTest, XRetweetsReferToTheOriginalInIncludes)
{
    const auto object = written(Wire::X, retweetOf(postOf("to #猫部")));
    const auto id = std::to_string(snowflake(noon, 5));
    EXPECT_EQ(object["data"]["referenced_tweets"], json::parse(R"([{"type":"retweeted","id":")" + id + "\"}]"));
    EXPECT_EQ(object["data"]["created_at"], "2026-01-15T12:00:00.124Z");
    EXPECT_EQ(object["includes"]["tweets"][0]["id"], id);
    EXPECT_EQ(object["includes"]["tweets"][0]["public_metrics"]["retweet_count"], 12);
    EXPECT_EQ(object["includes"]["tweets"][0]["author_id"], object["includes"]["users"][1]["id"]);
    EXPECT_EQ(object["includes"]["users"][1]["username"], "lena_reads");
}

TEST(WriterTest, MastodonReblogsCarryTheOriginal)
{
    const auto status = written(Wire::Mastodon, retweetOf(postOf("to #猫部")));
    EXPECT_EQ(status["created_at"], "2026-01-15T12:00:00.124Z");
    EXPECT_EQ(status["tags"], json::array());
    EXPECT_EQ(status["reblog"]["uri"], written(Wire::Mastodon, postOf("x"))["uri"]);
    EXPECT_EQ(status["reblog"]["reblogs_count"], 12);
    EXPECT_EQ(status["reblog"]["tags"][0]["name"], "猫部");
    EXPECT_TRUE(status["reblog"]["account"]["acct"].get<std::string>().starts_with("lena_reads@"));
}

TEST(WriterTest, JetstreamRepostsPointToTheOriginal)
{
    const auto post = written(Wire::Jetstream, postOf("to #猫部"));
    const auto repost = written(Wire::Jetstream, retweetOf(postOf("to #猫部")));
    const auto uri =
        "at://" + post["did"].get<std::string>() + "/app.bsky.feed.post/" + post["commit"]["rkey"].get<std::string>();
    EXPECT_EQ(repost["commit"]["collection"], "app.bsky.feed.repost");
    EXPECT_EQ(repost["commit"]["record"]["subject"]["uri"], uri);
    EXPECT_EQ(repost["time_us"].get<std::int64_t>() / 1000, 1'768'478'400'124);
}

TEST(WriterTest, EveryWireHasItsDelete)
{
    const WritableDelete gone{.id = snowflake(noon, 5), .authorId = lena.id, .time = noon};
    const auto id = std::to_string(gone.id);
    EXPECT_EQ(written(Wire::Twitter, gone)["delete"]["status"]["id_str"], id);
    EXPECT_EQ(written(Wire::X, gone)["delete"]["tweet"]["id"], id);
    const auto commit = written(Wire::Jetstream, gone)["commit"];
    EXPECT_EQ(commit["operation"], "delete");
    EXPECT_EQ(commit["rkey"], written(Wire::Jetstream, postOf("x"))["commit"]["rkey"]);
    std::string event;
    appendRecord(Wire::Mastodon, gone, event);
    EXPECT_EQ(event, "event: delete\ndata: " + id + "\n\n");
}

TEST(WriterTest, RecordKeysTellStatusesOfOneMillisecondApartAndSortByTime)
{
    std::string first, second, later;
    appendRecordKey(snowflake(noon, 1), first);
    appendRecordKey(snowflake(noon, 2), second);
    appendRecordKey(snowflake(noon + streaming::Duration(2), 0), later);
    EXPECT_EQ(first.size(), 13u);
    EXPECT_LT(first, second);
    EXPECT_LT(second, later);
}

TEST(WriterTest, WiresAreKnownByName)
{
    for (const auto& known : wireNames) EXPECT_EQ(wireNamed(known.name), known.wire);
    EXPECT_EQ(wireNamed("Twitter"), std::nullopt);
}

} // namespace
} // namespace connectors::formats
