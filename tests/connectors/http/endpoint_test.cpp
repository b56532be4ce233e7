#include "connectors/http/endpoint.h"

#include <gmock/gmock.h>

#include <ostream>

namespace connectors::http {

void PrintTo(const Url& url, std::ostream* out) { *out << url.text(); }

namespace {

using streaming::ErrorKind;
using testing::HasSubstr;
using testing::Not;

TEST(EndpointTest, TakesAddressesApart)
{
    const std::vector<std::pair<std::string, Url>> cases{
        {"https://example.com", {"https", "example.com", 443, "/"}},
        {"http://example.com", {"http", "example.com", 80, "/"}},
        {"wss://example.com/subscribe?a=1&b=%2F", {"wss", "example.com", 443, "/subscribe", "a=1&b=%2F"}},
        {"ws://127.0.0.1:8080/x", {"ws", "127.0.0.1", 8080, "/x"}},
        {"HTTPS://Example.COM:8443/A/b.json", {"https", "example.com", 8443, "/A/b.json"}},
        {"https://[::1]:99/", {"https", "::1", 99, "/"}},
        {"https://example.com:443/", {"https", "example.com", 443, "/"}},
        {"http://127.1/", {"http", "127.0.0.1", 80, "/"}}, // what libcurl would connect to
        {"https://example.com?q", {"https", "example.com", 443, "/", "q"}},
    };
    for (const auto& [text, expected] : cases) {
        const auto url = parseUrl(text);
        ASSERT_TRUE(url) << text;
        EXPECT_EQ(*url, expected) << text;
    }
}

TEST(EndpointTest, WritesThePortWhereItIsNotTheSchemesOwn)
{
    for (const auto* text : {"https://example.com/a?b=c", "https://example.com:80/", "http://[::1]:443/x", "ws://a/"})
        EXPECT_EQ(parseUrl(text).value().text(), text);
    EXPECT_EQ(parseUrl("wss://example.com:443").value().text(), "wss://example.com/");
}

TEST(EndpointTest, RefusesWhatIsNoAddress)
{
    for (const auto* text : {"", "example.com", "/path", "127.0.0.1:8080", "localhost:8080", "ftp://example.com/",
             "https://", "https://example.com:0/", "https://example.com:65536/",
             "https://example.com:x/", "https://exa mple.com/", "https://example.com/a b",
             "https://example.com/\r\nHost: x"}) {
        const auto url = parseUrl(text);
        ASSERT_FALSE(url) << text;
        EXPECT_EQ(url.error().kind, ErrorKind::Usage) << text;
        EXPECT_THAT(url.error().message, HasSubstr("is no address")) << text;
    }
}

TEST(EndpointTest, ShowsNoPassword)
{
    for (const auto* text : {"https://anna:canary@example.com/", "https://canary@a.com/", "https:/anna:canary@x y"}) {
        const auto url = parseUrl(text);
        ASSERT_FALSE(url) << text;
        EXPECT_EQ(url.error().kind, ErrorKind::Usage);
        EXPECT_THAT(url.error().message, Not(HasSubstr("canary")));
    }
}

TEST(EndpointTest, KnowsLoopback)
{
    for (const auto* host : {"127.0.0.1", "127.255.0.9", "::1", "0:0:0:0:0:0:0:1", "localhost"})
        EXPECT_TRUE(isLoopback(host)) << host;
    for (const auto* host : {"", "128.0.0.1", "10.0.0.1", "0.0.0.0", "::", "::2", "example.com",
             "localhost.example.com", "127.0.0.1.example.com", "localhost."})
        EXPECT_FALSE(isLoopback(host)) << host;
}

struct Move {
    std::string service;
    std::string endpoint;
    std::string expected;
};

TEST(EndpointTest, MovesAService)
{
    const std::vector<Move> cases{
        {"https://api.x.com/2/rules?a=b", "", "https://api.x.com/2/rules?a=b"},
        {"https://api.x.com/2/rules?a=b", "http://127.0.0.1:8080", "http://127.0.0.1:8080/2/rules?a=b"},
        {"https://api.x.com/2/rules", "https://example.com/", "https://example.com/2/rules"},
        {"https://api.x.com/2/rules", "https://example.com:99/base/", "https://example.com:99/base/2/rules"},
        {"https://api.x.com/2/rules", "wss://example.com/base", "https://example.com/base/2/rules"},
        {"wss://jetstream/subscribe?c=1", "http://localhost:6008", "ws://localhost:6008/subscribe?c=1"},
        {"wss://jetstream/subscribe", "https://example.com", "wss://example.com/subscribe"},
        {"wss://jetstream/subscribe", "ws://[::1]:6008", "ws://[::1]:6008/subscribe"},
    };
    for (const auto& [service, endpoint, expected] : cases) {
        const auto moved = atEndpoint(parseUrl(service).value(), endpoint);
        ASSERT_TRUE(moved) << endpoint;
        EXPECT_EQ(moved->text(), expected);
    }
}

TEST(EndpointTest, KeepsPlainSchemesOnThisMachine)
{
    const auto service = parseUrl("https://api.x.com/2/rules").value();
    for (const auto* endpoint : {"http://example.com", "ws://10.0.0.1", "http://localhost.a.com", "https://a?q", "x"}) {
        const auto moved = atEndpoint(service, endpoint);
        ASSERT_FALSE(moved) << endpoint;
        EXPECT_EQ(moved.error().kind, ErrorKind::Usage);
    }
}

} // namespace
} // namespace connectors::http
