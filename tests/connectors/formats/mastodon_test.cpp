#include "tests/connectors/formats/decoding.h"

#include <gmock/gmock.h>

using namespace connectors::formats;
using namespace connectors::formats::testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

constexpr std::string_view toot =
    R"({"id":"1","created_at":"2022-08-30T23:05:46.839Z","language":null,"uri":"https://a/1","url":"https://b/1",)"
    R"("content":"<p>hi #not</p>","reblog":null,"account":{"acct":"ada@a","url":"https://a/ada"},)"
    R"("tags":[{"name":"qt","url":"https://a/tags/qt"}]})";

std::string event(std::string_view name, std::string_view data, std::string_view end = "\n")
{
    return "event: " + std::string(name) + std::string(end) + "data: " + std::string(data) + std::string(end)
        + std::string(end);
}

} // namespace

TEST(MastodonTest, ReadsStatuses)
{
    const auto row = decodeOne(toot, StatusDecoder({.filter = nullptr, .texts = TextScope::All}));
    EXPECT_EQ(row.id, "https://a/1");
    EXPECT_EQ(row.time, 1661900746839);
    EXPECT_EQ(row.author, "ada@a");
    EXPECT_EQ(row.text, "hi #not");
    EXPECT_THAT(row.hashtags, ElementsAre("qt"));
}

TEST(MastodonTest, TakesTheNextIdWhereOneIsMissing)
{
    constexpr std::string_view rest = R"("created_at":"2022-08-30T23:05:46Z","content":"#x","account":{}})";
    EXPECT_EQ(decodeOne(R"({"id":"1","uri":null,"url":"u",)" + std::string(rest)).id, "u");
    const auto row = decodeOne(R"({"id":"1",)" + std::string(rest));
    EXPECT_EQ(row.id, "1");
    EXPECT_THAT(row.hashtags, IsEmpty());
}

TEST(MastodonTest, AReblogHasWhatItsOriginalHas)
{
    const auto row =
        decodeOne(R"({"id":"2","created_at":"2022-08-30T23:05:46Z","uri":"https://a/2","content":"","tags":[],)"
                  R"("account":{"acct":"bob"},"language":null,"reblog":{"id":"1","uri":"https://a/1",)"
                  R"("language":"en","content":"a<br>&lt;b","reblogs_count":4,"account":{"acct":"ada"},)"
                  R"("tags":[{"name":"qt"}]}})");
    EXPECT_EQ(row.retweetOf, "https://a/1");
    EXPECT_EQ(row.retweetCount, 4);
    EXPECT_EQ(row.originalAuthor, "ada");
    EXPECT_EQ(row.originalText, "a\n<b");
    EXPECT_EQ(row.language, "");
    EXPECT_THAT(row.hashtags, ElementsAre("qt"));
}

TEST(MastodonTest, ReadsServerSentEventsWithAnyLineEnd)
{
    for (const std::string_view end : {"\n", "\r", "\r\n"}) {
        const std::string e(end);
        const auto feed = decodeAll(":)" + e + event("update", toot, end) + ":thump" + e + e + event("delete", "5", end)
            + "event: filters_changed" + e + "data:undefined" + e + "id: 4" + e + e + "retry: 5" + e + "data" + e + e
            + "event: nothing" + e + e);
        EXPECT_EQ(feed.rows.size(), 1u);
        EXPECT_EQ(feed.malformed, 0u);
        EXPECT_EQ(
            feed.other, (std::map<std::string, std::uint64_t>{{"delete", 1}, {"filters_changed", 1}, {"message", 1}}));
    }
}

TEST(MastodonTest, DataMayStandOnSeveralLines)
{
    std::string data(toot);
    data.insert(data.find(",\"uri\"") + 1, "\n: a comment \"\ndata:");
    EXPECT_EQ(decodeAll(event("update", data)).rows.size(), 1u);
}

TEST(MastodonTest, AnEventThatDoesNotEndIsNotDispatched)
{
    const auto whole = event("update", toot);
    const auto feed = decodeAll(std::string_view(whole).substr(0, whole.size() - 1));
    EXPECT_EQ(feed, Feed{});
}

TEST(MastodonTest, BadUpdatesAreMalformed)
{
    for (const std::string_view data :
        {"", "5", "[]", "{}", "{\"uri\":\"a\"", R"({"uri":"a","created_at":"2022"})", "{} {}", "{\"uri\":\"a\xFF\"}"}) {
        const auto feed = decodeAll(event("update", data) + event("delete", "1"));
        EXPECT_EQ(feed.malformed, 1u) << data;
        EXPECT_EQ(feed.other.size(), 1u) << data;
    }
}

TEST(MastodonTest, WrongTypesAreMalformed)
{
    for (const std::string_view more : {R"("account":"ada")", R"("account":{"acct":5})", R"("account":{"url":[]})",
             R"("content":5)", R"("tags":{})", R"("language":5)", R"("reblog":"x")"}) {
        const auto record =
            R"({"id":"2","created_at":"2022-08-30T23:05:46Z","uri":"https://a/2","visibility":"public",)"
            + std::string(more) + "}";
        EXPECT_EQ(decodeAll(record).malformed, 1u) << record;
    }
}

TEST(MastodonTest, AnEventWithoutANameCarriesADocument)
{
    const auto feed = decodeAll("data: " + std::string(toot) + "\n\ndata: [{},5]\n\ndata: {]\n\ndata: hi\n\n");
    EXPECT_EQ(feed.rows.size(), 1u);
    EXPECT_EQ(feed.malformed, 2u);
    EXPECT_EQ(feed.other, (std::map<std::string, std::uint64_t>{{"empty", 1}, {"message", 1}}));
}

TEST(MastodonTest, ReadsWebSocketMessages)
{
    std::string payload;
    for (const char c : toot) (c == '"' ? payload += '\\' : payload) += c;
    const auto feed = decodeAll(R"({"stream":["public"],"event":"update","payload":")" + payload + "\"}\n"
        + R"({"stream":["public"],"event":"delete","payload":"106692867363994015"})" + "\n"
        + R"({"stream": ["user"], "event": "filters_changed"})" + "\n"
        + R"({"stream":["public"],"event":"update","payload":5})" + "\n" + R"({"stream":["public"],"event":"update"})"
        + "\n" + R"({"error":"no","status":400})");
    ASSERT_EQ(feed.rows.size(), 1u);
    EXPECT_EQ(feed.rows[0].id, "https://a/1");
    EXPECT_EQ(feed.malformed, 2u);
    EXPECT_EQ(feed.other, (std::map<std::string, std::uint64_t>{{"delete", 1}, {"error", 1}, {"filters_changed", 1}}));
}
