#include "connectors/common/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace connectors {
namespace {

using testing::ElementsAreArray;

std::vector<std::string_view> tagsOf(std::string_view text)
{
    std::vector<std::string_view> tags;
    extractHashtags(text, tags);
    return tags;
}

struct Case {
    std::string_view text;
    std::vector<std::string_view> tags;
};

void expectAll(const std::vector<Case>& cases)
{
    for (const auto& [text, tags] : cases) EXPECT_THAT(tagsOf(text), ElementsAreArray(tags)) << text;
}

TEST(HashtagsTest, FindsNamesInManyScripts)
{
    expectAll({
        {"", {}},
        {"no sign here", {}},
        {"#a #b", {"a", "b"}},
        {"RT @x: #Tag!", {"Tag"}},
        {"＃ｈａｓｈ", {"ｈａｓｈ"}},
        {"#日本語。#タグ、", {"日本語", "タグ"}},
        {"#中文，#日本", {"中文", "日本"}},
        {"#фото #γεια #हिन्दी #ไทย #한국", {"фото", "γεια", "हिन्दी", "ไทย", "한국"}},
        {"#𠀡 #a𐒠", {"𠀡", "a𐒠"}},
        {"#a·b #パ・ラ #x_y", {"a·b", "パ・ラ", "x_y"}},
    });
}

TEST(HashtagsTest, NeedsALetter)
{
    expectAll({
        {"#123 #1_ #_ #１２３ #٠١", {}},
        {"#123abc #2020年 #_a #٠a", {"123abc", "2020年", "_a", "٠a"}},
        {"#½a #² #Ⅷ #😀a #!a # a #", {}},
    });
}

TEST(HashtagsTest, NeedsABoundaryBeforeTheSign)
{
    expectAll({
        {"a#b 1#b _#b é#b 日本語#タグ ー#a ·#a", {}},
        {"(#a)@#b$#c😀#d。#e/#f", {"a", "b", "c", "d", "e", "f"}},
        {"&#39; &#a & #x", {"x"}},
        {"##a", {"a"}},
        {"\uFE0F#a \uFE0E#b", {"a", "b"}},
    });
}

TEST(HashtagsTest, IsSpoiledByWhatFollows)
{
    expectAll({
        {"#a#b", {}},
        {"#c# #d＃", {}},
        {"#http://x #x://", {}},
        {"#x:/ #c++ #a-b #a’s #a.b", {"x", "c", "a", "a", "a"}},
        {"#\uFE0Fa #\u20E3", {}},
        {"#タグ#タグ2 #ok", {"ok"}},
    });
}

TEST(HashtagsTest, LeavesOutWhatIsInsideAUrl)
{
    expectAll({
        {"twitter.com/#hashtag", {}},
        {"foo/#bar //twitter.com/#bar", {"bar", "bar"}},
        {"http://t.co/#x y #z", {"z"}},
        {"https://t.co/abc/#x", {"x"}}, // such a link ends behind its slug
        {"HTTP://Example.COM:80/a?b=#c #d", {"d"}},
        {"http://example.unknowntld/#a", {"a"}},
        {"日本語twitter.com/#a пример.рф/#b http://пример.РФ/#c", {"b"}},
        {"example.com/a_(b)/#c example.com/a).#d", {"d"}},
        {"-example.com/#a .example.com/#b", {"a", "b"}}, // no URL begins behind these without a protocol
        {"x@example.com/#a", {"a"}},
        {"😀example.com/#a", {}},
        {"#日本example.com/#b", {"日本example", "b"}}, // the tag begins first
        {"http://xn--80akhbyknj4f.xn--p1ai/#a", {}},
    });
}

TEST(HashtagsTest, LongLabelsMakeNoUrl)
{
    const std::string fits(63, 'a');
    EXPECT_TRUE(tagsOf(fits + ".com/#x").empty());
    EXPECT_THAT(tagsOf(fits + "a.com/#x"), ElementsAreArray({"x"}));
    std::string wide;
    for (int i = 0; i < 40; ++i) wide += "日本";
    EXPECT_THAT(tagsOf("http://" + wide + ".com/#x"), ElementsAreArray({"x"}));
    const std::string slug(40, 's');
    EXPECT_TRUE(tagsOf("http://t.co/" + slug + "?#x").empty());
    EXPECT_THAT(tagsOf("http://t.co/" + slug + "s?#x"), ElementsAreArray({"x"}));
}

TEST(HashtagsTest, FindsSignsAtEveryPlace)
{
    for (const std::string sign : {"#", "＃"}) {
        for (std::size_t before = 0; before < 200; ++before) {
            const auto text = std::string(before, '.') + sign + "tag" + std::string(before % 7, ' ');
            EXPECT_THAT(tagsOf(text), ElementsAreArray({"tag"})) << before;
        }
    }
}

TEST(HashtagsTest, AppendsViewsIntoTheText)
{
    const std::string text = "one #two";
    std::vector<std::string_view> tags{"kept"};
    extractHashtags(text, tags);
    ASSERT_THAT(tags, ElementsAreArray({"kept", "two"}));
    EXPECT_EQ(tags[1].data(), text.data() + 5);
}

TEST(HashtagsTest, BytesThatAreNoUtf8EndATag)
{
    EXPECT_THAT(tagsOf("#a\xFF #b\xE3\x81 \xC3#c #\xF0\x9F"), ElementsAreArray({"a", "b", "c"}));
    EXPECT_TRUE(tagsOf("\xEF\xBC").empty());
    for (int byte = 0x80; byte < 0x100; ++byte) {
        const auto text = std::string("http://a") + static_cast<char>(byte) + ".com/#x";
        EXPECT_LE(tagsOf(text).size(), 1u);
    }
}

TEST(HashtagsTest, LongTextsTakeTimeInProportion)
{
    // Each of these would take minutes if a place were looked at again and again.
    std::string labels = "#x ", nested = "#x a.com/", words = "#x ", signs;
    for (int i = 0; i < 300'000; ++i) {
        labels += "a.";
        nested += "(a.com/";
        words += "日本語";
        signs += "#";
    }
    EXPECT_EQ(tagsOf(labels).size(), 1u);
    EXPECT_EQ(tagsOf(nested).size(), 1u);
    EXPECT_EQ(tagsOf(words + ".com").size(), 1u);
    EXPECT_EQ(tagsOf(signs).size(), 0u);
}

} // namespace
} // namespace connectors
