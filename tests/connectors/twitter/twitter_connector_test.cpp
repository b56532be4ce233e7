#include "tests/connectors/twitter/other_process.h"
#include "tests/connectors/twitter/twitter_fixture.h"
#include "tests/support/temp_directory.h"

namespace connectors::twitter {
namespace {

using namespace std::chrono_literals;
using credentials::Secret;
using streaming::ErrorKind;
using streaming::LinkState;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const std::string status = "{\"id\":1,\"text\":\"#qt\"}";

std::string limit(int track) { return "{\"limit\":{\"track\":" + std::to_string(track) + "}}\r\n"; }

class TwitterConnectorTest : public ScriptedTwitterTest {
protected:
    /// Of a source that gives up at the first answer.
    streaming::Error errorAfter(ScriptedTransport::Scene scene, const std::string& endpoint = elsewhere)
    {
        m_transport.plays(std::move(scene));
        Following following(connector({.endpoint = endpoint}), m_clock);
        EXPECT_TRUE(following.awaitEnd());
        EXPECT_EQ(following.link().state, LinkState::GivenUp);
        return following.errors().at(0);
    }
};

TEST_F(TwitterConnectorTest, MessagesOfAllKindsAreHandedOver)
{
    const auto deleted = R"({"delete":{"status":{"id":1}}})";
    m_transport.plays(broken(status + "\r\n\r\n" + deleted + "\r\n" + limit(5) + status + "\r\n{\"id\":2"));
    Following following(connector(), m_clock);
    ASSERT_TRUE(following.awaitRecords(4));
    m_transport.awaitOver();
    following.close();
    EXPECT_THAT(following.records(), ElementsAre(status, deleted, "{\"limit\":{\"track\":5}}", status));
    EXPECT_EQ(following.link().records, 4);
    EXPECT_EQ(following.link().reconnects, 1);
}

TEST_F(TwitterConnectorTest, LengthsAreReadThoughNobodyAskedForThem)
{
    const auto length = std::to_string(status.size() + 2) + "\n";
    m_transport.plays(broken("\r\n" + length + status + "\r\n\r\n" + length + status + "\r\n"));
    Following following(connector(), m_clock);
    ASSERT_TRUE(following.awaitRecords(2));
    m_transport.awaitOver();
    following.close();
    EXPECT_THAT(following.records(), ElementsAre(status, status));
}

TEST_F(TwitterConnectorTest, LimitsAreGapsOfWhatWasAddedSinceTheConnectionOpened)
{
    const auto start = m_clock.now();
    m_transport.plays([&](const http::Handlers& handlers) -> ScriptedTransport::Result {
        if (const auto taken = handlers.onHead({200, {}}); !taken) return taken;
        for (const int track : {10, 25, 25, 24}) {
            m_clock.pass(1s);
            if (const auto taken = handlers.onBytes(limit(track)); !taken) return taken;
        }
        return {};
    });
    m_transport.plays(broken(limit(3)));
    Following following(connector(), m_clock);
    m_transport.awaitOver();
    following.close();
    std::vector<streaming::Gap> limits;
    for (const auto& gap : following.gaps())
        if (gap.reason == "limit") limits.push_back(gap);
    ASSERT_THAT(limits, SizeIs(3));
    EXPECT_EQ(limits[0].estimate, 10);
    EXPECT_EQ(limits[0].from, start);
    EXPECT_EQ(limits[0].to, start + 1s);
    EXPECT_EQ(limits[1].estimate, 15);
    EXPECT_EQ(limits[1].from, start + 1s);
    EXPECT_EQ(limits[2].estimate, 3);
}

TEST_F(TwitterConnectorTest, FallingBehindIsSaidOnceInFiveMinutes)
{
    const std::string warning = R"({"warning":{"code":"FALLING_BEHIND","message":"m","percent_full":60}})";
    const auto warnAfter = [&](streaming::Duration time) {
        m_transport.plays([=, this](const http::Handlers& handlers) {
            m_clock.pass(time);
            return broken(warning + "\r\n")(handlers);
        });
    };
    for (const auto time : {0s, 60s, 180s, 70s, 10s}) warnAfter(time);
    Following following(connector(), m_clock);
    m_transport.awaitOver();
    following.close();
    EXPECT_THAT(m_warnings, SizeIs(2)); // at 0 and 310 s
    EXPECT_THAT(m_warnings, Contains(HasSubstr("60 % full")));
    EXPECT_THAT(following.records(), SizeIs(5));
}

TEST_F(TwitterConnectorTest, ADisconnectThatIsForGoodEndsTheSource)
{
    const auto said = [](int code) {
        return answer(200, {}, status + "\r\n{\"disconnect\":{\"code\":" + std::to_string(code) + "}}\r\n");
    };
    EXPECT_EQ(errorAfter(said(6)).kind, ErrorKind::Credentials);
    EXPECT_EQ(errorAfter(said(7)).kind, ErrorKind::Credentials);
    EXPECT_THAT(errorAfter(said(2)).message, HasSubstr("stop the other copy"));
    EXPECT_THAT(errorAfter(answer(200, {}, "{\"disconnect\":{\"code\":2}}\r\n")).message, HasSubstr("the other copy"));
    EXPECT_THAT(m_transport.requests(), SizeIs(4));
}

TEST_F(TwitterConnectorTest, StopsWhileItIsConnected)
{
    Following following(connector(), m_clock);
    ASSERT_TRUE(following.awaitConnection());
    EXPECT_EQ(following.link().state, LinkState::Connected);
    following.close();
    EXPECT_THAT(following.errors(), IsEmpty());
    EXPECT_EQ(following.link().state, LinkState::Ended);
}

TEST_F(TwitterConnectorTest, AWrongClockIsSaid)
{
    const auto error = errorAfter(answer(401, {{"Date", "Thu, 19 Nov 2015 07:53:00 GMT"}}));
    EXPECT_EQ(error.kind, ErrorKind::Credentials);
    EXPECT_THAT(error.message, AllOf(HasSubstr("your clock is 7 minutes ahead"), Not(HasSubstr("check consumer key"))));
}

TEST_F(TwitterConnectorTest, ARefusalSaysWhatToDo)
{
    const auto words = [&](int code) { return errorAfter(answer(code)).message; };
    const auto date = "Thu, 19 Nov 2015 08:00:10 GMT";
    const auto body = R"({"errors":[{"code":32,"message":"Could not authenticate you."}]})";
    EXPECT_THAT(errorAfter(answer(401, {{"Date", date}}, body)).message,
        AllOf(HasSubstr("refused"), HasSubstr("Could not authenticate you"), HasSubstr("check consumer key"),
            HasSubstr("trendstream auth login twitter"), Not(HasSubstr("canary"))));
    EXPECT_THAT(words(403), HasSubstr("access level"));
    EXPECT_THAT(words(404), HasSubstr("--endpoint twitter=URL"));
    EXPECT_THAT(words(406), HasSubstr("--track, --follow, --locations and --language"));
    EXPECT_THAT(words(410), HasSubstr("given this stream up"));
    EXPECT_THAT(words(413), HasSubstr("shorten --track"));
    EXPECT_THAT(words(416), HasSubstr("range"));
    EXPECT_THAT(errorAfter(answer(403, {}, std::string(100'000, 'a'))).message, HasSubstr("answered 403"));
}

TEST_F(TwitterConnectorTest, TwittersOwnHostIsSaidToBeClosed)
{
    const auto closed = AllOf(HasSubstr("closed this service in 2023"), HasSubstr("source x"),
        HasSubstr("--endpoint twitter=URL"));
    for (const auto& scene : {unreachable(), answer(403), answer(404), answer(410)}) {
        const auto error = errorAfter(scene, "");
        EXPECT_EQ(error.kind, ErrorKind::Refused);
        EXPECT_THAT(error.message, closed);
    }
    const auto refused = errorAfter(answer(401), "https://stream.x.com");
    EXPECT_EQ(refused.kind, ErrorKind::Credentials);
    EXPECT_THAT(refused.message, closed);
    EXPECT_THAT(errorAfter(answer(403)).message, Not(closed));
}

TEST_F(TwitterConnectorTest, TwittersOwnHostIsTriedAgainWhereItWorked)
{
    m_transport.plays(broken(status + "\r\n"));
    m_transport.plays(unreachable());
    m_transport.plays(answer(503));
    Following following(connector({.endpoint = ""}), m_clock);
    m_transport.awaitOver();
    EXPECT_THAT(m_transport.waits(), ElementsAre(0s, 250ms, 5s));
}

TEST_F(TwitterConnectorTest, AnotherProcessWithTheSameTokenIsSaid)
{
    const support::TempDirectory state;
    credentials::CredentialUse use(state.path()); // the lock is the child's
    const OtherProcess other([&] { return bool(use.mark(someKeys().token)); });
    auto connector = std::make_unique<TwitterConnector>(StreamOptions{.endpoint = elsewhere},
        Surroundings{m_transport, m_credentials, m_clock, [this](auto words) { m_warnings.push_back(words); },
            state.path()});
    ASSERT_TRUE(connector->init());
    m_transport.plays(unreachable());
    Following following(std::move(connector), m_clock);
    m_transport.awaitOver();
    following.close();
    EXPECT_THAT(m_warnings, ElementsAre(HasSubstr("another trendstream process (" + std::to_string(other.id()) + ")")));
}

TEST_F(TwitterConnectorTest, WithoutCredentialsNothingConnects)
{
    const auto none = credentialsOf({});
    TwitterConnector connector({}, {m_transport, none, m_clock, [](auto) {}});
    const auto ready = connector.init();
    ASSERT_FALSE(ready);
    EXPECT_EQ(ready.error().kind, ErrorKind::Credentials);
    EXPECT_THAT(ready.error().message, HasSubstr("trendstream auth login twitter"));
    EXPECT_THAT(m_transport.requests(), IsEmpty());
}

} // namespace
} // namespace connectors::twitter
