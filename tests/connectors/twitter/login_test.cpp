#include "connectors/twitter/login.h"
#include "tests/connectors/twitter/wire_fixture.h"

namespace connectors::twitter {
namespace {

using credentials::Secret;
using servers::FakeTwitter;
using streaming::ErrorKind;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class TwitterLoginTest : public WireTest {};

TEST_F(TwitterLoginTest, AnAppIsLetInByItsPin)
{
    FakeTwitter twitter({{.server = secured()}});
    const auto service = loginService(m_transport, m_clock, twitter.url());
    const auto keys = keysOf(twitter);
    const credentials::Secrets app{{"consumer_key", keys.consumerKey}, {"consumer_secret", keys.consumerSecret}};
    const auto request = service.pinLogin({"twitter"}, app);
    ASSERT_TRUE(request) << request.error().message;
    EXPECT_EQ(request->address, twitter.url() + "/oauth/authorize?oauth_token=fake-request-token");

    const auto wrong = request->finish(Secret("1"));
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().kind, ErrorKind::Credentials);
    EXPECT_THAT(wrong.error().message, HasSubstr("the PIN was not taken"));

    const auto secrets = request->finish(Secret("0724160"));
    ASSERT_TRUE(secrets) << secrets.error().message;
    const credentials::Secrets granted{{"access_token", keys.token}, {"access_token_secret", keys.tokenSecret}};
    EXPECT_EQ(*secrets, granted);
    auto all = app;
    all.insert(secrets->begin(), secrets->end());
    EXPECT_EQ(service.check({"twitter"}, all), "@fake");
}

TEST_F(TwitterLoginTest, WrongKeysAreSaid)
{
    FakeTwitter twitter;
    const auto service = loginService(m_transport, m_clock, twitter.url());
    const credentials::Secrets app{{"consumer_key", Secret("canary")}, {"consumer_secret", Secret("canary")}};
    const auto request = service.pinLogin({"twitter"}, app);
    ASSERT_FALSE(request);
    EXPECT_EQ(request.error().kind, ErrorKind::Credentials);
    EXPECT_THAT(request.error().message, AllOf(HasSubstr("check consumer key"), Not(HasSubstr("canary"))));
    const auto checked = service.check({"twitter"}, app);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().kind, ErrorKind::Credentials);
}

} // namespace
} // namespace connectors::twitter
