#include "tests/servers/rule_keeper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using namespace servers;
using streaming::Duration;
using streaming::Time;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr Time start = streaming::timeAt(1'000'000'000);

/// Fails again and again, each time tried as early as `waits` says.
std::vector<std::string> violationsOf(Failure kind, const std::vector<Duration>& waits, const Rules& rules = {})
{
    RuleKeeper keeper(rules);
    auto now = start;
    for (const auto wait : waits) {
        keeper.attempt(now);
        keeper.failed(kind, now);
        now += wait;
    }
    keeper.attempt(now);
    return keeper.violations();
}

TEST(RuleKeeperTest, TakesTheDocumentedWaits)
{
    const Rules exact{.punctuality = Punctuality::Exact, .slack = 0ms};
    EXPECT_THAT(violationsOf(Failure::Unreachable, {250ms, 500ms, 750ms, 1000ms}, exact), IsEmpty());
    EXPECT_THAT(violationsOf(Failure::ServerFailed, {5s, 10s, 20s, 40s, 80s, 160s, 320s, 320s}, exact), IsEmpty());
    EXPECT_THAT(violationsOf(Failure::RateLimited, {60s, 120s, 240s, 480s, 960s}, exact), IsEmpty());
}

TEST(RuleKeeperTest, TakesJitterThatLengthensByAFifth)
{
    const Rules exact{.punctuality = Punctuality::Exact, .slack = 0ms};
    EXPECT_THAT(violationsOf(Failure::ServerFailed, {6s, 12s}, exact), IsEmpty());
    EXPECT_THAT(violationsOf(Failure::ServerFailed, {6001ms}, exact), ElementsAre(HasSubstr("too late")));
    EXPECT_THAT(violationsOf(Failure::ServerFailed, {6001ms}), IsEmpty());
}

TEST(RuleKeeperTest, NamesAnAttemptThatIsTooEarly)
{
    EXPECT_THAT(violationsOf(Failure::RateLimited, {60s, 119s}),
        ElementsAre("an attempt after 119000 ms, due after 120000 ms"));
    EXPECT_THAT(violationsOf(Failure::Unreachable, {249ms}), ElementsAre(HasSubstr("due after 250 ms")));
}

TEST(RuleKeeperTest, LinearWaitsEndAtSixteenSeconds)
{
    RuleKeeper keeper;
    for (int i = 0; i < 100; ++i) keeper.failed(Failure::Unreachable, start);
    EXPECT_EQ(keeper.due(), start + 16s);
}

TEST(RuleKeeperTest, AWorkingConnectionComesBackAtOnceAndThenWaits)
{
    RuleKeeper keeper;
    keeper.attempt(start);
    keeper.connected(start);
    keeper.delivered();
    keeper.failed(Failure::Unreachable, start + 1s);
    EXPECT_EQ(keeper.due(), start + 1s);
    keeper.attempt(start + 1s);
    keeper.connected(start + 1s);
    keeper.failed(Failure::Unreachable, start + 2s); // nothing came
    EXPECT_EQ(keeper.due(), start + 2s + 250ms);
    keeper.attempt(start + 2s);
    EXPECT_THAT(keeper.violations(), ElementsAre("an attempt after 0 ms, due after 250 ms"));
}

TEST(RuleKeeperTest, OnlyDataForgetWhatFailed)
{
    RuleKeeper keeper;
    keeper.failed(Failure::ServerFailed, start);
    keeper.failed(Failure::ServerFailed, start);
    keeper.connected(start);
    keeper.failed(Failure::ServerFailed, start);
    EXPECT_EQ(keeper.due(), start + 20s);
    keeper.delivered();
    keeper.failed(Failure::ServerFailed, start);
    EXPECT_EQ(keeper.due(), start + 5s);
}

TEST(RuleKeeperTest, ALimitLastsUntilItIsLifted)
{
    RuleKeeper keeper;
    keeper.failed(Failure::RateLimited, start, start + 15min);
    EXPECT_EQ(keeper.due(), start + 15min);
    keeper.failed(Failure::RateLimited, start, start + 1s);
    EXPECT_EQ(keeper.due(), start + 120s);
}

TEST(RuleKeeperTest, NothingFollowsARefusal)
{
    EXPECT_THAT(violationsOf(Failure::Final, {24h}), ElementsAre("an attempt after a refusal that is final"));
    EXPECT_THAT(violationsOf(Failure::Final, {1s}, {.secondTries = 1}), IsEmpty());
    EXPECT_THAT(violationsOf(Failure::Final, {1s, 1s}, {.secondTries = 1}), testing::SizeIs(1));
}

TEST(RuleKeeperTest, OneConnectionAtATime)
{
    RuleKeeper keeper;
    keeper.connected(start);
    keeper.left();
    keeper.connected(start);
    EXPECT_THAT(keeper.violations(), IsEmpty());
    keeper.connected(start);
    EXPECT_THAT(keeper.violations(), ElementsAre("2 connections at a time"));
}

TEST(RuleKeeperTest, AnAttemptThatFailsLeavesTheConnectionThatStands)
{
    RuleKeeper keeper;
    keeper.attempt(start);
    keeper.connected(start);
    keeper.attempt(start);
    keeper.failed(Failure::RateLimited, start);
    keeper.connected(start);
    EXPECT_THAT(keeper.violations(), ElementsAre("2 connections at a time"));
}

TEST(RuleKeeperTest, CountsConnectsInAWindow)
{
    RuleKeeper keeper({.connects = 2, .window = 15min});
    for (const auto after : {0min, 10min, 15min, 25min}) {
        keeper.connected(start + after);
        keeper.left();
    }
    EXPECT_THAT(keeper.violations(), IsEmpty());
    keeper.connected(start + 26min);
    EXPECT_THAT(keeper.violations(), ElementsAre("3 connects within 900000 ms"));
}

} // namespace
