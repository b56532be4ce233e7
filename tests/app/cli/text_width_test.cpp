#include "app/cli/text_width.h"

#include <gtest/gtest.h>

namespace app::cli {
namespace {

TEST(TextWidthTest, KnowsWideNarrowAndCombining)
{
    const std::pair<const char*, int> rows[]{{"", 0}, {"abc", 3}, {"é", 1}, {"e\u0301", 1}, {"日本", 4}, {"한국", 4},
        {"ﾊﾝｶｸ", 4}, {"ＡＢ", 4}, {"مرحبا", 5}, {"नमस्ते", 4}, {"😀", 2}};
    for (const auto& [text, width] : rows) EXPECT_EQ(displayWidth(text), width) << text;
}

TEST(TextWidthTest, CountsAComposedEmojiAsOnePicture)
{
    EXPECT_EQ(displayWidth("👩\u200d👩\u200d👧"), 2); // a family joined of three
    EXPECT_EQ(displayWidth("👍🏽"), 2); // a skin tone
    EXPECT_EQ(displayWidth("❤\ufe0f"), 2); // shown as a picture
    EXPECT_EQ(displayWidth("🇩🇪🇫🇷"), 4); // two flags
    EXPECT_EQ(displayWidth("1\ufe0f\u20e3"), 2); // a keycap
}

TEST(TextWidthTest, CutsBetweenCharactersAsPeopleSeeThem)
{
    EXPECT_EQ(clipped("hashtag", 7), "hashtag");
    EXPECT_EQ(clipped("hashtag", 6), "hasht…");
    EXPECT_EQ(clipped("日本語", 5), "日本…");
    EXPECT_EQ(clipped("日本語", 4), "日…"); // half of a character is none
    EXPECT_EQ(clipped("a👩\u200d👩\u200d👧bc", 3), "a…");
    EXPECT_EQ(clipped("ae\u0301x", 2), "a…");
    EXPECT_EQ(clipped("abc", 1), "…");
    EXPECT_EQ(clipped("abc", 0), "");
}

TEST(TextWidthTest, MakesOneSafeLine)
{
    EXPECT_EQ(oneLine(" two\n\nlines\tand \u2028 more "), "two lines and more");
    EXPECT_EQ(oneLine("\x1b[31mred\x07\x7f"), "[31mred");
    EXPECT_EQ(oneLine("a\u202eb\u2066c\u200fd"), "abcd"); // what turns the direction of text
    EXPECT_EQ(oneLine("x\u009b2Jy"), "x2Jy"); // a control sequence in one byte
    EXPECT_EQ(oneLine("👩\u200d👧 ❤\ufe0f"), "👩\u200d👧 ❤\ufe0f");
    EXPECT_EQ(oneLine("bro\xffken"), "broken");
}

TEST(TextWidthTest, FindsTextFromRightToLeft)
{
    EXPECT_TRUE(hasRightToLeft("#مرحبا"));
    EXPECT_TRUE(hasRightToLeft("a שלום"));
    EXPECT_FALSE(hasRightToLeft("#Qt 日本 😀"));
}

} // namespace
} // namespace app::cli
