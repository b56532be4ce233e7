#include "tests/connectors/twitter/wire_fixture.h"

namespace connectors::twitter {
namespace {

using namespace std::chrono_literals;
using servers::FakeTwitter;
using servers::Fault;
using streaming::ErrorKind;
using testing::HasSubstr;
using testing::IsEmpty;

class TwitterWireTest : public WireTest {
protected:
    std::unique_ptr<TwitterConnector> connector(const FakeTwitter& twitter, FilterOptions filters = {})
    {
        m_credentials = credentialsOf(keysOf(twitter));
        auto made = std::make_unique<TwitterConnector>(
            StreamOptions{.filters = std::move(filters), .endpoint = twitter.url()},
            Surroundings{m_transport, m_credentials, m_clock, [](auto) {}});
        const auto ready = made->init();
        EXPECT_TRUE(ready) << ready.error().message;
        return made;
    }

    /// As many statuses as that from two streams, the first of which is reset.
    void followThroughAReset(FakeTwitter& twitter)
    {
        constexpr std::size_t each = 40;
        twitter.service().faults().once({.kind = Fault::Kind::StreamReset, .records = each});
        twitter.service().faults().once({.kind = Fault::Kind::StreamEnd, .records = each});
        Following following(connector(twitter), m_clock);
        ASSERT_TRUE(following.awaitRecords(2 * each)) << following.errors().at(0).message;
        following.close();
        auto expected = twitter.service().feed().past();
        expected.erase(expected.begin() + each); // in the hole between the two
        expected.resize(2 * each);
        auto records = following.records();
        records.resize(2 * each);
        EXPECT_EQ(records, expected);
        EXPECT_GE(following.gaps().size(), 1u);
        EXPECT_THAT(twitter.service().refusals(), IsEmpty());
        EXPECT_THAT(twitter.service().keeper().violations(), IsEmpty());
    }

    credentials::Credentials m_credentials = credentialsOf({});
};

TEST_F(TwitterWireTest, NoWholeRecordIsLostToAReset)
{
    FakeTwitter twitter({{.feed = {.count = 200}}});
    followThroughAReset(twitter);
    EXPECT_THAT(std::string(twitter.server().log().requests().at(0).header("Accept-Encoding")), HasSubstr("gzip"));
}

TEST_F(TwitterWireTest, NoWholeRecordIsLostToAResetUnderTls)
{
    FakeTwitter twitter({{.server = secured(), .feed = {.count = 200}}});
    followThroughAReset(twitter);
}

TEST_F(TwitterWireTest, AFilterIsSignedWithItsBody)
{
    FakeTwitter twitter({{.server = secured(), .feed = {.count = 2000}}});
    twitter.service().faults().always({.kind = Fault::Kind::StreamEnd, .records = 500});
    Following following(connector(twitter, {.track = "the day,a*(b)~ caf\u00e9 \u2603,#", .language = "en"}), m_clock);
    ASSERT_TRUE(following.awaitRecords(1));
    following.close();
    EXPECT_THAT(twitter.service().refusals(), IsEmpty());
    EXPECT_THAT(twitter.server().log().requests().at(0).body,
        HasSubstr("track=the%20day%2Ca%2A%28b%29~%20caf%C3%A9%20%E2%98%83%2C%23&language=en"));
}

TEST_F(TwitterWireTest, AWrongClockIsSaid)
{
    FakeTwitter twitter({{.clockAhead = 12min}});
    Following following(connector(twitter), m_clock);
    ASSERT_TRUE(following.awaitEnd());
    EXPECT_EQ(following.errors().at(0).kind, ErrorKind::Credentials);
    EXPECT_THAT(following.errors().at(0).message, HasSubstr("your clock is 12 minutes behind"));
}

TEST_F(TwitterWireTest, StopsWhileItIsConnected)
{
    FakeTwitter twitter({{.feed = {.count = 1}}});
    Following following(connector(twitter), m_clock);
    ASSERT_TRUE(following.awaitConnection());
    following.close();
    EXPECT_THAT(following.errors(), IsEmpty());
    EXPECT_TRUE(twitter.server().log().waitForEnd());
}

} // namespace
} // namespace connectors::twitter
