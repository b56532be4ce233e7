#include "streaming/backoff.h"
#include "streaming/input/pid_rate_estimator.h"
#include "streaming/input/rate_limiter.h"
#include "streaming/result.h"

#include <gtest/gtest.h>

#include <thread>

namespace {

using namespace streaming;
using namespace std::chrono_literals;

TEST(BackoffTest, GrowsToItsLongestAndIsOnlyLengthened)
{
    Backoff plain({.first = 100ms, .factor = 2, .longest = 500ms, .jitter = 0}, 1);
    for (const auto expected : {100ms, 200ms, 400ms, 500ms, 500ms}) EXPECT_EQ(plain.next(), expected);
    Backoff jittered({.first = 100ms, .factor = 2, .longest = 500ms, .jitter = 0.5}, 1);
    bool lengthened = false;
    for (const auto least : {100ms, 200ms, 400ms, 500ms, 500ms}) {
        const auto wait = *jittered.next();
        EXPECT_GE(wait, least);
        EXPECT_LE(wait, least * 3 / 2);
        lengthened |= wait > least;
    }
    EXPECT_TRUE(lengthened);
}

TEST(BackoffTest, EndsAfterItsAttemptsUnlessTheSourceWorked)
{
    Backoff backoff({.first = 1ms, .attempts = 2}, 7);
    EXPECT_TRUE(backoff.next());
    EXPECT_TRUE(backoff.next());
    EXPECT_FALSE(backoff.next());
    backoff.reset();
    EXPECT_TRUE(backoff.next());
    EXPECT_THROW(Backoff({.first = 0ms}, 1), GraphError);
    EXPECT_THROW(Backoff({.first = 2s, .longest = 1s}, 1), GraphError);
    EXPECT_THROW(Backoff({.factor = 0.5}, 1), GraphError);
    EXPECT_THROW(Backoff({.jitter = -1}, 1), GraphError);
}

TEST(RateLimiterTest, GathersUpToASecondAndLetsWaitForTheRest)
{
    ManualClock clock;
    RateLimiter limiter(clock, 100);
    const std::stop_source never;
    clock.setTime(timeAt(10000)); // ten seconds idle give one second's worth
    EXPECT_TRUE(limiter.acquire(100, never.get_token()));
    std::atomic<bool> taken = false;
    std::jthread taker([&] {
        limiter.acquire(50, never.get_token());
        taken = true;
    });
    clock.awaitWaiterFor(timeAt(10500));
    clock.setTime(timeAt(10499));
    EXPECT_FALSE(taken);
    clock.setTime(timeAt(10500));
    taker.join();
    EXPECT_TRUE(taken);
}

TEST(RateLimiterTest, StopEndsTheWaiting)
{
    ManualClock clock;
    RateLimiter limiter(clock, 1);
    std::stop_source stop;
    bool acquired = true;
    std::jthread taker([&] { acquired = limiter.acquire(5, stop.get_token()); });
    clock.awaitWaiterFor(timeAt(5000));
    stop.request_stop();
    taker.join();
    EXPECT_FALSE(acquired);
}

TEST(RateLimiterTest, RateIsWithinItsBounds)
{
    ManualClock clock;
    RateLimiter unlimited(clock, std::nullopt);
    EXPECT_FALSE(unlimited.rate());
    EXPECT_TRUE(unlimited.acquire(1'000'000, std::stop_source().get_token()));
    unlimited.setRate(5);
    EXPECT_EQ(unlimited.rate(), 5);
    RateLimiter limited(clock, 100, 20);
    EXPECT_EQ(limited.rate(), 20);
    limited.setRate(200);
    EXPECT_EQ(limited.rate(), 100);
    limited.setRate(0);
    limited.setRate(-3);
    EXPECT_EQ(limited.rate(), 100);
    EXPECT_THROW(RateLimiter(clock, 0), GraphError);
    EXPECT_THROW(RateLimiter(clock, 10, -1), GraphError);
}

} // namespace
