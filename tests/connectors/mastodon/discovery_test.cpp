#include "connectors/mastodon/discovery.h"
#include "tests/connectors/mastodon/mastodon_fixture.h"

namespace connectors::mastodon {
namespace {

using streaming::ErrorKind;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class MastodonDiscoveryTest : public testing::Test {
protected:
    streaming::Result<Instance> discovered() { return discover(m_server, m_clock, m_address, {}); }

    std::string streamsAt(const std::string& body)
    {
        m_server.answers("/api/v2/instance", 200, body);
        const auto instance = discovered();
        return instance ? instance->streaming.text() : instance.error().message;
    }

    LeapingClock m_clock{streaming::timeAt(1'780'000'000'000)};
    ScriptedServer m_server{m_clock};
    http::Url m_address = *http::parseUrl("https://social.example");
};

TEST_F(MastodonDiscoveryTest, FindsTheStreams)
{
    EXPECT_EQ(streamsAt(R"({"version":"4.5.3","configuration":{"urls":{"streaming":"wss://streams.example"}}})"),
        "wss://streams.example/");
    EXPECT_EQ(streamsAt(R"({"version":"3.5.3","configuration":{},"urls":{"streaming_api":"wss://old.example:4000"}})"),
        "wss://old.example:4000/");
    EXPECT_EQ(streamsAt(R"({"version":"4.5.3","configuration":{"urls":[]}})"), "https://social.example/");
    EXPECT_THAT(m_server.requests().at(0).authorization.reveal(), IsEmpty());
}

TEST_F(MastodonDiscoveryTest, StreamsWithoutTlsAreRefused)
{
    const auto body = [](const std::string& url) {
        return R"({"version":"4","configuration":{"urls":{"streaming":")" + url + R"("}}})";
    };
    EXPECT_THAT(streamsAt(body("ws://streaming.social.example")), HasSubstr("has no TLS"));
    EXPECT_THAT(streamsAt(body("ws://127.0.0.1:9")), HasSubstr("has no TLS")); // of a server that is elsewhere
    EXPECT_THAT(streamsAt(body("nonsense")), HasSubstr("no address"));
    m_address = *http::parseUrl("http://127.0.0.1:8");
    EXPECT_EQ(streamsAt(body("ws://127.0.0.1:9")), "ws://127.0.0.1:9/");
}

TEST_F(MastodonDiscoveryTest, OlderServersHaveTheFirstVersion)
{
    m_server.answers("/api/v1/instance", 200,
        R"json({"version":"2.7.2 (compatible; Akkoma 3.15)","urls":{"streaming_api":"wss://s.example"}})json");
    const auto instance = discovered();
    ASSERT_TRUE(instance);
    EXPECT_EQ(instance->streaming.host, "s.example");
    EXPECT_EQ(instance->login, Instance::Login::InMessage);
    m_server.answers("/api/v2/instance", 200, "<html>a page for all paths</html>");
    EXPECT_TRUE(discovered());
}

TEST_F(MastodonDiscoveryTest, ANameThatIsNoServersIsSaid)
{
    const auto none = discovered();
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, ErrorKind::Refused);
    EXPECT_THAT(none.error().message, HasSubstr("social.example does not speak Mastodon's API"));
}

TEST_F(MastodonDiscoveryTest, FollowsRedirectsWithinTheHost)
{
    const auto to = [&](const std::string& location) {
        m_server.answers("/api/v2/instance", 301, "", {{"Location", location}});
        const auto instance = discovered();
        return instance ? instance->streaming.text() : instance.error().message;
    };
    m_server.answers("/v2", 200, R"({"version":"4"})");
    EXPECT_EQ(to("/v2?x=1#y"), "https://social.example/");
    EXPECT_EQ(to("https://SOCIAL.example:443/v2"), "https://social.example/");
    EXPECT_EQ(to("//social.example/v2"), "https://social.example/");
    EXPECT_THAT(to("https://other.example/v2"), HasSubstr("follow mastodon:other.example"));
    EXPECT_THAT(to("//other.example/v2"), HasSubstr("follow mastodon:other.example"));
    EXPECT_THAT(to("http://social.example/v2"), HasSubstr("another place"));
    EXPECT_THAT(to("https://social.example:8443/v2"), HasSubstr("another place"));
    EXPECT_THAT(to(""), HasSubstr("no address"));
    const auto before = m_server.requests().size();
    EXPECT_THAT(to("/api/v2/instance"), HasSubstr("from place to place"));
    EXPECT_EQ(m_server.requests().size() - before, 6u);
    EXPECT_THAT(m_server.requests("other.example"), IsEmpty());
}

TEST_F(MastodonDiscoveryTest, AServerInTroubleIsTriedAgain)
{
    m_server.answers("/api/v2/instance", 503);
    EXPECT_EQ(discovered().error().kind, ErrorKind::ServerFailed);
    m_server.answers("/api/v2/instance", 429);
    EXPECT_EQ(discovered().error().kind, ErrorKind::RateLimited);
    m_server.answers("/api/v2/instance", 0);
    EXPECT_EQ(discovered().error().kind, ErrorKind::Unreachable);
    m_server.answers("/api/v2/instance", 401); // of a server that tells strangers nothing
    EXPECT_EQ(discovered()->streaming, m_address);
}

std::string saidOf(const std::string& access, const std::string& argument)
{
    const auto instance = readInstance(*http::parseUrl("https://social.example"),
        R"({"version":"4.5.3","configuration":{"timelines_access":)" + access + "}}");
    const auto target = *parseTarget(argument);
    const auto open = checkOpen(**instance, target);
    return open ? halfShut(**instance, target).value_or("open") : open.error().message;
}

TEST(MastodonAccessTest, AShutFeedIsSaidWithWhatIsLeft)
{
    const std::string live = R"({"live_feeds":{"local":"disabled","remote":"disabled"},)"
                             R"("hashtag_feeds":{"local":"public","remote":"authenticated"}})";
    EXPECT_EQ(saidOf(live, "social.example"),
        "social.example has shut its public live feeds for everybody: follow mastodon:social.example/tag/NAME, "
        "mastodon:social.example/user or another server");
    EXPECT_THAT(saidOf(live, "social.example/local"), HasSubstr("/tag/NAME"));
    EXPECT_EQ(saidOf(live, "social.example/tag/x"), "open");
    EXPECT_EQ(saidOf(live, "social.example/user"), "open");
    const std::string all = R"({"live_feeds":{"local":"disabled","remote":"disabled"},)"
                            R"("hashtag_feeds":{"local":"disabled","remote":"disabled"}})";
    EXPECT_THAT(saidOf(all, "social.example"), AllOf(HasSubstr("/user or another"), Not(HasSubstr("/tag/"))));
    EXPECT_THAT(saidOf(all, "social.example/tag/x"), HasSubstr("shut its hashtag live feeds"));
}

TEST(MastodonAccessTest, AHalfOfAFeedMayBeShut)
{
    const std::string local = R"({"live_feeds":{"local":"disabled","remote":"public"}})";
    EXPECT_THAT(saidOf(local, "social.example"), HasSubstr("of its own people"));
    EXPECT_THAT(saidOf(local, "social.example/local"), HasSubstr("follow mastodon:social.example, "));
    EXPECT_THAT(saidOf(R"({"hashtag_feeds":{"local":"public","remote":"disabled"}})", "social.example/tag/x"),
        HasSubstr("on other servers"));
    EXPECT_EQ(saidOf(R"({"live_feeds":{"local":"authenticated","remote":"authenticated"}})", "social.example"), "open");
    EXPECT_EQ(saidOf(R"(null)", "social.example"), "open");
}

} // namespace
} // namespace connectors::mastodon
