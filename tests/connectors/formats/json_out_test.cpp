#include "connectors/formats/json_out.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

namespace connectors::formats {
namespace {

template <class Part>
std::string written(Part part)
{
    std::string out;
    append(out, part);
    return out;
}

TEST(JsonOutTest, EscapesAsLittleAsJsonAsksFor)
{
    EXPECT_EQ(written(JsonText{"a/b \"q\" \\ 日本 😀"}), R"(a/b \"q\" \\ 日本 😀)");
    EXPECT_EQ(written(JsonText{"\n\r\t\x01\x1f"}), R"(\n\r\t\u0001\u001f)");
    EXPECT_EQ(written(JsonText{""}), "");
}

TEST(JsonOutTest, WritesAsciiAloneWhereAsked)
{
    EXPECT_EQ(written(AsciiJsonText{"é日😀"}), R"(\u00e9\u65e5\ud83d\ude00)");
    EXPECT_EQ(written(AsciiJsonText{"a/b\"\n\x7f"}), "a\\/b\\\"\\n\x7f");
}

TEST(JsonOutTest, EveryCodePointSurvives)
{
    std::string text;
    for (const char32_t point : {U'\0', U'\x1f', U' ', U'"', U'\\', U'/', U'\x7f', U'\x80', U'\x7ff', U'\x800',
             U'\ud7ff', U'\ue000', U'\uffff', U'\U00010000', U'\U0010ffff'}) {
        if (point < 0x80) {
            text += static_cast<char>(point);
        } else if (point < 0x800) {
            text += {static_cast<char>(0xc0 | point >> 6), static_cast<char>(0x80 | (point & 0x3f))};
        } else if (point < 0x10000) {
            text += {static_cast<char>(0xe0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 0x3f)),
                static_cast<char>(0x80 | (point & 0x3f))};
        } else {
            text += {static_cast<char>(0xf0 | point >> 18), static_cast<char>(0x80 | (point >> 12 & 0x3f)),
                static_cast<char>(0x80 | (point >> 6 & 0x3f)), static_cast<char>(0x80 | (point & 0x3f))};
        }
    }
    EXPECT_EQ(nlohmann::json::parse("\"" + written(JsonText{text}) + "\""), text);
    EXPECT_EQ(nlohmann::json::parse("\"" + written(AsciiJsonText{text}) + "\""), text);
}

TEST(JsonOutTest, WritesTimesAsTheWiresDo)
{
    const auto time = streaming::timeAt(1'439'761'273'657);
    EXPECT_EQ(written(IsoTime{time}), "2015-08-16T21:41:13.657Z");
    EXPECT_EQ(written(TwitterTime{time}), "Sun Aug 16 21:41:13 +0000 2015");
    EXPECT_EQ(written(IsoTime{streaming::timeAt(951'782'400'000)}), "2000-02-29T00:00:00.000Z");
}

TEST(JsonOutTest, WritesNumbersOfAnySize)
{
    EXPECT_EQ(written(std::uint64_t{18446744073709551615u}), "18446744073709551615");
    EXPECT_EQ(written(std::int64_t{-42}), "-42");
}

} // namespace
} // namespace connectors::formats
