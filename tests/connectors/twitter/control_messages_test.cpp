#include "connectors/twitter/control_messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace connectors::twitter;
using streaming::ErrorKind;
using testing::HasSubstr;

TEST(ControlMessagesTest, AreToldFromStatuses)
{
    EXPECT_EQ(std::get<LimitNotice>(controlMessage(R"({"limit":{"track":1234}})").value()).missed, 1234);
    const auto disconnect = std::get<Disconnect>(
        controlMessage(R"({"disconnect":{"code":4,"stream_name":"s","reason":"too slow"}})").value());
    EXPECT_EQ(disconnect.code, 4);
    EXPECT_EQ(disconnect.reason, "too slow");
    const auto warning = controlMessage(R"({"warning":{"code":"FALLING_BEHIND","message":"m","percent_full":60}})");
    EXPECT_EQ(std::get<FallingBehind>(warning.value()).percentFull, 60);
    for (const auto* const other : {R"({"id":1,"text":"{\"limit\":1}"})", R"({"delete":{}})", R"({"limited":{}})",
             R"({"warning":{"code":"FOLLOWS_OVER_LIMIT"}})", R"({"limit":)", R"({"limit":7})", "{}", ""})
        EXPECT_FALSE(controlMessage(other)) << other;
}

TEST(ControlMessagesTest, ANumberThatIsNoneCountsNothing)
{
    EXPECT_EQ(std::get<LimitNotice>(controlMessage(R"({"limit":{"track":"many"}})").value()).missed, 0);
    EXPECT_EQ(std::get<Disconnect>(controlMessage(R"({"disconnect":{}})").value()).code, 0);
}

TEST(ControlMessagesTest, TheCodeOfADisconnectSaysWhetherToComeBack)
{
    for (const int code : {6, 7}) {
        const auto error = errorOf(Disconnect{code, "r"});
        EXPECT_EQ(error.kind, ErrorKind::Credentials);
        EXPECT_THAT(error.message, HasSubstr("trendstream auth login twitter"));
    }
    const auto duplicate = errorOf(Disconnect{2, "newer connection"});
    EXPECT_EQ(duplicate.kind, ErrorKind::Refused);
    EXPECT_THAT(duplicate.message, HasSubstr("code 2: newer connection): stop the other copy"));
    for (const int code : {0, 1, 3, 4, 5, 8, 9, 10, 11, 12, 99})
        EXPECT_EQ(errorOf(Disconnect{code, "r"}).kind, ErrorKind::Unreachable) << code;
}

} // namespace
