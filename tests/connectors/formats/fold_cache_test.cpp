#include "connectors/formats/fold_cache.h"

#include <gtest/gtest.h>

namespace connectors::formats {
namespace {

std::string foldedAnew(std::string_view raw)
{
    std::string folded;
    appendCasefolded(raw, folded);
    return folded;
}

TEST(FoldCacheTest, FoldsAsWithoutIt)
{
    FoldCache folds;
    EXPECT_EQ(folds.folded("Straße"), "strasse");
    EXPECT_EQ(folds.folded("Straße"), "strasse");
    EXPECT_EQ(folds.folded("\xEF\xBC\xB1\xEF\xBC\xB4"), "qt"); // full width
    EXPECT_EQ(folds.folded(""), "");
}

TEST(FoldCacheTest, ManySpellingsThatShareAPlaceAreToldApart)
{
    FoldCache folds;
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 5000; ++i) {
            const auto raw = "Étude" + std::to_string(i);
            ASSERT_EQ(folds.folded(raw), foldedAnew(raw));
        }
    }
}

TEST(FoldCacheTest, LongSpellingsAreFoldedToo)
{
    FoldCache folds;
    const auto raw = std::string(500, 'A') + "Ö";
    EXPECT_EQ(folds.folded(raw), std::string(500, 'a') + "ö");
    EXPECT_EQ(folds.folded(raw), std::string(500, 'a') + "ö");
}

} // namespace
} // namespace connectors::formats
