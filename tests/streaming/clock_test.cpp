#include "streaming/clock.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace {

using namespace streaming;
using namespace std::chrono_literals;

TEST(ManualClockTest, StandsStillUntilItIsMoved)
{
    ManualClock clock;
    EXPECT_EQ(clock.now(), timeAt(0));
    clock.advance(1500ms);
    EXPECT_EQ(clock.now(), timeAt(1500));
    clock.setTime(timeAt(7));
    EXPECT_EQ(clock.now(), timeAt(7));
}

TEST(ManualClockTest, WakesWhoIsDueAndNobodyElse)
{
    ManualClock clock;
    std::atomic<int> woken = 0;
    const auto waiter = [&](std::int64_t ms) {
        EXPECT_TRUE(clock.waitUntil(timeAt(ms), {}));
        EXPECT_GE(clock.now(), timeAt(ms));
        ++woken;
    };
    std::jthread early(waiter, 100);
    std::jthread late(waiter, 200);
    clock.awaitWaiterFor(timeAt(200));
    clock.advance(100ms);
    early.join();
    EXPECT_EQ(woken, 1);
    clock.awaitWaiterFor(timeAt(200)); // still waits
    clock.advance(1h);
    late.join();
    EXPECT_EQ(woken, 2);
}

TEST(ManualClockTest, WaitForThePastReturnsAtOnce)
{
    ManualClock clock(timeAt(5));
    clock.wait(std::make_shared<Alarm>(), timeAt(5));
    EXPECT_TRUE(clock.waitUntil(timeAt(4), {}));
}

TEST(ClockTest, WaitEndsWhenItIsStopped)
{
    ManualClock manual;
    SystemClock system;
    for (Clock* const clock : {static_cast<Clock*>(&manual), static_cast<Clock*>(&system)}) {
        std::stop_source stop;
        std::jthread stopper([&] { stop.request_stop(); });
        EXPECT_FALSE(clock->waitUntil(clock->now() + 24h, stop.get_token()));
    }
}

TEST(AlarmTest, KeepsARingUntilSomebodyWaits)
{
    ManualClock clock;
    const auto alarm = std::make_shared<Alarm>();
    alarm->ring();
    alarm->ring();
    clock.wait(alarm, std::nullopt); // the ring of before
    std::jthread ringer([&] { alarm->ring(); });
    clock.wait(alarm, timeAt(1)); // either may come first, the ring or the waiting
    EXPECT_EQ(clock.now(), timeAt(0));
}

TEST(SystemClockTest, WaitsUntilTheDeadline)
{
    SystemClock clock;
    const auto deadline = clock.now() + 2ms;
    EXPECT_TRUE(clock.waitUntil(deadline, {}));
    EXPECT_GE(clock.now(), deadline);
}

} // namespace
