#include "connectors/x/problems.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace connectors::x {
namespace {

using namespace std::chrono_literals;
using streaming::ErrorKind;
using testing::HasSubstr;

const std::string problems = "https://api.twitter.com/2/problems/";

std::string inStream(const std::string& problem) { return R"({"errors":[{)" + problem + "}]}"; }

struct Case {
    std::string body;
    ErrorKind kind;
    std::string words;
};

const Case cases[] = {
    {R"("title":"operational-disconnect","disconnect_type":"UpstreamOperationalDisconnect","detail":"for reasons")",
        ErrorKind::Unreachable, "X ended the stream (UpstreamOperationalDisconnect): for reasons"},
    {R"("type":")" + problems + R"(operational-disconnect","disconnect_type":"ForceDisconnect")",
        ErrorKind::Unreachable, "ForceDisconnect"},
    {R"("disconnect_type":"SlowReader")", ErrorKind::Unreachable, "SlowReader"},
    {R"("title":"ConnectionException","connection_issue":"TooManyConnections")", ErrorKind::RateLimited,
        "another program uses this app's stream"},
    {R"("title":"ConnectionException","connection_issue":"ProvisioningSubscription")", ErrorKind::Refused,
        "developer console"},
    {R"("title":"ConnectionException","connection_issue":"RuleConfigurationIssue")", ErrorKind::Refused,
        "trendstream rules add"},
    {R"("title":"ConnectionException","connection_issue":"RulesInvalidIssue")", ErrorKind::Refused,
        "trendstream rules list"},
    {R"("title":"UsageCapExceeded","period":"Monthly")", ErrorKind::Refused, "the posts of this month are used up"},
    {R"("type":")" + problems + R"(usage-capped","period":"Daily")", ErrorKind::Refused,
        "the posts of today are used up"},
    {R"("title":"CreditsDepleted")", ErrorKind::Refused, "no credits left"},
    {R"("code":88,"message":"Rate limit exceeded")", ErrorKind::RateLimited, "Rate limit exceeded"},
    {R"("code":89,"message":"Invalid or expired token")", ErrorKind::Credentials, "trendstream auth login x"},
};

TEST(ProblemsTest, EveryEndOfAStreamHasItsMeaning)
{
    for (const auto& [body, kind, words] : cases) {
        const auto error = streamEnd(inStream(body));
        EXPECT_EQ(error.kind, kind) << body;
        EXPECT_THAT(error.message, HasSubstr(words));
        EXPECT_EQ(streamEnd("{" + body + "}").kind, kind) << body; // an object of its own
    }
    EXPECT_EQ(streamEnd(inStream(R"("title":"something new")")).kind, ErrorKind::Unreachable);
    EXPECT_THAT(streamEnd(inStream(R"("title":"something new")")).message, HasSubstr("something new"));
}

TEST(ProblemsTest, AnswersMeanWhatTheirBodySays)
{
    const auto of = [](int status, const std::string& body, std::vector<http::Header> headers = {}) {
        return refusal({status, std::move(headers)}, body, streaming::Time(1700000000s));
    };
    EXPECT_EQ(of(429, R"({"title":"UsageCapExceeded","period":"Monthly"})").kind, ErrorKind::Refused);
    const auto second = of(429, R"({"title":"ConnectionException","connection_issue":"TooManyConnections"})",
        {{"x-rate-limit-reset", "1700000300"}});
    EXPECT_EQ(second.kind, ErrorKind::RateLimited);
    EXPECT_EQ(second.retryAfter, 300s);
    EXPECT_THAT(second.message, HasSubstr("another program"));
    const auto notLimited = of(429, R"({"connection_issue":"TooManyConnections"})",
        {{"x-rate-limit-remaining", "48"}, {"x-rate-limit-reset", "1700000300"}});
    EXPECT_EQ(notLimited.kind, ErrorKind::RateLimited);
    EXPECT_EQ(notLimited.retryAfter, std::nullopt);
    EXPECT_THAT(of(409, "").message, HasSubstr("rules add"));
    EXPECT_EQ(of(409, "").kind, ErrorKind::Refused);
    EXPECT_EQ(of(503, inStream(R"("disconnect_type":"InternalError")")).kind, ErrorKind::ServerFailed);
    EXPECT_EQ(of(401, "").kind, ErrorKind::Credentials);
    EXPECT_THAT(of(401, "").message, HasSubstr("auth login x"));
    EXPECT_EQ(of(402, R"({"title":"CreditsDepleted"})").kind, ErrorKind::Refused);
    EXPECT_EQ(of(404, "<html>").kind, ErrorKind::Refused);
}

} // namespace
} // namespace connectors::x
