#include "app/core/source_words.h"

#include "app/core/rate_meter.h"

#include <gtest/gtest.h>

namespace app {
namespace {

using namespace std::chrono_literals;
using streaming::ErrorKind;
using streaming::LinkState;
using streaming::timeAt;

TEST(SourceViewTest, SaysWhyASourceIsAwayAndForHowLong)
{
    streaming::LinkStatus link{.state = LinkState::Waiting, .since = timeAt(5000), .error = "answered 429",
        .errorKind = ErrorKind::RateLimited, .nextTry = timeAt(65'000), .lastHeard = timeAt(4000)};
    auto view = sourceView({"x", link}, timeAt(9000));
    EXPECT_EQ(view.state, SourceState::Waiting);
    EXPECT_EQ(view.trouble, SourceTrouble::RateLimited);
    EXPECT_EQ(view.nextTry, 56s);
    EXPECT_EQ(view.nextTryAt, timeAt(65'000));
    EXPECT_EQ(view.silent, 5s);
    EXPECT_EQ(view.since, 4s);
    EXPECT_TRUE(view.stoppable);
    link.state = LinkState::Connected;
    view = sourceView({"replay", link}, timeAt(9000));
    EXPECT_EQ(view.trouble, SourceTrouble::None); // that is over
    EXPECT_FALSE(view.stoppable); // it would count everything twice
}

TEST(SourceViewTest, TellsAGapWithItsLengthAndEstimate)
{
    const auto waiting = sourceEvent({timeAt(1000), LinkState::Waiting, "the connection broke", timeAt(1250)});
    EXPECT_EQ(waiting.kind, SourceEvent::Kind::Waiting);
    EXPECT_EQ(waiting.words, "the connection broke");
    EXPECT_EQ(waiting.wait, 250ms);
    const auto gap = sourceEvent({.at = timeAt(9000), .state = LinkState::Connected,
        .gap = streaming::Gap{timeAt(1000), timeAt(9000), "the connection broke", 160}});
    EXPECT_EQ(gap.kind, SourceEvent::Kind::Gap);
    EXPECT_EQ(gap.lasted, 8s);
    EXPECT_EQ(gap.estimate, 160);
}

TEST(RateMeterTest, LooksAtTheLastSeconds)
{
    RateMeter meter;
    EXPECT_EQ(meter.look(timeAt(0), 100), 0);
    EXPECT_EQ(meter.look(timeAt(1000), 200), 100);
    EXPECT_EQ(meter.look(timeAt(2000), 200), 50);
    for (int second = 3; second <= 8; ++second) meter.look(timeAt(second * 1000), 200);
    EXPECT_EQ(meter.look(timeAt(9000), 200), 0); // what came before does not count for ever
    EXPECT_EQ(meter.look(timeAt(10'000), 0), 0); // another run
}

} // namespace
} // namespace app
