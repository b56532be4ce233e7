#include "app/core/evidence.h"

#include "connectors/common/status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace app {
namespace {

using namespace std::chrono_literals;
using connectors::Hashtag;
using connectors::Status;
using streaming::timeAt;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

WindowResult windowWith(const std::string& tag, std::int64_t second)
{
    WindowResult window;
    window.end = timeAt(second * 1000);
    window.slide = 1s;
    window.hashtags = {{1, tag, tag, 1, {}}};
    return window;
}

class EvidenceTest : public testing::Test {
protected:
    static Status status(std::string_view id, std::span<const Hashtag> hashtags)
    {
        Status status;
        status.id = id;
        status.hashtags = hashtags;
        status.author = "ada";
        status.text = id;
        status.language = "en";
        return status;
    }
    static Status retweet(std::string_view id, std::string_view of, std::span<const Hashtag> hashtags)
    {
        auto retweet = status(id, hashtags);
        retweet.retweetOf = of;
        retweet.originalAuthor = "grace";
        retweet.originalText = of;
        return retweet;
    }

    Evidence m_evidence{60s};
    const std::vector<Hashtag> m_qt{{"qt", "Qt"}};
    const std::vector<Hashtag> m_both{{"qt", "QT"}, {"cpp", "cpp"}};
};

TEST_F(EvidenceTest, OnlyWhatIsListedIsWanted)
{
    EXPECT_FALSE(m_evidence.isWanted(status("1", m_qt)));
    m_evidence.list(windowWith("qt", 100));
    EXPECT_TRUE(m_evidence.isWanted(status("1", m_qt)));
    EXPECT_EQ(m_evidence.of("qt").since, timeAt(99'000));
    EXPECT_EQ(m_evidence.of("cpp").since, std::nullopt);
}

TEST_F(EvidenceTest, TellsSpellingsLanguagesAndHashtagsThatStandTogether)
{
    m_evidence.list(windowWith("qt", 100));
    m_evidence.add(std::vector{status("1", m_qt), status("2", m_both), status("3", m_qt)});
    const auto view = m_evidence.of("qt");
    EXPECT_EQ(view.statuses, 3);
    EXPECT_EQ(view.retweets, 0);
    EXPECT_THAT(view.spellings, ElementsAre(Pair("Qt", 2), Pair("QT", 1)));
    EXPECT_THAT(view.languages, ElementsAre(Pair("en", 3)));
    EXPECT_THAT(view.together, ElementsAre(Pair("cpp", 1)));
}

TEST_F(EvidenceTest, SamplesAreTheNewestAndTheMostRetweeted)
{
    m_evidence.list(windowWith("qt", 100));
    m_evidence.add(std::vector{status("1", m_qt), retweet("2", "a", m_qt), retweet("3", "b", m_qt), status("4", m_qt),
        retweet("5", "b", m_qt)});
    const auto view = m_evidence.of("qt");
    EXPECT_EQ(view.retweets, 3);
    ASSERT_EQ(view.newest.size(), 2U);
    EXPECT_EQ(view.newest.front().id, "4");
    ASSERT_EQ(view.mostRetweeted.size(), 2U);
    EXPECT_EQ(view.mostRetweeted.front().id, "b");
    EXPECT_EQ(view.mostRetweeted.front().retweets, 2);
    EXPECT_EQ(view.mostRetweeted.front().author, "grace");
}

TEST_F(EvidenceTest, IsBoundedAndKeepsWhatIsMetOften)
{
    m_evidence.list(windowWith("qt", 100));
    for (int round = 0; round < 1000; ++round) {
        const auto id = std::to_string(round);
        m_evidence.add(std::vector{
            status(id, m_qt), retweet("r", "often", m_qt), retweet("r", "often", m_qt), retweet("r", id, m_qt)});
    }
    const auto view = m_evidence.of("qt");
    EXPECT_EQ(view.newest.size(), Evidence::newestKept);
    EXPECT_EQ(view.newest.front().id, "999");
    EXPECT_EQ(view.mostRetweeted.front().id, "often");
    EXPECT_EQ(view.mostRetweeted.front().retweets, 2000);
}

TEST_F(EvidenceTest, ForgetsWhatIsNotListedForLong)
{
    m_evidence.list(windowWith("qt", 100));
    m_evidence.add(std::vector{status("1", m_qt)});
    m_evidence.list(windowWith("cpp", 160));
    EXPECT_EQ(m_evidence.of("qt").statuses, 1);
    m_evidence.list(windowWith("cpp", 161));
    EXPECT_EQ(m_evidence.of("qt").since, std::nullopt);
}

TEST_F(EvidenceTest, KnowsTheLanguagesThatMatterOfHashtagsAndOriginals)
{
    auto window = windowWith("qt", 100);
    window.retweeted = {{1, "17", 1, {}, {}, {}}};
    m_evidence.list(window);
    std::vector<Status> statuses(21, status("1", m_qt));
    for (std::size_t at = 0; at < 5; ++at) statuses[at].language = "ja";
    statuses[5].language = "ko"; // one in 21 is too few
    statuses.push_back(retweet("2", "17", {}));
    EXPECT_TRUE(m_evidence.isWanted(statuses.back()));
    m_evidence.add(statuses);
    EXPECT_THAT(m_evidence.languagesOfHashtag("qt"), ElementsAre("en", "ja"));
    EXPECT_THAT(m_evidence.languagesOfOriginal("17"), ElementsAre("en"));
    EXPECT_THAT(m_evidence.languagesOfHashtag("cpp"), IsEmpty());
}

} // namespace
} // namespace app
