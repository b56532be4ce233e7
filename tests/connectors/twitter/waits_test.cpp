/// The waits of `feed-apis.md` a.4, over the supervisor.
#include "tests/connectors/twitter/twitter_fixture.h"

namespace connectors::twitter {
namespace {

using namespace std::chrono_literals;
using streaming::Duration;
using streaming::ErrorKind;
using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::IsEmpty;
using testing::SizeIs;

const std::string record = "{\"id\":1}\r\n";

class TwitterWaitsTest : public ScriptedTwitterTest {
protected:
    /// Of the script, to its end.
    std::vector<Duration> waits()
    {
        Following following(connector(), m_clock);
        m_transport.awaitOver();
        following.close();
        return m_transport.waits();
    }
};

TEST_F(TwitterWaitsTest, TheNetworksGrowByAQuarterOfASecond)
{
    m_transport.plays(unreachable(), 70);
    std::vector<Duration> expected;
    for (int i = 1; i <= 70; ++i) expected.push_back(std::min<Duration>(i * 250ms, 16s));
    EXPECT_THAT(waits(), ElementsAreArray(expected));
}

TEST_F(TwitterWaitsTest, TheServersDouble)
{
    m_transport.plays(answer(503), 4);
    m_transport.plays(answer(500), 4);
    EXPECT_THAT(waits(), ElementsAre(5s, 10s, 20s, 40s, 80s, 160s, 320s, 320s));
}

TEST_F(TwitterWaitsTest, ALimitsDoubleWithoutAnEnd)
{
    m_transport.plays(answer(420), 8);
    EXPECT_THAT(waits(), ElementsAre(60s, 120s, 240s, 480s, 960s, 1920s, 3840s, 7680s));
}

TEST_F(TwitterWaitsTest, WhatTheServerAsksForCountsWhereItIsMore)
{
    const auto now = m_clock.now().time_since_epoch() / 1s;
    m_transport.plays(answer(429, {{"x-rate-limit-reset", std::to_string(now + 600)}}));
    m_transport.plays(answer(420, {{"Retry-After", "30"}}));
    m_transport.plays(answer(503, {{"Retry-After", "77"}}));
    EXPECT_THAT(waits(), ElementsAre(600s, 120s, 77s));
}

TEST_F(TwitterWaitsTest, AWorkingConnectionIsMadeAgainAtOnce)
{
    m_transport.plays(broken(record));
    m_transport.plays(unreachable(), 2);
    m_transport.plays(answer(200, {}, record)); // which the server ends in order
    m_transport.plays(unreachable());
    EXPECT_THAT(waits(), ElementsAre(0s, 250ms, 500ms, 0s, 250ms));
}

TEST_F(TwitterWaitsTest, DataAloneMakesAFailureAFirstOne)
{
    m_transport.plays(answer(503), 2);
    m_transport.plays(broken("\r\n\r\n{\"id\":"));
    m_transport.plays(answer(503));
    m_transport.plays(broken(record));
    m_transport.plays(answer(503));
    EXPECT_THAT(waits(), ElementsAre(5s, 10s, 250ms, 20s, 0s, 5s));
}

TEST_F(TwitterWaitsTest, ADisconnectBeforeAnyDataIsAServersFailure)
{
    const auto shed = [](int code) { return "{\"disconnect\":{\"code\":" + std::to_string(code) + "}}\r\n"; };
    m_transport.plays(answer(200, {}, shed(12)));
    m_transport.plays(answer(200, {}, shed(1)));
    m_transport.plays(answer(200, {}, record + shed(4)));
    EXPECT_THAT(waits(), ElementsAre(5s, 10s, 0s));
}

TEST_F(TwitterWaitsTest, ARefusalIsFinal)
{
    for (const int status : {401, 403, 404, 406, 410, 413, 416, 301}) {
        m_transport.plays(answer(status));
        Following following(connector(), m_clock);
        ASSERT_TRUE(following.awaitEnd()) << status;
        EXPECT_EQ(following.errors().at(0).kind, status == 401 ? ErrorKind::Credentials : ErrorKind::Refused);
        EXPECT_EQ(following.link().state, streaming::LinkState::GivenUp);
    }
    EXPECT_THAT(m_transport.requests(), SizeIs(8));
}

TEST_F(TwitterWaitsTest, EveryAttemptIsSignedAnewAndGivesUpAfterASilenceOf90Seconds)
{
    m_transport.plays(unreachable(), 2);
    waits();
    const auto requests = m_transport.requests();
    EXPECT_NE(requests.at(0).authorization, requests.at(1).authorization);
    for (const auto& request : requests) EXPECT_EQ(request.stallAfter, 90s);
    EXPECT_THAT(m_warnings, IsEmpty());
}

} // namespace
} // namespace connectors::twitter
