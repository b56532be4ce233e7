#include "app/core/watch/alert_book.h"

#include "app/core/watch/watching.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace app {
namespace {

using namespace std::chrono_literals;
using streaming::timeAt;
using testing::ElementsAre;
using testing::IsEmpty;
using Words = std::vector<std::string>;

Time second(int at) { return timeAt(at * 1000); }

/// Of 10 s, every second; the rows are ranked as they stand.
WindowResult window(int end, std::vector<std::pair<std::string, std::int64_t>> counts)
{
    WindowResult window;
    window.end = second(end);
    window.length = 10s;
    window.slide = 1s;
    for (const auto& [tag, count] : counts)
        window.hashtags.push_back({int(window.hashtags.size()) + 1, tag, tag, count});
    return window;
}

/// The same with a hashtag that a rule names.
WindowResult naming(WindowResult window, const std::string& tag)
{
    TrendRow named{0, tag, tag, 0};
    for (const auto& row : window.hashtags)
        if (row.tag == tag) named = row;
    window.alerted.push_back(named);
    return window;
}

Words told(const std::vector<AlertEvent>& events)
{
    Words words;
    for (const auto& event : events)
        words.push_back((event.turn == AlertEvent::Turn::Firing ? "fires " : "ends ") + event.subject + " "
            + numberText(event.value) + " at " + std::to_string(event.at.time_since_epoch() / 1000ms));
    return words;
}

class AlertBookTest : public testing::Test {
protected:
    static AlertBook book(const char* rules) { return AlertBook(readAlerts(rules).value()); }
    static Words judge(AlertBook& book, const WindowResult& window) { return told(book.judge(window, 10s)); }
};

TEST_F(AlertBookTest, FiresWhenACountIsOverAndEndsASlideAfterItIsNot)
{
    auto alerts = book("#qt over 5");
    EXPECT_THAT(judge(alerts, naming(window(1, {{"qt", 5}}), "qt")), IsEmpty());
    EXPECT_THAT(judge(alerts, naming(window(2, {{"qt", 6}}), "qt")), ElementsAre("fires #qt 6 at 2"));
    EXPECT_THAT(judge(alerts, naming(window(3, {{"qt", 9}}), "qt")), IsEmpty());
    EXPECT_THAT(judge(alerts, naming(window(4, {{"qt", 5}}), "qt")), IsEmpty());
    EXPECT_EQ(alerts.view().front().state, AlertState::Recovering);
    EXPECT_THAT(alerts.view().front().firing, ElementsAre("#qt"));
    EXPECT_THAT(judge(alerts, naming(window(5, {{"qt", 1}}), "qt")), ElementsAre("ends #qt 9 at 5"));
    EXPECT_EQ(alerts.view().front().state, AlertState::Normal);
    EXPECT_THAT(told(alerts.history()), ElementsAre("ends #qt 9 at 5", "fires #qt 6 at 2"));
}

TEST_F(AlertBookTest, WhatGoesToAndFroDoesNotFlap)
{
    auto alerts = book("#qt over 5 keep 3s");
    EXPECT_THAT(judge(alerts, naming(window(1, {{"qt", 6}}), "qt")), ElementsAre("fires #qt 6 at 1"));
    for (int end = 2; end < 20; end += 2) {
        EXPECT_THAT(judge(alerts, naming(window(end, {{"qt", 4}}), "qt")), IsEmpty());
        EXPECT_THAT(judge(alerts, naming(window(end + 1, {{"qt", 7}}), "qt")), IsEmpty());
    }
}

TEST_F(AlertBookTest, WaitsUntilItHasHeldForAsLongAsTheRuleSays)
{
    auto alerts = book("#qt over 5 for 2s");
    EXPECT_THAT(judge(alerts, naming(window(1, {{"qt", 6}}), "qt")), IsEmpty());
    EXPECT_EQ(alerts.view().front().state, AlertState::Pending);
    EXPECT_THAT(judge(alerts, naming(window(2, {{"qt", 4}}), "qt")), IsEmpty()); // begins anew
    EXPECT_THAT(judge(alerts, naming(window(3, {{"qt", 6}}), "qt")), IsEmpty());
    EXPECT_THAT(judge(alerts, naming(window(4, {{"qt", 6}}), "qt")), IsEmpty());
    EXPECT_THAT(judge(alerts, naming(window(5, {{"qt", 8}}), "qt")), ElementsAre("fires #qt 8 at 5"));
}

TEST_F(AlertBookTest, ARuleLooksAtItsWindowsAlone)
{
    auto alerts = book("any over 5,any over 5 in 60s");
    auto longer = window(1, {{"qt", 9}});
    longer.length = 60s;
    const auto events = alerts.judge(longer, 60s);
    EXPECT_EQ(events.size(), 2U); // the longest is that of the rule that names none
    EXPECT_THAT(told(alerts.judge(window(1, {{"qt", 9}}), 60s)), IsEmpty());
}

TEST_F(AlertBookTest, WhatIsInTheTopWhileTheFirstWindowFillsHasNotEnteredIt)
{
    auto alerts = book("any enters top 2");
    for (int end = 1; end <= 10; ++end)
        EXPECT_THAT(judge(alerts, window(end, {{"a", 9}, {end < 8 ? "x" : "b", 8}, {"c", 7}})), IsEmpty());
    EXPECT_THAT(judge(alerts, window(11, {{"a", 9}, {"b", 8}, {"c", 7}})), IsEmpty());
    EXPECT_THAT(judge(alerts, window(12, {{"a", 9}, {"c", 8}, {"b", 7}})), ElementsAre("fires #c 2 at 12"));
    EXPECT_THAT(judge(alerts, window(13, {{"b", 9}, {"c", 8}, {"a", 7}})), ElementsAre("fires #b 1 at 13"));
    EXPECT_THAT(judge(alerts, window(14, {{"b", 9}, {"a", 8}, {"c", 7}})), ElementsAre("fires #a 2 at 14"));
    EXPECT_THAT(judge(alerts, window(15, {{"b", 9}, {"a", 8}})), ElementsAre("ends #c 2 at 15"));
}

TEST_F(AlertBookTest, ARuleOfLaterDoesNotFireForWhatIsInTheTopAlready)
{
    auto alerts = book("any over 1000");
    for (int end = 1; end <= 12; ++end) judge(alerts, window(end, {{"a", 9}}));
    alerts.change(readAlerts("any enters top 2").value());
    EXPECT_THAT(judge(alerts, window(13, {{"a", 9}})), IsEmpty());
    EXPECT_THAT(judge(alerts, window(14, {{"a", 9}, {"b", 1}})), ElementsAre("fires #b 2 at 14"));
}

TEST_F(AlertBookTest, ARateIsAgainstTheCountOneLengthAgoButNeverAgainstNextToNothing)
{
    auto alerts = book("any rate x3");
    const auto grown = [](std::int64_t count, std::int64_t before, int end = 20) {
        auto result = window(end, {{"qt", count}});
        result.hashtags.front().movement = {true, 1, before, before};
        return result;
    };
    EXPECT_THAT(judge(alerts, window(1, {{"qt", 900}})), IsEmpty()); // nothing is known of before
    EXPECT_THAT(judge(alerts, grown(900, 20, 19)), IsEmpty()); // the window before was not full yet
    EXPECT_THAT(judge(alerts, grown(29, 1)), IsEmpty());
    EXPECT_THAT(judge(alerts, grown(59, 20)), IsEmpty());
    EXPECT_THAT(judge(alerts, grown(64, 20)), ElementsAre("fires #qt 3.2 at 20"));
}

TEST_F(AlertBookTest, ASourceIsSilentFromWhenItWasLastHeard)
{
    auto alerts = book("bluesky silent 60s for 5s,source silent 90s");
    const auto judge = [&](int now, int bluesky, int mastodon) {
        const std::vector<SourceHeard> heard{{"bluesky", second(bluesky)}, {"mastodon", second(mastodon)}};
        return told(alerts.judge(heard, second(now), 2s));
    };
    EXPECT_THAT(judge(60, 1, 59), IsEmpty());
    EXPECT_THAT(judge(64, 1, 63), IsEmpty());
    EXPECT_THAT(judge(70, 1, 69), ElementsAre("fires bluesky 69 at 66"));
    EXPECT_THAT(judge(91, 1, 69), ElementsAre("fires bluesky 90 at 91"));
    EXPECT_THAT(judge(92, 92, 69), IsEmpty());
    EXPECT_THAT(judge(94, 92, 93), ElementsAre("ends bluesky 90 at 94", "ends bluesky 90 at 94"));
}

TEST_F(AlertBookTest, StatesOutliveARestart)
{
    auto before = book("#qt over 5");
    judge(before, naming(window(1, {{"qt", 9}}), "qt"));
    auto after = book("#qt over 5");
    after.restore(before.save());
    EXPECT_THAT(judge(after, naming(window(2, {{"qt", 9}}), "qt")), IsEmpty());
    EXPECT_EQ(after.view().front().state, AlertState::Firing);
}

TEST(WatchingTest, ASilenceOfARecordingIsToldAtItsOwnTimeWhenItIsOver)
{
    Watching watching({{}, {}, readAlerts("source silent 60s").value()}, {10s}, 10, 2s);
    const auto judge = [&](std::int64_t statuses, int batch) {
        return told(watching.judgeReplay(statuses, second(batch - 2), second(batch)));
    };
    EXPECT_THAT(judge(3, 100), IsEmpty());
    EXPECT_THAT(judge(0, 102), IsEmpty());
    EXPECT_THAT(judge(1, 161), IsEmpty()); // from 100 to 159 at least: nobody knows of more
    EXPECT_THAT(judge(1, 500), ElementsAre("fires replay 337 at 221"));
    EXPECT_THAT(judge(1, 502), ElementsAre("ends replay 337 at 502"));
}

TEST(WatchingTest, ALiveSourceIsHeardWhenItHandsOverBytes)
{
    Watching watching({{}, {}, readAlerts("bluesky silent 60s").value()}, {10s}, 10, 2s);
    const auto links = [](std::int64_t bytes, streaming::LinkState state = streaming::LinkState::Connected) {
        streaming::SourceLink link{"bluesky", {}};
        link.status.bytes = bytes;
        link.status.state = state;
        return std::vector{link};
    };
    EXPECT_THAT(watching.judge(links(0), second(100)), IsEmpty());
    EXPECT_THAT(watching.judge(links(7), second(150)), IsEmpty());
    EXPECT_THAT(watching.judge(links(7), second(209)), IsEmpty());
    EXPECT_THAT(told(watching.judge(links(7), second(211))), ElementsAre("fires bluesky 61 at 210"));
    EXPECT_THAT(watching.judge(links(8), second(212)), IsEmpty());
    EXPECT_THAT(told(watching.judge(links(9), second(214))), ElementsAre("ends bluesky 61 at 214"));
    EXPECT_THAT(watching.judge(links(9, streaming::LinkState::Ended), second(900)), IsEmpty());
}

TEST(WatchingTest, RefusesAnAlertThatDoesNotFitAndKeepsWhatItHad)
{
    Watching watching({{}, {}, readAlerts("any over 1 in 20s").value()}, {10s}, 10, 2s);
    Watch wrong{readPins("a").value(), {}, readAlerts("#a over 1 in 30s").value()};
    EXPECT_FALSE(watching.change(wrong));
    EXPECT_TRUE(watching.view().watch->pins.empty());
    wrong.alerts = readAlerts("any over 1 in 20s").value(); // waits for such windows
    EXPECT_TRUE(watching.change(wrong));
    EXPECT_FALSE(watching.view().watch->pins.empty());
}

TEST(AlertEventTest, HasWords)
{
    AlertEvent event{AlertEvent::Turn::Firing, "#qt over 100", "#qt", {}, 124};
    EXPECT_EQ(inWords(event), "alert: #qt over 100 (now 124)");
    event.rule = "any rate x3";
    event.value = 3.25;
    EXPECT_EQ(inWords(event), "alert: #qt, any rate x3 (now 3.2)");
    event.turn = AlertEvent::Turn::Resolved;
    EXPECT_EQ(inWords(event), "alert over: #qt, any rate x3");
}

} // namespace
} // namespace app
