#include "app/cli/table.h"

#include "app/cli/text_width.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace app::cli {
namespace {

using namespace std::chrono_literals;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Movement from(std::optional<int> rank)
{
    Movement movement;
    movement.known = true;
    movement.previousRank = rank;
    return movement;
}

WindowResult sample(std::chrono::seconds length = 60s)
{
    WindowResult window;
    window.end = streaming::timeAt(1439761322000);
    window.length = length;
    window.slide = 2s;
    window.statuses = 600;
    window.retweets = 228;
    window.hashtagsTotal = 150;
    window.hashtagsDistinct = 40;
    window.hashtags = {{1, "qt", "Qt", 80, from(4)}, {2, "日本語", "日本語", 40, from(1)},
        {3, "👩‍👩‍👧", "👩‍👩‍👧", 20, from(std::nullopt)}, {4, "مرحبا", "مرحبا", 10, from(4)},
        {5, "x", "x", 1, {}}};
    window.retweeted = {{1, "17", 9, 120, "ann", "first\nline \x1b[2J", from(2)}, {2, "18", 4, {}, {}, {}, {}}};
    return window;
}

TEST(TableTest, WhatRowsAreRankedByHasAColumn)
{
    auto window = sample();
    window.rank = Rank::Rising;
    double score = 12.345;
    for (auto& row : window.hashtags) row.score = score -= 3;
    for (auto& row : window.retweeted) row.score = score -= 1;
    EXPECT_THAT(renderWindow(window, {60, std::nullopt, Ink::Plain}),
        ElementsAre(" Window 1m every 2s, to 2015-08-16 21:42:02 UTC, rising",
            " 600 statuses, 10.0/s · 150 hashtags, 40 different · 38 % r…",
            "  1 ▲3   #Qt               80     9.35 █████████████████████", //
            "  2 ▼1   #日本語           40     6.35 ██████████▌", //
            "  3 NEW  #👩‍👩‍👧               20     3.35 █████▎", //
            "  4 =    #مرحبا            10     0.35 ██▋", //
            "  5      #x                 1    -2.65 ▎", //
            " Most retweeted", //
            "  1 ▲1       9    -3.65 ann first line [2J", //
            "  2          4    -4.65 18"));
}

TableView view(std::vector<WindowResult> windows)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->windows = std::move(windows);
    snapshot->totals.statuses = 700;
    snapshot->totals.windows = 12;
    snapshot->totals.late = 3;
    return {Phase::Replay, 0.45, snapshot};
}

TEST(TableTest, ShowsOneWindowAsPlainText)
{
    EXPECT_THAT(renderWindow(sample(), {60, std::nullopt, Ink::Plain}),
        ElementsAre(" Window 1m every 2s, to 2015-08-16 21:42:02 UTC",
            " 600 statuses, 10.0/s · 150 hashtags, 40 different · 38 % r…",
            "  1 ▲3   #Qt               80 ██████████████████████████████", //
            "  2 ▼1   #日本語           40 ███████████████", //
            "  3 NEW  #👩‍👩‍👧               20 ███████▌", //
            "  4 =    #مرحبا            10 ███▊", //
            "  5      #x                 1 ▍", //
            " Most retweeted", //
            "  1 ▲1       9 ann first line [2J", //
            "  2          4 18"));
}

TEST(TableTest, ShowsThePageOfAPostWithoutText)
{
    auto window = sample();
    window.retweeted = {{1, "at://did:plc:anna/app.bsky.feed.post/3k", 7, {}, "did:plc:anna", {}, {}}};
    EXPECT_EQ(renderWindow(window, {100, std::nullopt, Ink::Plain}).back(),
        "  1          7 did:plc:anna https://bsky.app/profile/did:plc:anna/post/3k");
    EXPECT_EQ(renderWindow(window, {70, std::nullopt, Ink::Plain}).back(),
        "  1          7 https://bsky.app/profile/did:plc:anna/post/3k");
    window.retweeted[0].seenText = "good morning";
    EXPECT_EQ(renderWindow(window, {70, std::nullopt, Ink::Plain}).back(), "  1          7 did:plc:anna good morning");
}

TEST(TableTest, NeverGoesBeyondTheWidth)
{
    auto window = sample();
    window.hashtags[0].display = std::string(200, 'q');
    window.retweeted[0].text = std::string(500, 't');
    window.retweeted[0].author = std::string(90, 'a');
    for (const int columns : {24, 40, 60, 80, 132, 300})
        for (const auto& line : renderTable(view({window}), {columns, 24, Ink::Plain}))
            EXPECT_LE(displayWidth(line), columns) << columns << ": " << line;
}

TEST(TableTest, FitsTheHeightAndKeepsBothLists)
{
    auto window = sample();
    for (int rank = 6; rank <= 40; ++rank) window.hashtags.push_back({rank, "t", "t", 1, {}});
    for (int rank = 3; rank <= 40; ++rank) window.retweeted.push_back({rank, "r", 1, {}, {}, {}, {}});
    for (const int rows : {5, 10, 24, 60}) {
        const auto lines = renderTable(view({window, sample(10s)}), {80, rows, Ink::Plain});
        EXPECT_LE(int(lines.size()), rows);
        EXPECT_THAT(lines, Contains(HasSubstr("#Qt")));
        EXPECT_EQ(testing::Matches(Contains(HasSubstr("Most retweeted")))(lines), rows >= 10);
    }
}

TEST(TableTest, ShowsFurtherWindowsOnlyWhole)
{
    const auto both = renderTable(view({sample(60s), sample(10s)}), {80, 40, Ink::Plain});
    EXPECT_THAT(both, Contains(HasSubstr("Window 1m ")));
    EXPECT_THAT(both, Contains(HasSubstr("Window 10s ")));
    const auto one = renderTable(view({sample(60s), sample(10s)}), {80, 20, Ink::Plain});
    EXPECT_THAT(one, Contains(HasSubstr("Window 1m ")));
    EXPECT_THAT(one, Not(Contains(HasSubstr("Window 10s "))));
}

TEST(TableTest, SaysWhatItIsDoing)
{
    EXPECT_THAT(renderTable(view({sample()}), {100, 24, Ink::Plain}).front(),
        HasSubstr("trendstream REPLAY 45 %  700 statuses in 12 windows · late 3"));
    EXPECT_THAT(renderTable({Phase::Live, {}, nullptr}, {80, 24, Ink::Plain}),
        ElementsAre(" trendstream LIVE", " waiting for the first statuses"));
    EXPECT_THAT(renderTable({Phase::Finished, {}, nullptr}, {80, 24, Ink::Plain}), Contains(" no statuses"));
}

TEST(TableTest, WritesNoEscapeCodesOnPlainPaper)
{
    for (const auto& line : renderTable(view({sample()}), {80, 24, Ink::Plain})) {
        EXPECT_THAT(line, Not(HasSubstr("\x1b")));
        EXPECT_THAT(line, Not(HasSubstr("\u2068")));
    }
}

TEST(TableTest, ColoursOnlyWhereColoursAreWanted)
{
    const auto colour = renderTable(view({sample()}), {80, 24, Ink::Colour});
    const auto monochrome = renderTable(view({sample()}), {80, 24, Ink::Monochrome});
    EXPECT_THAT(colour, Contains(HasSubstr("\x1b[32m▲3\x1b[0m")));
    EXPECT_THAT(monochrome, Contains(HasSubstr("▲3")));
    EXPECT_THAT(monochrome, Not(Contains(HasSubstr("\x1b[32m"))));
}

TEST(TableTest, KeepsColumnsInPlaceBehindForeignTextOnATerminal)
{
    const auto lines = renderTable(view({sample()}), {80, 24, Ink::Monochrome});
    EXPECT_THAT(lines, Contains(HasSubstr("👩‍👩‍👧"))); // a terminal may see six columns
    EXPECT_THAT(lines, Contains(HasSubstr("\x1b[K\x1b[28G20")));
    EXPECT_THAT(lines, Contains(HasSubstr("\u2068#مرحبا\u2069")));
    EXPECT_THAT(lines, Not(Contains(HasSubstr("\u2068#日本語"))));
}

TEST(TableTest, TotalsLeaveOutWhatIsNothing)
{
    Totals totals;
    totals.statuses = 5;
    totals.windows = 2;
    EXPECT_EQ(renderTotals(totals), "5 statuses in 2 windows");
    totals.malformed = 1;
    totals.duplicates = 2;
    totals.filtered = 4;
    EXPECT_EQ(renderTotals(totals), "5 statuses in 2 windows · malformed 1 · duplicates 2 · filtered 4");
}

TEST(TableTest, NamesTheSourcesThatAreNotAsTheyShouldBe)
{
    using streaming::LinkState;
    auto live = view({sample()});
    live.phase = Phase::Live;
    live.now = Time(100s);
    live.links = {{"bluesky", {.state = LinkState::Connected}},
        {"twitter", {.state = LinkState::Waiting, .error = "the server answered 503", .nextTry = Time(104s)}},
        {"x", {.state = LinkState::GivenUp, .error = "there is no rule"}}, {"mastodon:a.example", {}}};
    const auto lines = renderTable(live, {80, 12, Ink::Plain});
    ASSERT_GE(lines.size(), 5U);
    EXPECT_EQ(lines[1], " twitter: the server answered 503; trying again in 4 s");
    EXPECT_EQ(lines[2], " x: stopped, there is no rule");
    EXPECT_EQ(lines[3], " mastodon:a.example: connecting");
    EXPECT_THAT(lines[4], HasSubstr("Window 1m every 2s"));
    EXPECT_LE(lines.size(), 12U);
}

TEST(TableTest, TotalsOfALiveRunSayWhatWasMissed)
{
    Totals totals;
    totals.statuses = 5;
    totals.windows = 2;
    totals.live = LiveTotals{.gaps = 1, .dropped = 20, .reconnects = 3, .postsRead = 0};
    EXPECT_EQ(renderTotals(totals), "5 statuses in 2 windows · dropped 20 · gaps 1");
}

TEST(TableTest, WhatIsPinnedStandsAboveTheList)
{
    auto window = sample();
    window.hashtags.resize(1);
    window.retweeted.clear();
    window.pinned = {{1, "qt", "Qt", 80, from(4)}, {0, "kde", "KDE", 0, from(std::nullopt)}};
    const auto lines = renderWindow(window, {60, std::nullopt, Ink::Plain});
    EXPECT_THAT(std::vector(lines.begin() + 2, lines.end()),
        ElementsAre(" Pinned", "  1 ▲3   #Qt               80 ██████████████████████████████", "  –      #KDE               0",
            " Hashtags", "  1 ▲3   #Qt               80 ██████████████████████████████"));
}

TEST(TableTest, WhatFiresIsSaidUnderTheHeader)
{
    auto table = view({sample()});
    table.alerts = {"#qt over 100"};
    EXPECT_EQ(renderTable(table, {60, 12, Ink::Plain}).at(1), " alert: #qt over 100");
}

} // namespace
} // namespace app::cli
