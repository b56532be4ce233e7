#include "app/core/login_services.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace connectors::credentials;
using app::loginServices;
using connectors::http::Handlers;
using connectors::http::Request;
using streaming::ErrorKind;
using streaming::Result;

/// Keeps the addresses that are asked for, and finds none of them.
class NoWay final : public connectors::http::Transport {
public:
    Result<void> stream(const Request& request, const Handlers&, std::stop_token) override
    {
        urls.push_back(request.url);
        return streaming::failure(ErrorKind::Unreachable, "no way");
    }

    std::vector<std::string> urls;
};

TEST(LoginServicesTest, TwitterIsAskedAtItsEndpoint)
{
    NoWay transport;
    const streaming::ManualClock clock;
    const auto elsewhere = loginServices({transport, clock, {{"twitter", "https://v1.example"}}}).at("twitter");
    EXPECT_EQ(elsewhere.pinLogin({"twitter"}, {}).error().message, "no way");
    EXPECT_EQ(elsewhere.check({"twitter"}, {}).error().kind, ErrorKind::Unreachable);
    EXPECT_THAT(loginServices({transport, clock, {}}).at("twitter").check({"twitter"}, {}).error().message,
        testing::HasSubstr("closed this service in 2023"));
    EXPECT_THAT(transport.urls,
        testing::ElementsAre("https://v1.example/oauth/request_token",
            "https://v1.example/1.1/account/verify_credentials.json",
            "https://api.twitter.com/1.1/account/verify_credentials.json"));
}

} // namespace
