#include "streaming/feed_clock.h"

#include <gtest/gtest.h>

namespace {

using namespace streaming;
using namespace std::chrono_literals;
using Pulses = std::vector<FeedClock::Pulse>;
using Seconds = std::vector<std::int64_t>;

/// All times that a feed runs whose batches of one second with rows end at `data` (in seconds).
Seconds runTimes(Pulses pulses, Seconds data)
{
    FeedClock clock(1s, std::move(pulses));
    Seconds times;
    std::size_t at = 0;
    while (true) {
        const auto next = at < data.size() ? std::optional(timeAt(data[at] * 1000)) : std::nullopt;
        const auto time = clock.next(Time::max(), next);
        if (!time) return times;
        times.push_back(time->time_since_epoch() / 1s);
        if (next && *time == *next) ++at;
    }
}

TEST(FeedClockTest, RunsBatchesWithRowsAndSlideEndsWhoseWindowHoldsSome)
{
    const struct {
        Pulses pulses;
        Seconds data;
        Seconds expected;
    } table[] = {
        {{{1s, 0s}}, {3, 5}, {3, 5}},
        {{{1s, 3s}}, {3, 10}, {3, 4, 5, 10}}, // (2, 5] still holds 3
        {{{5s, 0s}}, {3, 7}, {3, 7}},
        {{{5s, 10s}}, {3}, {3, 5}}, // the end of the feed: the first slide end at or after it
        {{{5s, 10s}}, {3, 100}, {3, 5, 10, 100}}, // (0, 10] holds 3, (5, 15] does not
        {{{5s, 10s}}, {5}, {5}},
        {{{5s, 60s}}, {3, 7}, {3, 5, 7, 10}},
        {{{2s, 2s}, {5s, 5s}}, {3}, {3, 4, 5}},
        {{{1s, 5s}}, {1, 315360000}, {1, 2, 3, 4, 5, 315360000}}, // ten empty years
        {{{1s, 5s}}, {}, {}},
        {{}, {4, 5}, {4, 5}},
    };
    for (const auto& row : table) EXPECT_EQ(runTimes(row.pulses, row.data), row.expected);
}

TEST(FeedClockTest, WaitsUntilABatchIsComplete)
{
    FeedClock clock(1s, {{2s, 4s}});
    EXPECT_EQ(clock.next(timeAt(0), std::nullopt), std::nullopt);
    EXPECT_EQ(clock.next(timeAt(3000), timeAt(3000)), timeAt(3000));
    EXPECT_EQ(clock.next(timeAt(3000), std::nullopt), std::nullopt); // 4 s is not complete
    EXPECT_EQ(clock.next(timeAt(4000), std::nullopt), timeAt(4000));
    EXPECT_EQ(clock.next(timeAt(9000), std::nullopt), std::nullopt); // the feed may have ended with 3 s
    EXPECT_EQ(clock.next(timeAt(9000), timeAt(9000)), timeAt(6000)); // it has not; (2, 6] holds rows, (4, 8] does not
    EXPECT_EQ(clock.next(timeAt(9000), timeAt(9000)), timeAt(9000));
}

TEST(FeedClockTest, WorksBeforeTheEpoch)
{
    EXPECT_EQ(runTimes({{5s, 5s}}, {-7, -3, 2}), (Seconds{-7, -5, -3, 0, 2, 5}));
}

} // namespace
