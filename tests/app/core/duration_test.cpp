#include "app/core/duration.h"

#include <gtest/gtest.h>

namespace app {
namespace {

using namespace std::chrono_literals;

TEST(DurationTest, ReadsEveryForm)
{
    const std::pair<const char*, streaming::Duration> rows[]{{"500ms", 500ms}, {"2s", 2s}, {"5m", 5min}, {"1h", 1h},
        {"1h30m", 90min}, {"1h2m3s4ms", 3723004ms}, {"90s", 90s}, {"0s", 0s}, {"876000h", 876000h}};
    for (const auto& [text, expected] : rows) {
        const auto duration = parseDuration(text);
        ASSERT_TRUE(duration) << text;
        EXPECT_EQ(*duration, expected) << text;
    }
}

TEST(DurationTest, RefusesEverythingElse)
{
    for (const auto* text : {"", "2", "s", "2 s", " 2s", "2s ", "1.5s", "-2s", "+2s", "2d", "2S", "30m1h", "1s1s",
             "1h30", "1h-30m", "two", "876000h1ms", "99999999999999999999s", "9223372036854775807h"})
        EXPECT_FALSE(parseDuration(text)) << text;
}

TEST(DurationTest, WritesTheShortestFormThatReadsBack)
{
    EXPECT_EQ(formatDuration(90min), "1h30m");
    EXPECT_EQ(formatDuration(2s), "2s");
    EXPECT_EQ(formatDuration(1500ms), "1s500ms");
    EXPECT_EQ(formatDuration(0ms), "0s");
    for (const auto ms : {1, 999, 60'000, 3'661'001})
        EXPECT_EQ(*parseDuration(formatDuration(streaming::Duration(ms))), streaming::Duration(ms));
}

} // namespace
} // namespace app
