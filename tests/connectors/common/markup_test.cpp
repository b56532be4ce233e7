#include "connectors/common/text.h"

#include <gtest/gtest.h>

namespace connectors {
namespace {

std::string decoded(std::string_view text)
{
    std::string out;
    appendEntitiesDecoded(text, out);
    return out;
}

std::string withoutMarkup(std::string_view html)
{
    std::string out;
    appendWithoutMarkup(html, out);
    return out;
}

TEST(EntitiesTest, DecodesThreeInOnePass)
{
    EXPECT_EQ(decoded("a &lt;b&gt; &amp;&amp; c&"), "a <b> && c&");
    EXPECT_EQ(decoded("&amp;lt; &amp;amp;"), "&lt; &amp;");
    EXPECT_EQ(decoded("&quot;&#39;&AMP;&amp &;"), "&quot;&#39;&AMP;&amp &;");
    EXPECT_EQ(decoded(""), "");
}

TEST(MarkupTest, ParagraphsAndLinesBecomeNewlines)
{
    EXPECT_EQ(withoutMarkup("<p>one</p>"), "one");
    EXPECT_EQ(withoutMarkup("<p>one<br>two<br />three</p><p>four</p>"), "one\ntwo\nthree\n\nfour");
    EXPECT_EQ(withoutMarkup("<P>one</P>\r\n"), "one\n\n\r\n");
    EXPECT_EQ(withoutMarkup("<p></p><p><br>x</p><p></p>"), "x");
    EXPECT_EQ(withoutMarkup("a<br><br>b"), "a\n\nb");
    EXPECT_EQ(withoutMarkup("<p>list</p><ul><li>a</li><li>b</li></ul><p>end</p>"), "list\n\na\nb\n\nend");
    EXPECT_EQ(withoutMarkup("plain"), "plain");
    EXPECT_EQ(withoutMarkup(""), "");
}

TEST(MarkupTest, LinksAreKeptInFull)
{
    EXPECT_EQ(
        withoutMarkup(R"(<p>see <a href="https://a.example/x?y>z" rel='nofollow'><span class="invisible">https://)"
                      R"(</span><span class="ellipsis">a.example/x</span><span class="invisible">?y</span></a></p>)"),
        "see https://a.example/x?y");
    EXPECT_EQ(withoutMarkup(R"(<a href="h" class="mention hashtag">#<span>Mastodon</span></a> <b>bold</b>)"),
        "#Mastodon bold");
}

TEST(MarkupTest, EntitiesAreDecodedOnce)
{
    EXPECT_EQ(withoutMarkup("&amp;lt; &lt;p&gt; &quot;&apos;&#39;&#x27;&nbsp;&#128512;"), "&lt; <p> \"'''\u00A0😀");
    EXPECT_EQ(withoutMarkup("a & b &unknown; &; &#; &#x; &#12a; &amp"), "a & b &unknown; &; &#; &#x; &#12a; &amp");
    EXPECT_EQ(withoutMarkup("&#0;&#xD800;&#1114112;&#999999999;"), "\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST(MarkupTest, WhatIsNoTagStays)
{
    EXPECT_EQ(withoutMarkup("1 < 2 <3 <"), "1 < 2 <3 <");
    EXPECT_EQ(withoutMarkup("a<!-- <p>x</p> -->b<!DOCTYPE html>c"), "abc");
    EXPECT_EQ(withoutMarkup("a<br"), "a");
    EXPECT_EQ(withoutMarkup("a<a href=\"never closed>b"), "a");
    EXPECT_EQ(withoutMarkup("a<!-- never closed"), "a");
}

} // namespace
} // namespace connectors
