#include "connectors/common/timestamps.h"

#include <gtest/gtest.h>

#include <vector>

namespace connectors {
namespace {

using streaming::Time;
using streaming::timeAt;

using Cases = std::vector<std::pair<std::string_view, std::optional<Time>>>;

TEST(TimestampsTest, ReadsRfc3339)
{
    const Cases cases{
        {"2021-03-23T15:07:19.000Z", timeAt(1616512039000)},
        {"2021-03-23T15:07:19Z", timeAt(1616512039000)},
        {"2021-03-23t15:07:19z", timeAt(1616512039000)},
        {"2021-03-23 15:07:19.1Z", timeAt(1616512039100)},
        {"2021-03-23T15:07:19.123456789Z", timeAt(1616512039123)},
        {"2021-03-23T15:07:19.9999999999999Z", timeAt(1616512039999)},
        {"2021-03-23T17:07:19+02:00", timeAt(1616512039000)},
        {"2021-03-23T10:37:19.5-0430", timeAt(1616512039500)},
        {"2020-02-29T00:00:00Z", timeAt(1582934400000)},
        {"2016-12-31T23:59:60Z", timeAt(1483228800000)},
        {"2021-03-23T15:07:19", std::nullopt},
        {"2021-03-23T15:07:19.Z", std::nullopt},
        {"2021-03-23T15:07:19.000Zx", std::nullopt},
        {"2021-03-23T15:07:19+24:00", std::nullopt},
        {"2021-03-23T15:07:19+02:60", std::nullopt},
        {"2021-03-23T15:07:19+2", std::nullopt},
        {"2021-03-23T24:00:00Z", std::nullopt},
        {"2021-03-23T15:60:00Z", std::nullopt},
        {"2021-03-23T15:07:61Z", std::nullopt},
        {"2021-02-29T00:00:00Z", std::nullopt},
        {"2021-13-01T00:00:00Z", std::nullopt},
        {"2021-00-01T00:00:00Z", std::nullopt},
        {"21-03-23T15:07:19Z", std::nullopt},
        {"2021-03-23", std::nullopt},
        {"-021-03-23T15:07:19Z", std::nullopt},
        {"", std::nullopt},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(parseIsoTime(text), expected) << text;
}

TEST(TimestampsTest, ReadsTwitterTimes)
{
    const Cases cases{
        {"Wed Aug 27 13:08:45 +0000 2008", timeAt(1219842525000)},
        {"Wed Aug 27 15:08:45 +0200 2008", timeAt(1219842525000)},
        {"Sun Dec 31 23:59:59 +0000 2017", timeAt(1514764799000)},
        {"Wed Aug 27 13:08:45 2008", std::nullopt},
        {"Wed Aug 27 13:08:45 +0000", std::nullopt},
        {"Wed Aug 32 13:08:45 +0000 2008", std::nullopt},
        {"Wed Abc 27 13:08:45 +0000 2008", std::nullopt},
        {"Xyz Aug 27 13:08:45 +0000 2008", std::nullopt},
        {"Wed Aug 27 13:08:45 +0000 2008 ", std::nullopt},
        {"", std::nullopt},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(parseTwitterTime(text), expected) << text;
}

TEST(TimestampsTest, ReadsCounts)
{
    EXPECT_EQ(parseMilliseconds("1439761273657"), timeAt(1439761273657));
    EXPECT_EQ(parseMicroseconds("1439761273657999"), timeAt(1439761273657));
    EXPECT_EQ(timeFromMicroseconds(1439761273657001), timeAt(1439761273657));
    for (const std::string_view bad :
        {"", " 1439761273657", "1439761273657x", "-1", "1e12", "99999999999999999999", "+1439761273657"})
        EXPECT_EQ(parseMilliseconds(bad), std::nullopt) << bad;
}

TEST(TimestampsTest, KeepsToACenturyOfUtc)
{
    EXPECT_EQ(timeFromMilliseconds(946684799999), std::nullopt);
    EXPECT_EQ(timeFromMilliseconds(946684800000), timeAt(946684800000));
    EXPECT_EQ(timeFromMilliseconds(4102444799999), timeAt(4102444799999));
    EXPECT_EQ(timeFromMilliseconds(4102444800000), std::nullopt);
    EXPECT_EQ(timeFromMicroseconds(4102444799999999), timeAt(4102444799999));
    EXPECT_EQ(timeFromMicroseconds(-1), std::nullopt);
    EXPECT_EQ(parseIsoTime("2000-01-01T00:30:00+01:00"), std::nullopt);
    EXPECT_EQ(parseIsoTime("1999-12-31T23:30:00-01:00"), timeAt(946686600000));
    EXPECT_EQ(parseIsoTime("2099-12-31T23:59:59.9999Z"), timeAt(4102444799999));
    EXPECT_EQ(parseTwitterTime("Thu Jan 01 00:00:00 +0000 1970"), std::nullopt);
}

TEST(TimestampsTest, WritesWhatItReads)
{
    EXPECT_EQ(formatTime(timeAt(1439761322000)), "2015-08-16T21:42:02.000Z");
    EXPECT_EQ(formatTime(timeAt(0)), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(formatTime(timeAt(-1)), "1969-12-31T23:59:59.999Z");
    for (std::int64_t ms = 946684800000; ms < 4102444800000; ms += 40'000'000'007) {
        const auto text = formatTime(timeAt(ms));
        EXPECT_EQ(parseIsoTime(text), timeAt(ms)) << text;
    }
    std::string line = "at ";
    appendTime(timeAt(1439761322007), line);
    EXPECT_EQ(line, "at 2015-08-16T21:42:02.007Z");
}

} // namespace
} // namespace connectors
