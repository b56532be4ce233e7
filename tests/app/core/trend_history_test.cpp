#include "app/core/trend_history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace app {
namespace {

using namespace std::chrono_literals;
using streaming::timeAt;
using testing::Each;

/// `covered`: all of the length, where nothing is said.
WindowResult windowAt(
    std::int64_t second, std::vector<TrendRow> rows, Duration length = 10s, std::optional<Duration> covered = std::nullopt)
{
    WindowResult window;
    window.end = timeAt(second * 1000);
    window.length = length;
    window.slide = 1s;
    window.covered = covered.value_or(length);
    window.statuses = 40;
    window.retweets = 10;
    window.hashtags = std::move(rows);
    return window;
}

TrendRow row(const std::string& tag, std::int64_t count, Movement movement = {})
{
    return {1, tag, tag, count, movement};
}

TEST(TrendHistoryTest, ACurveEndsWithTheNewestCountAndHasHolesWhereARowWasNotListed)
{
    TrendHistory history(1h);
    ASSERT_TRUE(history.window(windowAt(100, {row("qt", 5)})));
    ASSERT_TRUE(history.window(windowAt(101, {row("other", 9)})));
    const auto newest = windowAt(102, {row("qt", 7)});
    ASSERT_TRUE(history.window(newest));

    const auto curve = history.view(newest).hashtags.front().curve;
    ASSERT_EQ(curve.size(), TrendHistory::curvePoints);
    EXPECT_EQ(curve[59], 7);
    EXPECT_EQ(curve[58], std::nullopt);
    EXPECT_EQ(curve[57], 5);
    EXPECT_THAT(std::vector(curve.begin(), curve.end() - 3), Each(std::nullopt));
}

TEST(TrendHistoryTest, ACurveOfALongWindowCoversItsLength)
{
    TrendHistory history(1h);
    for (int second = 1; second <= 300; ++second)
        ASSERT_TRUE(history.window(windowAt(second, {row("qt", second)}, 5min)));
    const auto view = history.view(windowAt(300, {row("qt", 300)}, 5min));
    EXPECT_EQ(view.curveSpan, 5min);
    const auto& curve = view.hashtags.front().curve;
    EXPECT_EQ(curve.back(), 300);
    EXPECT_EQ(curve[58], 295);
    EXPECT_EQ(curve[0], 5);
}

TEST(TrendHistoryTest, RatesAreOverWhatTheWindowCoversByNow)
{
    TrendHistory history(1h);
    ASSERT_TRUE(history.window(windowAt(100, {row("qt", 4)})));
    const auto first = history.view(windowAt(100, {row("qt", 4)}, 10s, 1s));
    EXPECT_EQ(first.covered, 1s);
    EXPECT_DOUBLE_EQ(first.hashtags.front().perSecond, 4);
    const auto full = history.view(windowAt(150, {row("qt", 4)}));
    EXPECT_EQ(full.covered, 10s);
    EXPECT_DOUBLE_EQ(full.hashtags.front().perSecond, 0.4);
    EXPECT_DOUBLE_EQ(full.statusesPerSecond, 4);
    EXPECT_DOUBLE_EQ(full.retweetShare, 0.25);
}

TEST(TrendHistoryTest, LengthsThatAreChosenAnewBeginWithThePastTheyAreGiven)
{
    TrendHistory history(1h);
    for (const Duration length : {10s, 60s}) ASSERT_TRUE(history.window(windowAt(100, {row("old", 5)}, length)));
    history.chosen({60s});
    EXPECT_EQ(history.viewAt(10s, timeAt(100'000)), nullptr);
    EXPECT_EQ(history.viewAt(60s, timeAt(100'000))->hashtags.front().name, "old");
    EXPECT_EQ(history.points(), 1U);

    auto past = windowAt(80, {row("qt", 3)});
    past.rank = Rank::Rising;
    past.hashtags.front().score = 2.5;
    ASSERT_TRUE(history.window(past));
    const auto then = history.viewAt(10s, timeAt(85'000));
    ASSERT_NE(then, nullptr);
    EXPECT_EQ(then->rank, Rank::Rising);
    EXPECT_EQ(then->hashtags.front().score, 2.5);
    EXPECT_EQ(history.viewAt(60s, timeAt(100'000))->hashtags.front().score, std::nullopt);
}

TEST(TrendHistoryTest, ChangeIsAgainstTheCountOneWindowLengthAgo)
{
    const TrendHistory history(1h);
    const auto changeOf = [&](Movement movement) {
        return history.view(windowAt(100, {row("qt", 6, movement)})).hashtags.front().change;
    };
    EXPECT_DOUBLE_EQ(changeOf({true, 3, 4}).value(), 0.5);
    EXPECT_EQ(changeOf({true, std::nullopt, 0}), std::nullopt); // new: there is nothing to compare with
    EXPECT_EQ(changeOf({false, 3, 4}), std::nullopt);
}

TEST(TrendHistoryTest, ForgetsWhatIsOlderThanItKeeps)
{
    TrendHistory history(100s);
    for (int second = 1; second <= 1000; ++second)
        ASSERT_TRUE(history.window(windowAt(second, {row("tag" + std::to_string(second), 1)})));
    EXPECT_GE(history.points(), 100U);
    EXPECT_LE(history.points(), 110U);
}

TEST(TrendHistoryTest, LengthsHavePastsOfTheirOwn)
{
    TrendHistory history(1h);
    ASSERT_TRUE(history.window(windowAt(100, {row("qt", 5)}, 10s)));
    ASSERT_TRUE(history.window(windowAt(100, {row("qt", 50)}, 60s)));
    EXPECT_EQ(history.view(windowAt(100, {row("qt", 5)}, 10s)).hashtags.front().curve.back(), 5);
    EXPECT_EQ(history.view(windowAt(100, {row("qt", 50)}, 60s)).hashtags.front().curve.back(), 50);
}

TEST(TrendHistoryTest, AMomentOfThePastIsAsItWasReported)
{
    TrendHistory history(1h);
    for (int second = 100; second <= 130; ++second)
        ASSERT_TRUE(history.window(windowAt(second, {row("qt", second), {2, "cpp", "Cpp", 3, {}}})));
    const auto view = history.viewAt(10s, timeAt(120'500));
    ASSERT_NE(view, nullptr);
    EXPECT_EQ(view->end, timeAt(120'000));
    EXPECT_EQ(view->statuses, 40);
    ASSERT_EQ(view->hashtags.size(), 2U);
    EXPECT_EQ(view->hashtags[0].key, "qt");
    EXPECT_EQ(view->hashtags[0].count, 120);
    EXPECT_EQ(view->hashtags[0].curve.back(), 120);
    EXPECT_EQ(view->hashtags[0].movement.previousCount, 110);
    EXPECT_EQ(view->hashtags[1].name, "Cpp");
    EXPECT_EQ(history.viewAt(10s, timeAt(99'999)), nullptr);
    EXPECT_EQ(history.viewAt(60s, timeAt(120'000)), nullptr);
}

TEST(TrendHistoryTest, VolumeIsThatOfTheShortestWindowsWithTheGapsOfTheFeeds)
{
    TrendHistory history(1h);
    for (const int second : {100, 101, 103, 110})
        for (const Duration length : {10s, 60s})
            ASSERT_TRUE(history.window(windowAt(second, {}, length, std::min<Duration>(length, (second - 99) * 1s))));
    ASSERT_TRUE(history.gap({"x", {timeAt(104'000), timeAt(109'000), "away", {}}}));
    const auto volume = history.volume(100);
    EXPECT_EQ(volume.from, timeAt(100'000));
    EXPECT_EQ(volume.to, timeAt(110'000));
    ASSERT_EQ(volume.perSecond.size(), 11U);
    EXPECT_EQ(volume.perSecond[0], 40);
    EXPECT_EQ(volume.perSecond[2], std::nullopt);
    EXPECT_EQ(volume.perSecond[10], 4);
    EXPECT_THAT(volume.gaps, testing::ElementsAre(std::pair(timeAt(104'000), timeAt(109'000))));
    EXPECT_LE(history.volume(5).perSecond.size(), 5U);
}

TEST(TrendHistoryTest, WhatIsPinnedHasACurveAndAPastToo)
{
    TrendHistory history(1h);
    auto first = windowAt(100, {row("qt", 5)});
    first.pinned = {{0, "kde", "KDE", 2}};
    auto second = windowAt(101, {row("qt", 5)});
    second.pinned = {{0, "kde", "KDE", 0, {true, std::nullopt, 2, 2}}, row("qt", 5)};
    ASSERT_TRUE(history.window(first));
    ASSERT_TRUE(history.window(second));
    const auto view = history.view(second);
    ASSERT_EQ(view.pinned.size(), 2U);
    EXPECT_EQ(view.pinned[0].rank, 0);
    EXPECT_EQ(view.pinned[0].change, -1.0);
    EXPECT_EQ(view.pinned[0].curve[58], 2);
    EXPECT_EQ(view.pinned[0].curve[59], 0);
    EXPECT_EQ(view.pinned[1].curve[59], 5);
    const auto past = history.viewAt(10s, timeAt(100'000));
    ASSERT_EQ(past->hashtags.size(), 1U);
    ASSERT_EQ(past->pinned.size(), 1U);
    EXPECT_EQ(past->pinned.front().count, 2);
}

TEST(TrendHistoryTest, CurvesAreBrokenWhereNoSourceWasHeard)
{
    TrendHistory history(1h);
    history.expect(2);
    for (int second = 100; second <= 120; ++second)
        ASSERT_TRUE(history.window(windowAt(second, {row("qt", 5)})));
    ASSERT_TRUE(history.gap({"x", {timeAt(104'500), timeAt(110'500), "away", {}}}));
    const DetailsQuery query{ListKind::Hashtags, "qt", 10s, timeAt(120'000)};
    const auto known = [&] {
        const auto curve = history.details(query).curve;
        return std::ranges::count_if(curve, [](const auto& count) { return count.has_value(); });
    };
    EXPECT_EQ(known(), 21); // the other source went on
    EXPECT_EQ(history.details(query).gaps.size(), 1U);
    ASSERT_TRUE(history.gap({"mastodon:a", {timeAt(108'500), timeAt(112'500), "away", {}}}));
    EXPECT_EQ(known(), 19); // 109 and 110
    ASSERT_TRUE(history.gap({"clock", {timeAt(114'500), timeAt(115'500), "the machine slept", {}}}));
    EXPECT_EQ(known(), 18);
    EXPECT_EQ(history.details(query).gaps.size(), 3U);
    const auto sparkline = history.view(windowAt(120, {row("qt", 5)})).hashtags.front().curve;
    EXPECT_EQ(std::ranges::count(sparkline, std::optional<std::int64_t>(5)), 18);
}

} // namespace
} // namespace app
