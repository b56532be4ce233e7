#include "connectors/http/answers.h"

#include <gmock/gmock.h>

namespace connectors::http {
namespace {

using namespace std::chrono_literals;
using streaming::ErrorKind;
using streaming::Time;
using streaming::timeAt;
using testing::EndsWith;
using testing::StartsWith;

constexpr Time now = timeAt(1'795'348'800'000); // Sun, 22 Nov 2026 12:00:00 GMT

struct Words {
    int status;
    std::string body;
    ErrorKind kind;
    std::string message;
};

TEST(AnswersTest, SaysWhatTheServerSays)
{
    const std::vector<Words> cases{
        {401, R"({"errors":[{"code":32,"message":"Could not authenticate you."}]})", ErrorKind::Credentials,
            "the server answered 401: Could not authenticate you. (code 32)"},
        {429, R"({"errors":[{"message":"Rate limit exceeded","code":88},{"message":"And more","code":1}]})",
            ErrorKind::RateLimited, "the server answered 429: Rate limit exceeded (code 88); And more (code 1)"},
        {401, R"({"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"})",
            ErrorKind::Credentials, "the server answered 401: Unauthorized"},
        {403, R"({"title":"Client Forbidden","detail":"Enroll it.","reason":"client-not-enrolled"})",
            ErrorKind::Refused, "the server answered 403: Client Forbidden: Enroll it. (client-not-enrolled)"},
        {429, R"({"title":"UsageCapExceeded","period":"Monthly","scope":"Product","detail":"Usage cap exceeded"})",
            ErrorKind::RateLimited, "the server answered 429: UsageCapExceeded: Usage cap exceeded (Monthly)"},
        {400, R"({"errors":[{"parameters":{"x":["1"]},"message":"x is unknown"}],"title":"Invalid Request"})",
            ErrorKind::Refused, "the server answered 400: Invalid Request; x is unknown"},
        {503, R"({"error":"Not now"})", ErrorKind::ServerFailed, "the server answered 503: Not now"},
        {400, R"({"error":"invalid_grant","error_description":"The grant is old."})", ErrorKind::Refused,
            "the server answered 400: invalid_grant: The grant is old."},
        {400, R"({"error":{"message":"No.","code":"AUTHENTICATION_FAILED","id":"b0a7"}})", ErrorKind::Refused,
            "the server answered 400: No. (AUTHENTICATION_FAILED)"},
        {420, "Exceeded connection limit for user\r\n", ErrorKind::RateLimited,
            "the server answered 420: Exceeded connection limit for user"},
        {502, "\n<html><head><TITLE>502 Bad &amp; Gateway</TITLE></head><body>…</body></html>",
            ErrorKind::ServerFailed, "the server answered 502: 502 Bad & Gateway"},
        {500, "<html><body><h1>Oops</h1><p>Later.</p></body></html>", ErrorKind::ServerFailed,
            "the server answered 500: Oops Later."},
        {404, "", ErrorKind::Refused, "the server answered 404"},
        {406, "{}", ErrorKind::Refused, "the server answered 406: {}"},
        {413, "[1]", ErrorKind::Refused, "the server answered 413: [1]"},
        {416, R"({"errors":"none","error":7})", ErrorKind::Refused,
            R"(the server answered 416: {"errors":"none","error":7})"},
        {599, "a\x1b[31m\xe2\x80\xae" "b\xff\tc", ErrorKind::ServerFailed,
            "the server answered 599: a [31mb\xef\xbf\xbd c"},
        {302, "moved", ErrorKind::Refused, "the server answered 302: moved"},
    };
    for (const auto& expected : cases) {
        const auto error = errorOf({.status = expected.status}, expected.body, now);
        EXPECT_EQ(error.message, expected.message);
        EXPECT_EQ(error.kind, expected.kind) << expected.message;
        EXPECT_EQ(error.retryAfter, std::nullopt);
    }
}

TEST(AnswersTest, CutsWhatIsLong)
{
    std::string body;
    for (int i = 0; i < 300; ++i) body += "é";
    const auto message = errorOf({.status = 500}, body, now).message;
    EXPECT_THAT(message, StartsWith("the server answered 500: éé"));
    EXPECT_THAT(message, EndsWith("éé…"));
    EXPECT_EQ(message.size(), std::string("the server answered 500: ").size() + 200 * 2 + 3);
}

TEST(AnswersTest, SaysWhereARedirectPoints)
{
    const auto error = errorOf({307, {{"Location", "https://example.com/\x1b"}}}, "moved", now);
    EXPECT_EQ(error.message, "the server answered 307 and points to https://example.com/");
    EXPECT_EQ(error.kind, ErrorKind::Refused);
}

struct Wait {
    int status;
    std::vector<Header> headers;
    std::optional<Duration> expected;
};

TEST(AnswersTest, HonoursTheServersWish)
{
    const std::string after = "Sun, 22 Nov 2026 12:02:00 GMT";
    const std::vector<Wait> cases{
        {503, {{"Retry-After", "120"}}, 120s},
        {503, {{"Retry-After", after}}, 120s},
        {503, {{"Retry-After", "Sunday, 22-Nov-26 12:02:00 GMT"}}, 120s},
        {503, {{"retry-after", "0"}}, std::nullopt},
        {503, {{"Retry-After", "Sun, 22 Nov 2026 11:00:00 GMT"}}, std::nullopt},
        {503, {{"Retry-After", "soon"}}, std::nullopt},
        {503, {{"Retry-After", "-5"}}, std::nullopt},
        {503, {{"Retry-After", "9223372036854775807"}}, std::nullopt},
        {503, {{"Retry-After", "99999999999999999999"}}, std::nullopt},
        {429, {{"x-rate-limit-reset", "1795349700"}}, 900s},
        {420, {{"X-Rate-Limit-Reset", "1795349700"}}, 900s},
        {429, {{"X-RateLimit-Reset", "2026-11-22T12:05:00.250000Z"}}, 300250ms},
        {429, {{"x-rate-limit-reset", "1795348000"}}, std::nullopt},
        {429, {{"x-rate-limit-reset", "9223372036854775807"}}, std::nullopt},
        {429, {{"x-rate-limit-reset", "1795349700"}, {"Retry-After", "60"}}, 900s},
        {429, {{"x-rate-limit-reset", "1795348830"}, {"Retry-After", "60"}}, 60s},
        {503, {{"x-rate-limit-reset", "1795349700"}}, std::nullopt}, // its limit is not what is met
        {429, {{"x-rate-limit-reset", "1795349700"}, {"Date", "Sun, 22 Nov 2026 12:10:00 GMT"}}, 300s},
        {429, {{"Retry-After", "60"}, {"Date", "Sun, 22 Nov 2026 12:10:00 GMT"}}, 60s},
        {429, {}, std::nullopt},
    };
    for (const auto& [status, headers, expected] : cases) {
        const auto named = headers.empty() ? std::string("none") : headers.front().name + ' ' + headers.front().value;
        EXPECT_EQ(errorOf({status, headers}, "", now).retryAfter, expected) << status << ' ' << named;
    }
}

TEST(AnswersTest, TellsHowTheClockDiffers)
{
    using Cases = std::vector<std::pair<std::string, std::optional<std::string>>>;
    const Cases cases{
        {"Sun, 22 Nov 2026 12:00:00 GMT", std::nullopt},
        {"Sun, 22 Nov 2026 12:00:59 GMT", std::nullopt},
        {"Sun, 22 Nov 2026 11:59:00 GMT", "your clock is 1 minute ahead"},
        {"Sun, 22 Nov 2026 11:53:00 GMT", "your clock is 7 minutes ahead"},
        {"Sun, 22 Nov 2026 12:07:20 GMT", "your clock is 7 minutes behind"},
        {"Sun, 22 Nov 2026 13:10:00 GMT", "your clock is 70 minutes behind"},
        {"Sun, 22 Nov 2026 09:00:00 GMT", "your clock is 3 hours ahead"},
        {"Sat, 22 Nov 2025 12:00:00 GMT", "your clock is 365 days ahead"},
        {"yesterday or so", std::nullopt},
    };
    for (const auto& [date, expected] : cases)
        EXPECT_EQ(clockComplaint({200, {{"DATE", date}}}, now), expected) << date;
    EXPECT_EQ(clockSkew({200, {{"Date", "Sun, 22 Nov 2026 11:53:00 GMT"}}}, now), Duration(7min));
    EXPECT_EQ(clockSkew({200, {}}, now), std::nullopt);
    EXPECT_EQ(clockComplaint({200, {}}, now), std::nullopt);
}

} // namespace
} // namespace connectors::http
