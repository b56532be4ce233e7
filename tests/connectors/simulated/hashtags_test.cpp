#include "connectors/simulated/hashtags.h"

#include "connectors/common/text.h"
#include "connectors/simulated/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

namespace connectors::simulated {
namespace {

std::string casefolded(std::string_view text)
{
    std::string out;
    appendCasefolded(text, out);
    return out;
}

TEST(RandomTest, IsTheSameOnEveryMachine)
{
    Random random(1);
    EXPECT_EQ(random.next(), 12966619160104079557u);
    EXPECT_EQ(random.next(), 9600361134598540522u);
}

TEST(RandomTest, StaysBelowItsLimit)
{
    Random random(3);
    std::set<std::uint32_t> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(random.below(7));
    EXPECT_THAT(seen, testing::ElementsAre(0, 1, 2, 3, 4, 5, 6));
}

TEST(HashtagsTest, AreThousandsInEveryLanguage)
{
    Random random(1);
    const Hashtags hashtags(random);
    std::set<std::size_t> seen;
    std::set<std::string> folded;
    for (std::size_t rank = 0; rank < hashtags.size(); ++rank) {
        seen.insert(hashtags[rank].language);
        folded.insert(casefolded(hashtags[rank].usual));
    }
    EXPECT_GT(hashtags.size(), 2000u);
    EXPECT_GT(folded.size(), hashtags.size() * 99 / 100) << "few are the same in two languages";
    EXPECT_EQ(seen.size(), languages().size());
}

TEST(HashtagsTest, EverySpellingMeansTheSameAndIsAHashtag)
{
    Random random(1);
    const Hashtags hashtags(random);
    std::size_t different = 0;
    for (std::size_t rank = 0; rank < hashtags.size(); ++rank) {
        const auto& hashtag = hashtags[rank];
        different += hashtag.loud != hashtag.usual;
        for (const auto& spelling : {hashtag.usual, hashtag.lower, hashtag.loud}) {
            EXPECT_EQ(casefolded(spelling), casefolded(hashtag.usual)) << spelling;
            const auto text = "#" + spelling;
            std::vector<std::string_view> found;
            extractHashtags(text, found);
            EXPECT_THAT(found, testing::ElementsAre(spelling));
        }
    }
    EXPECT_GT(different, hashtags.size() / 2);
}

TEST(HashtagsTest, FollowZipf)
{
    Random random(1);
    const Hashtags hashtags(random);
    std::map<std::size_t, int> counts;
    for (int i = 0; i < 200'000; ++i) ++counts[hashtags.pick(random)];
    EXPECT_GT(counts[0], counts[9] * 5 / 2); // rank k weighs 1/(k + 3), counted from 1
    EXPECT_GT(counts[9], counts[99] * 5);
    EXPECT_GT(counts.size(), hashtags.size() / 2);
}

TEST(BurstsTest, FlareUpAndDecay)
{
    Random random(1);
    Bursts bursts(1000);
    std::map<std::size_t, int> seconds; // in how many seconds a hashtag stood out
    for (int second = 0; second < 600; ++second) {
        bursts.step(random);
        std::map<std::size_t, int> counts;
        for (int i = 0; i < 1000; ++i) ++counts[bursts.pick(random)];
        EXPECT_GT(counts[Bursts::none], 300) << "everyday hashtags keep their turn";
        for (const auto& [hashtag, count] : counts)
            if (hashtag != Bursts::none && count >= 50) ++seconds[hashtag];
    }
    EXPECT_GT(seconds.size(), 20u);
    for (const auto& [hashtag, length] : seconds) EXPECT_LT(length, 120) << hashtag;
}

} // namespace
} // namespace connectors::simulated
