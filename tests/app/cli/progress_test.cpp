#include "app/cli/progress.h"

#include "app/cli/text_width.h"

#include <gtest/gtest.h>

namespace app::cli {
namespace {

using namespace std::chrono_literals;

TEST(ProgressTest, ShowsShareRatesAndRemainingTime)
{
    EXPECT_EQ(renderProgress({25'000'000, 100'000'000, 50'000, 2s}, 80),
        "████████░░░░░░░░░░░░░░░░░░░░░░░░░░  25 %  25000 statuses/s  12.5 MB/s  6s left");
    EXPECT_EQ(renderProgress({100, 100, 7, 1s}, 80).find("100 %") != std::string::npos, true);
}

TEST(ProgressTest, DoesWithoutATotal)
{
    EXPECT_EQ(renderProgress({25'000'000, std::nullopt, 50'000, 2s}, 80), "25.0 MB  25000 statuses/s  12.5 MB/s");
    EXPECT_EQ(renderProgress({0, 0, 0, 0ms}, 80), "0.0 MB  0 statuses/s  0.0 MB/s");
}

TEST(ProgressTest, FitsTheWidth)
{
    for (const int columns : {10, 30, 60, 80, 200})
        EXPECT_LE(displayWidth(renderProgress({1, 3, 1, 1ms}, columns)), columns);
}

} // namespace
} // namespace app::cli
