#include "app/core/movement.h"

#include <gtest/gtest.h>

namespace app {
namespace {

using namespace std::chrono_literals;

/// A window of 4 s, every 2 s, with these tags in order; the counts are 10, 9, …
WindowResult window(int endSeconds, const std::vector<std::string>& tags)
{
    WindowResult result;
    result.end = streaming::timeAt(0) + std::chrono::seconds(endSeconds);
    result.length = 4s;
    result.slide = 2s;
    for (const auto& tag : tags) {
        const int rank = int(result.hashtags.size()) + 1;
        result.hashtags.push_back({rank, tag, tag, 11 - rank, {}});
        result.retweeted.push_back({rank, "id-" + tag, 11 - rank, {}, {}, {}, {}});
    }
    return result;
}

TEST(MovementTest, ComparesWithTheListOneWindowLengthAgo)
{
    MovementTracker tracker;
    auto first = window(2, {"a", "b", "c"});
    auto second = window(4, {"c", "b", "a"});
    auto third = window(6, {"b", "d", "a"});
    for (auto* each : {&first, &second, &third}) tracker.fill(*each);

    EXPECT_FALSE(first.hashtags[0].movement.known);
    EXPECT_FALSE(second.hashtags[0].movement.known); // a window length has not passed
    const auto& rows = third.hashtags;
    EXPECT_TRUE(rows[0].movement.known);
    EXPECT_EQ(rows[0].movement.previousRank, 2); // b was second at 2 s
    EXPECT_EQ(rows[0].movement.previousCount, 9);
    EXPECT_TRUE(rows[1].movement.known);
    EXPECT_EQ(rows[1].movement.previousRank, std::nullopt); // d is new
    EXPECT_EQ(rows[2].movement.previousRank, 1);
    EXPECT_EQ(third.retweeted[0].movement.previousRank, 2);
    EXPECT_EQ(third.retweeted[1].movement.previousRank, std::nullopt);
}

TEST(MovementTest, KnowsTheCountOfWhatWasWatchedAndTheMostThatOthersCanHaveHad)
{
    MovementTracker tracker;
    auto first = window(2, {"a", "b"}); // 10 and 9
    first.pinned = {{0, "p", "p", 4}};
    auto later = window(6, {"b", "p", "x"});
    later.pinned = {{2, "p", "p", 9}};
    for (auto* each : {&first, &later}) tracker.fill(*each);
    const auto& pinned = later.pinned.front().movement;
    EXPECT_TRUE(pinned.known);
    EXPECT_EQ(pinned.previousRank, std::nullopt);
    EXPECT_EQ(pinned.previousCount, 4);
    EXPECT_EQ(later.hashtags[1].movement.previousCount, 4); // in the list, too
    EXPECT_EQ(later.hashtags[0].movement.previousAtMost, 9);
    EXPECT_EQ(later.hashtags[2].movement.previousCount, 0);
    EXPECT_EQ(later.hashtags[2].movement.previousAtMost, 9);
}

TEST(MovementTest, TakesAWindowThatWasNotReportedForAnEmptyOne)
{
    MovementTracker tracker;
    auto first = window(2, {"a"});
    auto later = window(100, {"a"});
    auto next = window(104, {"a"});
    for (auto* each : {&first, &later, &next}) tracker.fill(*each);
    EXPECT_TRUE(later.hashtags[0].movement.known);
    EXPECT_EQ(later.hashtags[0].movement.previousRank, std::nullopt);
    EXPECT_EQ(next.hashtags[0].movement.previousRank, 1);
}

TEST(MovementTest, FollowsEverySlide)
{
    MovementTracker tracker;
    for (int end = 2; end <= 200; end += 2) {
        auto each = window(end, end % 4 == 0 ? std::vector<std::string>{"a", "b"} : std::vector<std::string>{"b", "a"});
        tracker.fill(each);
        EXPECT_EQ(each.hashtags[0].movement.known, end >= 6);
        EXPECT_EQ(each.hashtags[0].movement.previousRank, end >= 6 ? std::optional(1) : std::nullopt) << end;
    }
}

} // namespace
} // namespace app
