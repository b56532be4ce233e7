#include "app/cli/logging.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <spdlog/sinks/ostream_sink.h>

#include <sstream>

namespace app::cli {
namespace {

using connectors::credentials::Redactor;
using connectors::credentials::Secret;

std::string logged(const std::string& level, const std::string& format)
{
    std::ostringstream out;
    const auto logger = makeLogger(level, format, std::make_shared<Redactor>(),
        std::make_shared<spdlog::sinks::ostream_sink_mt>(out));
    logger->info("said");
    logger->warn("with \"quotes\"\nand a line");
    return out.str();
}

TEST(LoggingTest, WritesText)
{
    EXPECT_EQ(logged("info", "text"), "trendstream: info: said\ntrendstream: warning: with \"quotes\"\nand a line\n");
}

TEST(LoggingTest, KeepsToTheLevel)
{
    EXPECT_EQ(logged("warn", "text"), "trendstream: warning: with \"quotes\"\nand a line\n");
    EXPECT_EQ(logged("off", "text"), "");
}

TEST(LoggingTest, WritesAJsonObjectALine)
{
    std::istringstream lines(logged("warn", "json"));
    std::string line;
    ASSERT_TRUE(std::getline(lines, line));
    const auto object = nlohmann::json::parse(line);
    EXPECT_EQ(object["level"], "warning");
    EXPECT_EQ(object["message"], "with \"quotes\"\nand a line");
    EXPECT_EQ(object["time"].get<std::string>().size(), 24U);
    EXPECT_FALSE(std::getline(lines, line));
}

TEST(LoggingTest, HidesSecretsInBothFormats)
{
    const auto redactor = std::make_shared<Redactor>();
    redactor->add(Secret("s3cr\"t-value"));
    for (const std::string format : {"text", "json"}) {
        std::ostringstream out;
        const auto logger =
            makeLogger("info", format, redactor, std::make_shared<spdlog::sinks::ostream_sink_mt>(out));
        logger->info("sent s3cr\"t-value with Authorization: Bearer abc\nand went on");
        EXPECT_THAT(out.str(), testing::Not(testing::HasSubstr("t-value"))) << format;
        EXPECT_THAT(out.str(), testing::Not(testing::HasSubstr("abc"))) << format;
        EXPECT_THAT(out.str(), testing::HasSubstr("and went on")) << format;
        EXPECT_EQ(nlohmann::json::accept(out.str()), format == "json") << out.str();
    }
}

} // namespace
} // namespace app::cli
