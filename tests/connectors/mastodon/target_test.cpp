#include "connectors/mastodon/target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace connectors::mastodon {
namespace {

using testing::HasSubstr;

const http::Url server = *http::parseUrl("https://social.example");
const http::Url streams = *http::parseUrl("wss://streams.example");

TEST(MastodonTargetTest, HasAnAddressOnEachWire)
{
    struct Row {
        const char* argument;
        const char* events;
        const char* messages;
        const char* timeline;
    };
    const Row rows[]{{"social.example", "/public", "stream=public", "public"},
        {"social.example/local", "/public/local", "stream=public%3Alocal", "public?local=true"},
        {"social.example/tag/caf\u00e9", "/hashtag?tag=caf%C3%A9", "stream=hashtag&tag=caf%C3%A9", "tag/caf%C3%A9"},
        {"social.example/list/9", "/list?list=9", "stream=list&list=9", "list/9"},
        {"social.example/user", "/user", "stream=user", "home"}};
    for (const auto& row : rows) {
        const auto target = parseTarget(row.argument);
        ASSERT_TRUE(target) << row.argument;
        EXPECT_EQ(target->text(), row.argument);
        EXPECT_EQ(eventsAddress(streams, *target).text(),
            std::string("https://streams.example/api/v1/streaming") + row.events);
        EXPECT_EQ(messagesAddress(streams, *target, Asking::InAddress).text(),
            std::string("wss://streams.example/api/v1/streaming?") + row.messages);
        EXPECT_EQ(timelineAddress(server, *target).text(),
            std::string("https://social.example/api/v1/timelines/") + row.timeline);
    }
}

TEST(MastodonTargetTest, IsReadWithoutCaseOfTheHostAndWithTheTagsSign)
{
    EXPECT_EQ(parseTarget("Social.Example:3000/tag/#Qt")->text(), "social.example:3000/tag/Qt");
    EXPECT_TRUE(parseTarget("h/user")->isPersonal());
    EXPECT_TRUE(parseTarget("h/list/1")->isPersonal());
    EXPECT_FALSE(parseTarget("h/tag/x")->isPersonal());
}

TEST(MastodonTargetTest, SaysWhatThereIs)
{
    for (const auto* wrong : {"", "/local", "h/", "h/tag/", "h/tag/#", "h/tag/a/b", "h/list/", "h/home", "https://h",
             "user@h", "h h", "h/localx", "h:99999"}) {
        const auto target = parseTarget(wrong);
        ASSERT_FALSE(target) << wrong;
        EXPECT_EQ(target.error().kind, streaming::ErrorKind::Usage);
        EXPECT_THAT(target.error().message, HasSubstr("mastodon:HOST/tag/NAME")) << wrong;
    }
}

TEST(MastodonTargetTest, AnEndpointTakesTheHostsPlace)
{
    const auto target = *parseTarget("social.example");
    EXPECT_EQ(serverOf(target, "")->text(), "https://social.example/");
    EXPECT_EQ(timelineAddress(*serverOf(target, "http://127.0.0.1:80/fake/"), target).text(),
        "http://127.0.0.1/fake/api/v1/timelines/public");
    EXPECT_FALSE(serverOf(target, "http://elsewhere.example"));
}

TEST(MastodonTargetTest, SubscribesInAMessage)
{
    EXPECT_EQ(subscription(*parseTarget("h/list/7")), R"({"list":"7","stream":"list","type":"subscribe"})");
    EXPECT_EQ(messagesAddress(streams, *parseTarget("h/user"), Asking::InMessage).text(),
        "wss://streams.example/api/v1/streaming");
}

} // namespace
} // namespace connectors::mastodon
