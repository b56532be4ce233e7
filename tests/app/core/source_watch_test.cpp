#include "app/core/source_watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace app {
namespace {

using namespace std::chrono_literals;
using streaming::Error;
using streaming::ErrorKind;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class SourceWatchTest : public testing::Test {
protected:
    std::vector<std::string> m_said;
    SourceWatch m_watch{[this](std::string text) { m_said.push_back(std::move(text)); }};
    const streaming::SourceEvents m_events = m_watch.events();
};

TEST_F(SourceWatchTest, SaysWhenASourceIsAwayAndWhenItIsBack)
{
    m_watch.expect(1);
    m_events.onConnected("x"); // the first time
    m_events.onError("x", {ErrorKind::Unreachable, "away", {}}, 250ms);
    m_events.onConnected("x");
    m_events.onConnected("x");
    EXPECT_THAT(m_said, ElementsAre("x: away; trying again in 250 ms", "x: connected again"));
    EXPECT_FALSE(m_watch.failure());
}

TEST_F(SourceWatchTest, RunEndsWithTheErrorOfTheLastSource)
{
    m_watch.expect(2);
    m_events.onError("x", {ErrorKind::Credentials, "refused", {}}, std::nullopt);
    EXPECT_FALSE(m_watch.failure());
    m_events.onError("twitter", {ErrorKind::Refused, "closed", {}}, std::nullopt);
    EXPECT_EQ(m_watch.failure()->message, "closed");
    EXPECT_THAT(m_said, ElementsAre("x: refused")); // the run says the other
}

TEST_F(SourceWatchTest, SourceThatBeganAnewCountsAgain)
{
    m_watch.expect(2);
    m_events.onError("x", {ErrorKind::Credentials, "refused", {}}, std::nullopt);
    m_watch.beganAnew();
    m_events.onError("twitter", {ErrorKind::Refused, "closed", {}}, std::nullopt);
    EXPECT_FALSE(m_watch.failure());
    m_events.onError("x", {ErrorKind::Credentials, "refused again", {}}, std::nullopt);
    EXPECT_EQ(m_watch.failure()->message, "refused again");
}

TEST_F(SourceWatchTest, KeepsGapsUntilTheyAreTaken)
{
    m_events.onGap("x", {Time(1s), Time(2s), "away", 7});
    m_events.onGap("x", {Time(3s), Time(4s), "away", std::nullopt});
    EXPECT_THAT(m_watch.takeGaps(), SizeIs(2));
    EXPECT_THAT(m_watch.takeGaps(), IsEmpty());
}

} // namespace
} // namespace app
