#include "streaming/connector_thread.h"

#include <gtest/gtest.h>

namespace {

using namespace streaming;
using namespace std::chrono_literals;

Error error(ErrorKind kind, std::optional<Duration> retryAfter = std::nullopt) { return {kind, "away", retryAfter}; }

std::vector<Duration> waits(Reconnect& reconnect, ErrorKind kind, int times)
{
    std::vector<Duration> result;
    for (int time = 0; time < times; ++time) result.push_back(reconnect.after(error(kind)).value());
    return result;
}

TEST(ReconnectTest, EachKindOfFailureHasTheWaitsThatServicesAskFor)
{
    Reconnect network({.jitter = 0}, 1);
    const auto linear = waits(network, ErrorKind::Unreachable, 70);
    EXPECT_EQ(linear.front(), 250ms);
    EXPECT_EQ(linear.at(1), 500ms);
    EXPECT_EQ(linear.at(63), 16s);
    EXPECT_EQ(linear.back(), 16s);
    Reconnect server({.jitter = 0}, 1);
    EXPECT_EQ(waits(server, ErrorKind::ServerFailed, 8),
        (std::vector<Duration>{5s, 10s, 20s, 40s, 80s, 160s, 320s, 320s}));
    Reconnect limited({.jitter = 0}, 1);
    EXPECT_EQ(waits(limited, ErrorKind::RateLimited, 4), (std::vector<Duration>{60s, 120s, 240s, 480s}));
}

TEST(ReconnectTest, ConnectionThatWorkedIsMadeAgainAtOnce)
{
    Reconnect reconnect({.jitter = 0}, 1);
    EXPECT_EQ(waits(reconnect, ErrorKind::Unreachable, 2), (std::vector<Duration>{250ms, 500ms}));
    reconnect.worked();
    EXPECT_EQ(waits(reconnect, ErrorKind::Unreachable, 3), (std::vector<Duration>{0ms, 250ms, 500ms}));
    reconnect.worked();
    EXPECT_EQ(reconnect.after(error(ErrorKind::ServerFailed)), 5s);
    EXPECT_EQ(reconnect.after(error(ErrorKind::Unreachable)), 250ms);
}

TEST(ReconnectTest, WishOfTheOtherSideCountsWhereItIsLonger)
{
    Reconnect reconnect({.jitter = 0}, 1);
    EXPECT_EQ(reconnect.after(error(ErrorKind::RateLimited, 600s)), 600s);
    EXPECT_EQ(reconnect.after(error(ErrorKind::RateLimited, 1s)), 120s);
}

TEST(ReconnectTest, WhatNoRetryMendsIsNotTried)
{
    Reconnect reconnect({}, 1);
    for (const auto kind : {ErrorKind::Usage, ErrorKind::Credentials, ErrorKind::Refused, ErrorKind::Data})
        EXPECT_FALSE(reconnect.after(error(kind)));
    Reconnect twice({.attempts = 2}, 1);
    EXPECT_TRUE(twice.after(error(ErrorKind::Unreachable)));
    EXPECT_TRUE(twice.after(error(ErrorKind::Unreachable)));
    EXPECT_FALSE(twice.after(error(ErrorKind::Unreachable)));
    twice.worked();
    EXPECT_TRUE(twice.after(error(ErrorKind::Unreachable)));
    EXPECT_THROW(Reconnect({.networkStep = 0ms}, 1), GraphError);
    EXPECT_THROW(Reconnect({.serverFirst = 5s, .serverLongest = 1s}, 1), GraphError);
    EXPECT_THROW(Reconnect({.jitter = -1}, 1), GraphError);
}

TEST(ReconnectTest, JitterOnlyLengthensAndAtMostByItsShare)
{
    Reconnect reconnect({}, 7);
    bool lengthened = false;
    for (int round = 0; round < 200; ++round) {
        reconnect.worked();
        EXPECT_EQ(reconnect.after(error(ErrorKind::Unreachable)), 0ms);
        const auto wait = reconnect.after(error(ErrorKind::Unreachable)).value();
        EXPECT_GE(wait, 250ms);
        EXPECT_LE(wait, 300ms);
        lengthened = lengthened || wait > 250ms;
    }
    EXPECT_TRUE(lengthened);
}

TEST(LinkTest, GapBeginsWhereAWorkingConnectionWasLastHeard)
{
    Link link;
    std::vector<Gap> gaps;
    link.onGap([&](const Gap& gap) { gaps.push_back(gap); });
    const auto at = [](Duration offset) { return Time(offset); };
    link.lost(error(ErrorKind::Unreachable), at(1s), at(2s)); // it never worked: nothing is missing
    link.connected(at(10s));
    link.received(at(11s), 100, 20);
    link.received(at(15s), 100, 30);
    link.heard(at(20s));
    EXPECT_TRUE(link.worked());
    link.lost(error(ErrorKind::Unreachable), at(30s), at(31s));
    EXPECT_EQ(link.status().state, LinkState::Waiting);
    EXPECT_EQ(link.status().nextTry, at(31s));
    link.lost(error(ErrorKind::ServerFailed), at(40s), at(45s));
    link.connected(at(50s));
    EXPECT_TRUE(gaps.empty()); // nothing has come yet
    link.heard(at(52s));
    ASSERT_EQ(gaps.size(), 1U);
    EXPECT_EQ(gaps.front().from, at(20s));
    EXPECT_EQ(gaps.front().to, at(52s));
    EXPECT_EQ(gaps.front().estimate, 160); // 50 records in 10 s before
    EXPECT_EQ(link.status().reconnects, 1);
    EXPECT_EQ(link.status().gaps, 1);
    EXPECT_EQ(link.status().records, 50);
}

TEST(LinkTest, NothingIsMissingWhereTheSourceGivesItAgain)
{
    Link link;
    int gaps = 0;
    link.onGap([&](const Gap&) { ++gaps; });
    link.connected(Time(0s));
    link.received(Time(1s), 10, 1);
    link.lost(error(ErrorKind::Unreachable), Time(2s), Time(2s));
    link.connected(Time(3s), Continuity::Whole);
    link.received(Time(4s), 10, 1);
    EXPECT_EQ(gaps, 0);
    link.missed({Time(4s), Time(5s), "limit", 12});
    EXPECT_EQ(gaps, 1);
}

TEST(LinkTest, GapThatIsOpenEndsWithTheRun)
{
    Link link;
    std::vector<Gap> gaps;
    link.onGap([&](const Gap& gap) { gaps.push_back(gap); });
    link.connected(Time(0s));
    link.received(Time(1s), 10, 0);
    link.lost({ErrorKind::Credentials, "the token was withdrawn", std::nullopt}, Time(2s), std::nullopt);
    link.ended(Time(9s));
    ASSERT_EQ(gaps.size(), 1U);
    EXPECT_EQ(gaps.front().to, Time(9s));
    EXPECT_EQ(gaps.front().estimate, std::nullopt);
    EXPECT_EQ(gaps.front().reason, "the token was withdrawn");
    EXPECT_EQ(link.status().state, LinkState::GivenUp);
}

RawBlock block(std::string_view text, std::uint32_t records)
{
    RawBlock made;
    made.bytes = ByteBuffer(text);
    made.records = records;
    return made;
}

TEST(StoreTest, OfferShedsWhatFindsNoRoomAndCountsIt)
{
    Store store(10);
    std::vector<std::string> seen;
    store.onBlock([&](const RawBlock& taken) { seen.emplace_back(taken.bytes.view()); });
    EXPECT_TRUE(store.offer(block("larger than the store", 3)));
    EXPECT_FALSE(store.offer(block("b", 2)));
    EXPECT_FALSE(store.offer(block("c", 5)));
    EXPECT_EQ(store.link().status().dropped, 7);
    EXPECT_EQ(store.link().status().records, 3);
    EXPECT_TRUE(store.take());
    EXPECT_TRUE(store.offer(block("d", 1)));
    EXPECT_EQ(seen, (std::vector<std::string>{"larger than the store", "d"}));
    store.close();
    EXPECT_FALSE(store.offer(block("e", 1)));
    EXPECT_EQ(store.link().status().dropped, 7);
}

} // namespace
