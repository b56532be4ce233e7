#include "connectors/common/text.h"

#include <gtest/gtest.h>

namespace connectors {
namespace {

std::string folded(std::string_view text)
{
    std::string out;
    appendCasefolded(text, out);
    return out;
}

TEST(CasefoldTest, FoldsAsNfkcCasefoldDoes)
{
    const std::vector<std::pair<std::string_view, std::string_view>> cases{
        {"", ""},
        {"already_lower-1", "already_lower-1"},
        {"MTVHottest", "mtvhottest"},
        {"ＡＢｃ１", "abc1"},
        {"Straße STRASSE ﬁ ſ K", "strasse strasse fi s k"},
        {"ÇAĞRI", "çağri"},
        {"café cafe\u0301", "café café"},
        {"ｶﾞ", "ガ"},
        {"İ", "i\u0307"},
        {"Σίσυφος", "σίσυφοσ"},
        {"a\u00ADb\u200Dc\uFE0F", "abc"}, // what is ignorable goes
        {"\u200D", ""},
        {"😀ÀÉ", "😀àé"},
        {std::string_view("A\0É", 4), std::string_view("a\0é", 4)},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(folded(text), expected) << text;
}

TEST(CasefoldTest, AppendsToWhatIsThere)
{
    std::string out = "Kept ";
    appendCasefolded("AB", out);
    appendCasefolded("Ä", out);
    EXPECT_EQ(out, "Kept abä");
}

TEST(CasefoldTest, LongTextsAreFoldedWhole)
{
    std::string text, expected;
    for (int i = 0; i < 1000; ++i) {
        text += "Äﷺ"; // the second grows to 18 code points
        expected += "ä\u0635\u0644\u0649 \u0627\u0644\u0644\u0647 \u0639\u0644\u064A\u0647 \u0648\u0633\u0644\u0645";
    }
    EXPECT_EQ(folded(text), expected);
    for (const std::size_t size : {254u, 255u, 256u, 257u, 512u}) {
        std::string exact = "Ä";
        exact.append(size - 1, 'X');
        EXPECT_EQ(folded(exact), "ä" + std::string(size - 1, 'x'));
    }
}

TEST(CasefoldTest, BytesThatAreNoUtf8BecomeReplacementCharacters)
{
    EXPECT_EQ(folded("A\xFFÉ"), "a\uFFFDé");
    EXPECT_EQ(folded("\xE3\x81"), "\uFFFD\uFFFD");
    EXPECT_EQ(folded("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD"); // half of a surrogate pair
}

} // namespace
} // namespace connectors
