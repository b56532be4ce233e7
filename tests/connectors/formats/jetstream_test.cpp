#include "tests/connectors/formats/decoding.h"

#include <gmock/gmock.h>

using namespace connectors::formats;
using namespace connectors::formats::testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

std::string commit(std::string_view collection, std::string_view record, std::string_view operation = "create")
{
    return R"({"did":"did:plc:a","time_us":1783175888085434,"kind":"commit","commit":{"rev":"r","operation":")"
        + std::string(operation) + R"(","collection":")" + std::string(collection) + R"(","rkey":"k","record":)"
        + std::string(record) + "}}\n";
}

std::string post(std::string_view record) { return commit("app.bsky.feed.post", record); }

} // namespace

TEST(JetstreamTest, ReadsPosts)
{
    const auto row = decodeOne(post(R"({"text":"hi","langs":["pt","en"],"createdAt":"1999"})"),
        StatusDecoder({.filter = nullptr, .texts = TextScope::All}));
    EXPECT_EQ(row.id, "at://did:plc:a/app.bsky.feed.post/k");
    EXPECT_EQ(row.time, 1783175888085);
    EXPECT_EQ(row.language, "pt");
    EXPECT_EQ(row.author, "did:plc:a");
    EXPECT_EQ(row.text, "hi");
}

TEST(JetstreamTest, ReadsReposts)
{
    const auto row = decodeOne(
        commit("app.bsky.feed.repost", R"({"subject":{"cid":"c","uri":"at://did:plc:b/app.bsky.feed.post/x"}})"));
    EXPECT_EQ(row.retweetOf, "at://did:plc:b/app.bsky.feed.post/x");
    EXPECT_EQ(row.originalAuthor, "did:plc:b");
    EXPECT_EQ(row.retweetCount, std::nullopt);
    EXPECT_THAT(row.hashtags, IsEmpty());
}

TEST(JetstreamTest, TakesFacetsAndTags)
{
    EXPECT_THAT(
        decodeOne(
            post(
                R"({"tags":["Extra","$CASH","one"],"text":"#not","facets":[{"index":{},"features":[)"
                R"({"$type":"app.bsky.richtext.facet#tag","tag":"One"},{"$type":"app.bsky.richtext.facet#tag","tag":"$USD"},)"
                R"({"$type":"app.bsky.richtext.facet#link","uri":"u","tag":"no"}]}]})"))
            .hashtags,
        ElementsAre("one/One", "extra/Extra"));
}

TEST(JetstreamTest, WordsMayBeWrittenWithEscapesAndRecordsOverManyLines)
{
    EXPECT_THAT(decodeOne(post("{\n  \"facets\": [\n    {\n      \"features\": [ {\n        \"$type\" : "
                               R"("app.bsky.richtext.facet\u0023tag", "tag" : "One" } ] } ],"tags":["\u0024CASH"]})"))
                    .hashtags,
        ElementsAre("one/One"));
}

TEST(JetstreamTest, TheLanguageIsTheFirst)
{
    EXPECT_EQ(decodeOne(post(R"({"langs":["pt",5]})")).language, "pt");
    EXPECT_EQ(decodeOne(post(R"({"langs":[null,"en"]})")).language, "");
    EXPECT_EQ(decodeOne(post(R"({"langs":[]})")).language, "");
}

TEST(JetstreamTest, ExtractsOnlyWhereThereAreNeitherFacetsNorTags)
{
    EXPECT_THAT(decodeOne(post(R"({"text":"#a ＃b &#c"})")).hashtags, ElementsAre("a", "b"));
    EXPECT_THAT(decodeOne(post(R"({"text":"#a","facets":null})")).hashtags, ElementsAre("a"));
    EXPECT_THAT(decodeOne(post(R"({"text":"#a","facets":[]})")).hashtags, IsEmpty());
    EXPECT_THAT(decodeOne(post(R"({"text":"#a","tags":[]})")).hashtags, IsEmpty());
}

TEST(JetstreamTest, ReadsTheNewWire)
{
    const auto feed = decodeAll(
        R"({"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#commit","seq":5,"did":"did:plc:a",)"
        R"("time":"2026-08-14T10:00:00.123456Z","operation":"create","collection":"app.bsky.feed.post","rkey":"k",)"
        R"("record":{"text":"#a"}}})"
        R"({"$type":"message","payload":{"$type":"network.bsky.jetstream.subscribeEvents#identity","did":"did:plc:a"}})"
        R"({"$type":"message","payload":{"$type":"#info","name":"OutdatedCursor"}})"
        R"({"$type":"network.bsky.jetstream.subscribeEvents#account","did":"did:plc:a"})"
        R"({"$type":"error","error":"ConsumerTooSlow"})");
    ASSERT_EQ(feed.rows.size(), 1u);
    EXPECT_EQ(feed.rows[0].id, "at://did:plc:a/app.bsky.feed.post/k");
    EXPECT_EQ(feed.rows[0].time, 1786701600123);
    EXPECT_EQ(
        feed.other, (std::map<std::string, std::uint64_t>{{"account", 1}, {"error", 1}, {"identity", 1}, {"info", 1}}));
}

TEST(JetstreamTest, ReadsOldRecordings)
{
    const auto feed = decodeAll(
        R"({"did":"d","time_us":1725911162329308,"type":"com","commit":{"rev":"r","type":"c","collection":"app.bsky.feed.post","rkey":"k","record":{"text":""}}})"
        R"({"did":"d","time_us":1725911162329308,"type":"com","commit":{"type":"d","collection":"app.bsky.feed.like","rkey":"k"}})"
        R"({"did":"d","type":"id","identity":{}}{"did":"d","type":"acc","account":{}})");
    EXPECT_EQ(feed.rows.size(), 1u);
    EXPECT_EQ(feed.other,
        (std::map<std::string, std::uint64_t>{{"account", 1}, {"delete app.bsky.feed.like", 1}, {"identity", 1}}));
}

TEST(JetstreamTest, OtherMessagesCountByKindAndNeedNoTime)
{
    const auto feed = decodeAll(commit("app.bsky.feed.like", "{}") + commit("app.bsky.feed.like", "5")
        + commit("app.bsky.feed.post", "{}", "update") + R"({"did":"d","kind":"sync"})");
    EXPECT_EQ(feed.other,
        (std::map<std::string, std::uint64_t>{
            {"create app.bsky.feed.like", 2}, {"sync", 1}, {"update app.bsky.feed.post", 1}}));
    EXPECT_EQ(feed.malformed, 0u);
}

TEST(JetstreamTest, WrongTypesAreMalformed)
{
    for (const auto& record :
        {post(R"("x")"), post(R"({"text":5})"), post(R"({"text":"a","langs":"en"})"),
            post(R"({"text":"a","facets":{}})"), post(R"({"text":"a","tags":[5]})"),
            commit("app.bsky.feed.repost", "{}"), commit("app.bsky.feed.repost", R"({"subject":"at://x"})"),
            std::string(
                R"({"did":"d","time_us":"1783175888085434","kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.post","rkey":"k"}})"),
            std::string(
                R"({"did":"d","kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.post","rkey":"k"}})"),
            std::string(R"({"did":"d","time_us":1783175888085434,"kind":"commit"})"),
            std::string(
                R"({"did":null,"time_us":1783175888085434,"kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.post","rkey":"k"}})"),
            std::string(
                R"({"time_us":1783175888085434,"kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.post","rkey":"k"}})"),
            std::string(R"({"did":"d","time_us":1783175888085434,"kind":5})")}) {
        const auto feed = decodeAll(record);
        EXPECT_EQ(feed.malformed, 1u) << record;
        EXPECT_TRUE(feed.rows.empty() && feed.other.empty()) << record;
    }
}
