#include "connectors/mastodon/messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace connectors::mastodon {
namespace {

using streaming::ErrorKind;
using testing::HasSubstr;

std::string read(std::string_view message)
{
    const auto event = readMessage(message, {});
    if (!event) return event.error().message;
    return *event ? (*event)->name + '|' + (*event)->payload : "nothing";
}

TEST(MastodonMessagesTest, PayloadsAreTextWithinTheMessage)
{
    EXPECT_EQ(
        read(R"({"stream":["public"],"event":"update","payload":"{\"id\":\"01HX\",\"content\":\"<p>\\\"\u00fc\"}"})"),
        R"(update|{"id":"01HX","content":"<p>\"ü"})");
    EXPECT_EQ(read(R"({"stream":["user"],"event":"delete","payload":"116"})"), "delete|116");
    EXPECT_EQ(read(R"({"event":"filters_changed"})"), "filters_changed|");
    EXPECT_EQ(read(R"({"event":"update","payload":{"id":"1"}})"), R"(update|{"id":"1"})"); // not encoded twice
}

TEST(MastodonMessagesTest, WhatCannotBeReadIsCountedAsAStatusThatCannot)
{
    EXPECT_EQ(read("{\"event\":\"upda"), "update|{\"event\":\"upda");
    EXPECT_EQ(read("[1]"), "update|[1]");
    EXPECT_EQ(read(R"({"type":"hello"})"), "nothing");
}

TEST(MastodonMessagesTest, ErrorsHaveTheKindOfTheirStatus)
{
    EXPECT_EQ(read(R"({"error":"Unknown channel requested","status":400})"),
        "the server answered 400: Unknown channel requested");
    EXPECT_EQ(readMessage(R"({"error":"No access","status":401})", {}).error().kind, ErrorKind::Credentials);
    EXPECT_EQ(readMessage(R"({"error":"Not found","status":404})", {}).error().kind, ErrorKind::Refused);
    EXPECT_EQ(readMessage(R"({"error":"oops"})", {}).error().kind, ErrorKind::ServerFailed);
    EXPECT_THAT(read(R"({"error":"oops"})"), HasSubstr("oops"));
}

TEST(MastodonMessagesTest, PleromaAnswersInAnEvent)
{
    const auto answer = [](const std::string& payload) {
        return R"({"event":"pleroma:respond","payload":")" + payload + R"("})";
    };
    EXPECT_EQ(read(answer(R"({\"type\":\"pleroma:authenticate\",\"result\":\"success\"})")), "nothing");
    EXPECT_EQ(read(answer(R"({\"type\":\"subscribe\",\"result\":\"ignored\"})")), "nothing");
    EXPECT_EQ(read(answer(R"({\"result\":\"error\",\"error\":\"already_authenticated\"})")), "nothing");
    const auto wrong = readMessage(
        answer(R"({\"type\":\"pleroma:authenticate\",\"result\":\"error\",\"error\":\"unauthorized\"})"), {});
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().kind, ErrorKind::Credentials);
    EXPECT_THAT(wrong.error().message, HasSubstr("unauthorized"));
    const auto unknown =
        readMessage(answer(R"({\"type\":\"subscribe\",\"result\":\"error\",\"error\":\"bad_topic\"})"), {});
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().kind, ErrorKind::Refused);
}

} // namespace
} // namespace connectors::mastodon
