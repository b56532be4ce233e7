/// Over real sockets, with a server that checks tokens itself.
#include "connectors/http/curl_transport.h"
#include "connectors/mastodon/login.h"
#include "connectors/websocket/beast_transport.h"
#include "tests/connectors/mastodon/mastodon_fixture.h"
#include "tests/servers/fake_mastodon.h"
#include "tests/support/temp_directory.h"

#include <set>

namespace connectors::mastodon {
namespace {

using namespace std::chrono_literals;
using credentials::Secret;
using servers::Certificate;
using servers::FakeMastodon;
using servers::Fault;
using servers::MastodonKind;
using streaming::ErrorKind;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

class MastodonWireTest : public testing::Test {
protected:
    servers::ServerOptions secured(Certificate certificate = Certificate::Good) const
    {
        return {.certificate = certificate, .folder = m_folder.path()};
    }

    std::unique_ptr<MastodonConnector> connector(const FakeMastodon& fake, const std::string& channel = {})
    {
        auto made = std::make_unique<MastodonConnector>(
            MastodonOptions{.argument = "social.example" + channel, .endpoint = fake.url()},
            Surroundings{m_http, m_webSocket, m_credentials, m_clock, [](auto) {}});
        const auto ready = made->init();
        EXPECT_TRUE(ready) << ready.error().message;
        return made;
    }

    const support::TempDirectory m_folder;
    const std::filesystem::path m_authorities = servers::Authority(m_folder.path()).file();
    const http::CurlLibrary m_library;
    streaming::SystemClock m_clock;
    http::CurlTransport m_http{m_library, {.authorities = m_authorities}};
    websocket::BeastTransport m_webSocket{{.authorities = m_authorities}, m_clock};
    credentials::Credentials m_credentials = credentialsOf("fake-mastodon-token");
};

std::string idIn(const std::string& status)
{
    const auto begin = status.find(R"("id":")") + 6;
    return status.substr(begin, status.find('"', begin) - begin);
}

/// How many different ones there are among what came.
std::size_t idsOf(const Following& following)
{
    std::set<std::string> ids;
    for (const auto& data : dataOf(following.records()))
        if (data.starts_with('{')) ids.insert(idIn(data));
    return ids.size();
}

/// Of the public statuses that a feed has had.
std::size_t publicIds(FakeMastodon& fake)
{
    std::set<std::string> ids;
    for (const auto& record : fake.service().feed().past())
        if (const auto [name, data] = servers::eventIn(record); name == "update" && !servers::isReblog(data))
            ids.insert(idIn(std::string(data)));
    return ids.size();
}

struct Way {
    MastodonKind kind;
    Certificate certificate;
};

class MastodonResetTest : public MastodonWireTest, public testing::WithParamInterface<Way> {};

INSTANTIATE_TEST_SUITE_P(All, MastodonResetTest,
    testing::Values(Way{MastodonKind::Mastodon, Certificate::None}, Way{MastodonKind::Mastodon, Certificate::Good},
        Way{MastodonKind::GoToSocial, Certificate::None}, Way{MastodonKind::GoToSocial, Certificate::Good},
        Way{MastodonKind::Pleroma, Certificate::None}, Way{MastodonKind::Pleroma, Certificate::Good}));

/// Everything that was written is there in the end, once one looks at each id once.
TEST_P(MastodonResetTest, NothingIsMissing)
{
    constexpr std::size_t all = 400;
    const auto server = secured(GetParam().certificate);
    FakeMastodon fake({.service = {.server = server, .feed = {.count = all}, .heartbeat = 20ms},
        .kind = GetParam().kind});
    fake.service().faults().once({.kind = Fault::Kind::StreamReset, .records = 100});
    fake.service().faults().once({.kind = Fault::Kind::StreamCut, .records = 100});
    Following following(connector(fake), m_clock);
    const auto isWhole = [&] {
        return fake.service().feed().past().size() == all && idsOf(following) == publicIds(fake);
    };
    for (std::size_t lines = 3; !isWhole(); lines += 3)
        ASSERT_TRUE(following.awaitRecords(lines)) << idsOf(following) << " of " << publicIds(fake);
    following.close();
    EXPECT_THAT(following.gaps(), IsEmpty());
    EXPECT_EQ(following.link().reconnects, 2);
    EXPECT_THAT(fake.service().refusals(), IsEmpty());
    EXPECT_THAT(fake.service().keeper().violations(), IsEmpty());
    for (const auto& request : fake.server().log().requests()) EXPECT_THAT(request.target, Not(HasSubstr("token")));
}

TEST_F(MastodonWireTest, TheHomeTimelineHasReblogs)
{
    FakeMastodon fake({.service = {.server = secured(), .feed = {.count = 200}}});
    Following following(connector(fake, "/user"), m_clock);
    ASSERT_TRUE(following.awaitRecords(3 * 150));
    following.close();
    EXPECT_THAT(dataOf(following.records()), testing::Contains(HasSubstr(R"("reblog":{)")));
}

TEST_F(MastodonWireTest, HeartbeatsOfEitherFormKeepItAlive)
{
    using Thump = servers::MastodonOptions::Thump;
    for (const auto thump : {Thump::OneLine, Thump::BlankLineAfter}) {
        FakeMastodon fake({.service = {.feed = {.count = 2}, .heartbeat = 1ms}, .thump = thump});
        Following following(connector(fake), m_clock);
        ASSERT_TRUE(following.awaitConnection());
        const auto since = following.link().lastHeard;
        while (following.link().lastHeard == since) std::this_thread::yield();
        EXPECT_THAT(following.errors(), IsEmpty());
    }
}

TEST_F(MastodonWireTest, AnotherTokenIsRefused)
{
    m_credentials = credentialsOf("another");
    for (const auto kind : {MastodonKind::Mastodon, MastodonKind::GoToSocial, MastodonKind::Pleroma}) {
        FakeMastodon fake({.kind = kind});
        Following following(connector(fake), m_clock);
        ASSERT_TRUE(following.awaitEnd());
        EXPECT_EQ(following.errors().at(0).kind, ErrorKind::Credentials);
        EXPECT_THAT(following.errors().at(0).message, HasSubstr("trendstream auth login mastodon:social.example"));
        EXPECT_THAT(fake.service().keeper().violations(), IsEmpty());
    }
}

TEST_F(MastodonWireTest, AnOpenServerWantsNoToken)
{
    m_credentials = credentialsOf("");
    FakeMastodon fake({.service = {.feed = {.count = 100}}, .liveFeeds = "public"});
    Following following(connector(fake), m_clock);
    EXPECT_TRUE(following.awaitRecords(3));
}

TEST_F(MastodonWireTest, AShutFeedIsSaid)
{
    FakeMastodon fake({.liveFeeds = "disabled"});
    Following following(connector(fake), m_clock);
    ASSERT_TRUE(following.awaitEnd());
    EXPECT_THAT(following.errors().at(0).message, HasSubstr("has shut its public live feeds"));
}

TEST_F(MastodonWireTest, NothingIsAskedOfAServerWithAWrongCertificate)
{
    for (const auto certificate : {Certificate::SelfSigned, Certificate::WrongHost, Certificate::Expired}) {
        FakeMastodon fake({.service = {.server = secured(certificate)}});
        Following following(connector(fake), m_clock);
        ASSERT_TRUE(following.awaitEnd());
        EXPECT_EQ(following.errors().at(0).kind, ErrorKind::Refused);
        EXPECT_THAT(fake.server().log().requests(), IsEmpty());
    }
}

TEST_F(MastodonWireTest, TheTokenIsNotSentToAStreamWithAWrongCertificate)
{
    FakeMastodon streams({.service = {.server = secured(Certificate::SelfSigned)}});
    FakeMastodon fake({.service = {.server = secured()}, .streamingUrl = streams.server().webSocketUrl()});
    Following following(connector(fake), m_clock);
    ASSERT_TRUE(following.awaitEnd());
    EXPECT_EQ(following.errors().at(0).kind, ErrorKind::Refused);
    EXPECT_THAT(fake.server().log().requests(), SizeIs(1));
    EXPECT_THAT(streams.server().log().requests(), IsEmpty());
}

TEST_F(MastodonWireTest, StopsWhileItIsConnected)
{
    for (const auto kind : {MastodonKind::Mastodon, MastodonKind::GoToSocial}) {
        FakeMastodon fake({.service = {.feed = {.count = 1}}, .kind = kind});
        Following following(connector(fake), m_clock);
        ASSERT_TRUE(following.awaitConnection());
        following.close();
        EXPECT_THAT(following.errors(), IsEmpty());
    }
}

class MastodonLoginTest : public MastodonWireTest {
protected:
    const credentials::Owner m_owner{"mastodon", "social.example"};
};

TEST_F(MastodonLoginTest, GetsATokenByACode)
{
    FakeMastodon fake({.service = {.server = secured()}});
    const auto service = loginService(m_http, m_clock, fake.url());
    const auto request = service.pinLogin(m_owner, {});
    ASSERT_TRUE(request) << request.error().message;
    EXPECT_EQ(request->address,
        fake.url() + "/oauth/authorize?response_type=code&client_id=fake-client-id"
                     "&redirect_uri=urn%3Aietf%3Awg%3Aoauth%3A2.0%3Aoob&scope=read");
    const auto wrong = request->finish(Secret("another"));
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().kind, ErrorKind::Credentials);
    EXPECT_THAT(wrong.error().message,
        AllOf(HasSubstr("trendstream auth login mastodon:social.example"), Not(HasSubstr("another"))));
    const auto secrets = request->finish(Secret(fake.options().code));
    ASSERT_TRUE(secrets) << secrets.error().message;
    EXPECT_EQ(secrets->at("access_token").reveal(), fake.options().token);
    const auto account = service.check(m_owner, *secrets);
    ASSERT_TRUE(account) << account.error().message;
    EXPECT_EQ(*account, "@fake@social.example");
}

TEST_F(MastodonLoginTest, AWrongTokenIsRefused)
{
    FakeMastodon fake;
    const auto account =
        loginService(m_http, m_clock, fake.url()).check(m_owner, {{"access_token", Secret("another")}});
    ASSERT_FALSE(account);
    EXPECT_EQ(account.error().kind, ErrorKind::Credentials);
    EXPECT_THAT(account.error().message, HasSubstr("The access token is invalid"));
}

TEST_F(MastodonLoginTest, AServerOfAnotherKindIsSaid)
{
    LeapingClock clock{streaming::timeAt(1'780'000'000'000)};
    ScriptedServer other(clock);
    const auto begin = [&] { return loginService(other, clock, "").pinLogin(m_owner, {}).error(); };
    EXPECT_EQ(begin().kind, ErrorKind::Refused);
    other.answers("/api/v1/apps", 200, "<html>");
    EXPECT_THAT(begin().message, HasSubstr("is it a server of Mastodon's API?"));
    other.answers("/api/v1/apps", 200, R"({"client_id":"1"})");
    EXPECT_THAT(begin().message, HasSubstr("without client_secret"));
}

} // namespace
} // namespace connectors::mastodon
