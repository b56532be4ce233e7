#include "connectors/websocket/proxy.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <vector>

namespace connectors::websocket {
namespace {

using streaming::ErrorKind;

const http::Url server{.scheme = "wss", .host = "feed.example", .port = 443};

streaming::Result<std::optional<Proxy>> proxyOf(const std::string& address, const std::string& except = "")
{
    return proxyFor(server, {.proxy = credentials::Secret(address), .except = except});
}

TEST(ProxyTest, ReadsTheAddress)
{
    struct Case {
        std::string address, host;
        int port;
        std::string authorization;
    };
    const std::vector<Case> cases{
        {"http://proxy.example:3128", "proxy.example", 3128, ""},
        {"HTTP://proxy.example:3128/", "proxy.example", 3128, ""},
        {"proxy.example", "proxy.example", 1080, ""},
        {"http://[2001:db8::1]", "2001:db8::1", 1080, ""},
        {"[2001:db8::1]:8080", "2001:db8::1", 8080, ""},
        {"http://user:pass@proxy.example:1", "proxy.example", 1, "Basic dXNlcjpwYXNz"},
        {"http://us%65r:p%40ss%@proxy.example:1", "proxy.example", 1, "Basic dXNlcjpwQHNzJQ=="},
    };
    for (const auto& [address, host, port, authorization] : cases) {
        const auto proxy = proxyOf(address);
        ASSERT_TRUE(proxy && *proxy) << address;
        EXPECT_EQ((*proxy)->host, host) << address;
        EXPECT_EQ((*proxy)->port, port) << address;
        EXPECT_EQ((*proxy)->authorization.reveal(), authorization) << address;
    }
}

TEST(ProxyTest, RefusesOtherKindsWithoutShowingThePassword)
{
    for (const std::string address : {"socks5h://user:hunter2@proxy.example", "https://user:hunter2@proxy.example",
             "http://user:hunter2@", "http://user:hunter2@proxy.example:99999"}) {
        const auto proxy = proxyOf(address);
        ASSERT_FALSE(proxy) << address;
        EXPECT_EQ(proxy.error().kind, ErrorKind::Usage);
        EXPECT_THAT(proxy.error().message, testing::HasSubstr("https_proxy"));
        EXPECT_THAT(proxy.error().message, testing::Not(testing::HasSubstr("hunter2")));
    }
}

TEST(ProxyTest, LoopbackAndExceptionsAreReachedDirectly)
{
    EXPECT_EQ(*proxyOf("", ""), std::nullopt);
    EXPECT_EQ(*proxyOf("http://proxy.example:1", "example"), std::nullopt);
    EXPECT_NE(*proxyOf("http://proxy.example:1", "other.example"), std::nullopt);
    for (const std::string host : {"127.0.0.1", "127.9.9.9", "::1", "localhost"}) {
        const auto proxy = proxyFor({.scheme = "wss", .host = host, .port = 1},
            {.proxy = credentials::Secret("http://proxy.example:1")});
        EXPECT_EQ(proxy.value(), std::nullopt) << host;
    }
}

TEST(ProxyTest, ExceptionsAreHostsDomainsAndNetworks)
{
    struct Case {
        std::string host, exceptions;
        bool expected;
    };
    const std::vector<Case> cases{
        {"feed.example", "*", true},
        {"feed.example", "feed.example", true},
        {"feed.example", "FEED.Example", true},
        {"a.feed.example", "feed.example", true},
        {"a.feed.example", ".feed.example", true},
        {"feed.example", ".feed.example", true},
        {"myfeed.example", "feed.example", false},
        {"feed.example", "a.feed.example", false},
        {"feed.example", "x.example, feed.example", true},
        {"feed.example", "x.example feed.example,", true},
        {"feed.example", "", false},
        {"feed.example", ",", false},
        {"10.1.2.3", "10.0.0.0/8", true},
        {"11.1.2.3", "10.0.0.0/8", false},
        {"10.1.2.3", "10.1.2.3", true},
        {"10.1.2.3", "10.1.2.0/33", false},
        {"2001:db8::1", "2001:db8::/32", true},
        {"2001:db9::1", "2001:db8::/32", false},
        {"10.1.2.3", "2001:db8::/32", false},
    };
    for (const auto& [host, exceptions, expected] : cases)
        EXPECT_EQ(isExcepted(host, exceptions), expected) << host << " by " << exceptions;
}

class ProxyEnvironmentTest : public testing::Test {
protected:
    ProxyEnvironmentTest() { clear(); }
    ~ProxyEnvironmentTest() override { clear(); }

    static void clear()
    {
        for (const auto* name : {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"})
            ::unsetenv(name);
    }
};

TEST_F(ProxyEnvironmentTest, TakesTheFirstThatIsSet)
{
    EXPECT_TRUE(ProxySettings::fromEnvironment().proxy.empty());
    ::setenv("ALL_PROXY", "http://d", 1);
    EXPECT_EQ(ProxySettings::fromEnvironment().proxy.reveal(), "http://d");
    ::setenv("HTTPS_PROXY", "http://b", 1);
    EXPECT_EQ(ProxySettings::fromEnvironment().proxy.reveal(), "http://b");
    ::setenv("https_proxy", "", 1);
    EXPECT_EQ(ProxySettings::fromEnvironment().proxy.reveal(), "http://b");
    ::setenv("https_proxy", "http://a", 1);
    EXPECT_EQ(ProxySettings::fromEnvironment().proxy.reveal(), "http://a");
    ::setenv("NO_PROXY", "x", 1);
    EXPECT_EQ(ProxySettings::fromEnvironment().except, "x");
    ::setenv("no_proxy", "y", 1);
    EXPECT_EQ(ProxySettings::fromEnvironment().except, "y");
}

} // namespace
} // namespace connectors::websocket
