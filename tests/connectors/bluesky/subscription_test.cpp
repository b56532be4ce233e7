#include "connectors/bluesky/subscription.h"
#include "tests/connectors/bluesky/bluesky_fixture.h"

namespace connectors::bluesky {
namespace {

using streaming::ErrorKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

std::string urlOf(std::map<std::string, std::string> texts, const Place& place = {}, const std::string& endpoint = {})
{
    const auto read = readBlueskySettings(settings(std::move(texts)));
    EXPECT_TRUE(read) << read.error().message;
    const auto all = addresses(*read, {}, endpoint);
    EXPECT_TRUE(all) << all.error().message;
    return subscriptionUrl(all->front(), *read, place);
}

TEST(BlueskySubscriptionTest, AsksForPostsAndReposts)
{
    EXPECT_EQ(urlOf({}),
        "wss://jetstream1.us-east.bsky.network/subscribe?maxMessageSizeBytes=0&wantedCollections=app.bsky.feed.post"
        "&wantedCollections=app.bsky.feed.repost&compress=true");
}

TEST(BlueskySubscriptionTest, SpeaksTheNewerWire)
{
    EXPECT_EQ(urlOf({{"wire", "events"}}),
        "wss://jetstream.us-east.bsky.network/xrpc/network.bsky.jetstream.subscribeEvents"
        "?kinds=commit&maxMessageSizeBytes=0"
        "&collections=app.bsky.feed.post&collections=app.bsky.feed.repost&zstdDictionary=20260811");
}

TEST(BlueskySubscriptionTest, AsksForMoreCollectionsOnce)
{
    const auto more = "app.bsky.feed.like, app.bsky.graph.*, app.bsky.feed.post";
    EXPECT_THAT(urlOf({{"collections", more}, {"compress", "false"}}),
        testing::EndsWith("feed.repost&wantedCollections=app.bsky.feed.like&wantedCollections=app.bsky.graph.*"));
}

TEST(BlueskySubscriptionTest, GoesOnFiveSecondsBeforeThePlace)
{
    const Place place{noon, 77};
    EXPECT_THAT(urlOf({}, place), HasSubstr("&cursor=1768478395000000"));
    EXPECT_THAT(urlOf({{"wire", "events"}}, place), HasSubstr("&cursor=77"));
    EXPECT_THAT(urlOf({{"wire", "events"}}, {noon, 0}), HasSubstr("&cursor=1768478395000000"));
}

TEST(BlueskySubscriptionTest, AnEndpointReplacesAllHosts)
{
    const auto endpoint = "http://127.0.0.1:8080/prefix";
    EXPECT_THAT(urlOf({}, {}, endpoint), testing::StartsWith("ws://127.0.0.1:8080/prefix/subscribe?"));
    const auto all = addresses(*readBlueskySettings({}), "one.example", endpoint);
    ASSERT_TRUE(all);
    EXPECT_THAT(*all, SizeIs(1));
    EXPECT_FALSE(addresses(*readBlueskySettings({}), {}, "http://one.example"));
}

TEST(BlueskySubscriptionTest, HostsAreThoseOfTheSourceElseOfTheSettings)
{
    const auto read = readBlueskySettings(settings({{"hosts", "one.example,two.example:8443"}}));
    const auto ofSettings = addresses(*read, {}, {});
    ASSERT_TRUE(ofSettings);
    EXPECT_THAT(*ofSettings, SizeIs(2));
    EXPECT_EQ(ofSettings->at(1).text(), "wss://two.example:8443/subscribe");
    const auto ofSource = addresses(*read, "three.example", {});
    ASSERT_TRUE(ofSource);
    EXPECT_THAT(*ofSource, SizeIs(1));
    EXPECT_THAT(*addresses(*readBlueskySettings({}), {}, {}), SizeIs(4));
}

TEST(BlueskySubscriptionTest, SaysWhatItDoesNotUnderstand)
{
    const std::vector<std::map<std::string, std::string>> wrong{{{"wire", "subscribeEvents"}},
        {{"compress", "zstd"}}, {{"collections", "likes"}}, {{"collections", "app.bsky.feed.like&cursor=1"}},
        {{"collection", "app.bsky.feed.like"}}};
    for (const auto& texts : wrong) {
        const auto read = readBlueskySettings(settings(texts));
        ASSERT_FALSE(read) << texts.begin()->second;
        EXPECT_EQ(read.error().kind, ErrorKind::Usage);
        EXPECT_THAT(read.error().message, HasSubstr(texts.begin()->first));
    }
    for (const auto* host : {"wss://one.example", "one.example/subscribe", "one example", "anna@one.example", ":80"}) {
        const auto all = addresses(*readBlueskySettings({}), host, {});
        ASSERT_FALSE(all) << host;
        EXPECT_THAT(all.error().message, HasSubstr("is no host"));
    }
}

} // namespace
} // namespace connectors::bluesky
