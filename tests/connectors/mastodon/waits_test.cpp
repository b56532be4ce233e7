/// The waits of `feed-apis.md` a.4, over the supervisor.
#include "connectors/common/timestamps.h"
#include "tests/connectors/mastodon/mastodon_fixture.h"

namespace connectors::mastodon {
namespace {

using namespace std::chrono_literals;
using streaming::Duration;
using streaming::ErrorKind;
using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::SizeIs;

class MastodonWaitsTest : public ScriptedMastodonTest {
protected:
    std::vector<Duration> waits()
    {
        linesOf();
        return m_server.waits();
    }
};

TEST_F(MastodonWaitsTest, TheNetworksGrowByAQuarterOfASecond)
{
    m_server.plays(unreachable(), 70);
    std::vector<Duration> expected;
    for (int i = 1; i <= 70; ++i) expected.push_back(std::min<Duration>(i * 250ms, 16s));
    EXPECT_THAT(waits(), ElementsAreArray(expected));
}

TEST_F(MastodonWaitsTest, TheServersDouble)
{
    m_server.plays(answer(503), 4);
    m_server.plays(answer(500), 4);
    EXPECT_THAT(waits(), ElementsAre(5s, 10s, 20s, 40s, 80s, 160s, 320s, 320s));
}

TEST_F(MastodonWaitsTest, ALimitsDoubleAndLastUntilItIsLifted)
{
    m_server.plays(answer(429, {{"X-RateLimit-Reset", formatTime(m_clock.now() + 600s)}}));
    m_server.plays(answer(429), 3);
    EXPECT_THAT(waits(), ElementsAre(600s, 120s, 240s, 480s));
}

TEST_F(MastodonWaitsTest, AWorkingConnectionIsMadeAgainAtOnce)
{
    m_server.plays(broken(update("1")));
    m_server.plays(unreachable(), 2);
    m_server.plays(events(update("2"))); // which the server ends in order
    m_server.plays(unreachable());
    EXPECT_THAT(waits(), ElementsAre(0s, 250ms, 500ms, 0s, 250ms));
}

TEST_F(MastodonWaitsTest, HeartbeatsAloneMakeNoFailureAFirstOne)
{
    m_server.plays(answer(503), 2);
    m_server.plays(broken(":thump\n\n:thump\nevent: update\ndata: {\"id\""));
    m_server.plays(answer(503));
    EXPECT_THAT(waits(), ElementsAre(5s, 10s, 250ms, 20s));
}

TEST_F(MastodonWaitsTest, AnEventWithoutAnEndIsAServersFailure)
{
    m_server.plays(events("data: " + std::string(EventFramer::longestEvent, 'x')), 2);
    EXPECT_THAT(waits(), ElementsAre(5s, 10s));
}

TEST_F(MastodonWaitsTest, ARefusalIsFinal)
{
    for (const int status : {401, 403, 413, 416, 301}) {
        m_server.plays(answer(status));
        EXPECT_EQ(endOf().kind, status == 401 ? ErrorKind::Credentials : ErrorKind::Refused) << status;
    }
    EXPECT_THAT(m_server.requests(streams), SizeIs(5));
}

} // namespace
} // namespace connectors::mastodon
