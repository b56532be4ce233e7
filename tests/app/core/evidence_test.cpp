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

TEST_F(EvidenceTest, OfHashtagsThatAreNotListedNothingIsKnown)
{
    m_evidence.list(windowWith("qt", 100));
    m_evidence.add(std::vector{status("1", m_both)}, timeAt(101'000));
    EXPECT_EQ(m_evidence.of("qt").since, timeAt(99'000));
    EXPECT_EQ(m_evidence.of("qt").statuses, 1);
    EXPECT_EQ(m_evidence.of("cpp").since, std::nullopt);
}

TEST_F(EvidenceTest, HashtagThatEntersTheListBringsWhatCameShortlyBefore)
{
    auto early = status("1", m_both);
    early.time = timeAt(80'500);
    m_evidence.add(std::vector{early, status("2", m_qt)}, timeAt(81'000));
    m_evidence.list(windowWith("cpp", 100));
    const auto view = m_evidence.of("cpp");
    EXPECT_EQ(view.since, timeAt(80'500));
    EXPECT_EQ(view.statuses, 1);
    ASSERT_EQ(view.newest.size(), 1U);
    EXPECT_EQ(view.newest.front().text, "1");
    EXPECT_THAT(view.together, ElementsAre(Pair("qt", 1)));
    m_evidence.add(std::vector{status("3", m_qt)}, timeAt(111'000)); // 30 s later: the others are forgotten
    m_evidence.list(windowWith("qt", 111));
    EXPECT_EQ(m_evidence.of("qt").statuses, 1);
}

TEST_F(EvidenceTest, DeletedStatusLeavesTheSamplesAndTheCountsStay)
{
    const connectors::AsReceived received{R"({"id":"77"})", "77"};
    auto known = status("https://a/1", m_qt);
    known.received = &received;
    m_evidence.list(windowWith("qt", 100));
    m_evidence.add(std::vector{known, status("2", m_qt), retweet("3", "a", m_qt)}, timeAt(100'000));
    m_evidence.forget("77"); // its server calls it so
    m_evidence.forget("a");
    const auto now = m_evidence.of("qt");
    ASSERT_EQ(now.newest.size(), 1U);
    EXPECT_EQ(now.newest.front().id, "2");
    EXPECT_THAT(now.mostRetweeted, IsEmpty());
    EXPECT_EQ(now.statuses, 3);
    m_evidence.add(std::vector{known, retweet("4", "a", m_qt)}, timeAt(101'000)); // it comes after its deletion
    EXPECT_EQ(m_evidence.of("qt").newest.size(), 1U);
    EXPECT_THAT(m_evidence.of("qt").mostRetweeted, IsEmpty());
    EXPECT_EQ(m_evidence.of("qt").statuses, 5);
}

TEST_F(EvidenceTest, KeepsRecordsAsTheyWereReceivedButNoHugeOnes)
{
    const connectors::AsReceived received{R"({"a":1})", ""};
    const std::string huge(Evidence::longestRecord + 1, 'x');
    const connectors::AsReceived large{huge, ""};
    auto small = status("1", m_qt);
    small.received = &received;
    auto big = status("2", m_qt);
    big.received = &large;
    m_evidence.list(windowWith("qt", 100));
    m_evidence.add(std::vector{small, big, status("3", m_qt)}, timeAt(100'000));
    const auto view = m_evidence.of("qt");
    ASSERT_EQ(view.newest.size(), 3U);
    EXPECT_EQ(view.newest[0].json, nullptr);
    EXPECT_EQ(view.newest[1].json, nullptr);
    EXPECT_EQ(*view.newest[2].json, R"({"a":1})");
}

TEST_F(EvidenceTest, OfAMomentThoseAreShownThatWereKnownThen)
{
    m_evidence.list(windowWith("qt", 100));
    for (int second = 100; second < 150; ++second) {
        const auto id = std::to_string(second);
        m_evidence.add(std::vector{status(id, m_qt), retweet("r" + id, "o" + id, m_qt)}, timeAt(second * 1000));
    }
    const auto then = m_evidence.of("qt", timeAt(112'000));
    ASSERT_FALSE(then.newest.empty());
    EXPECT_EQ(then.newest.front().id, "112"); // of the past one a second is kept: `keep` over 60
    EXPECT_EQ(then.newest.back().id, "100");
    for (const auto& original : then.mostRetweeted) EXPECT_LE(original.id, "o112");
    const auto before = m_evidence.of("qt", timeAt(99'000));
    EXPECT_THAT(before.newest, IsEmpty());
    EXPECT_EQ(before.samplesFrom, timeAt(100'000));
    EXPECT_EQ(m_evidence.of("qt").newest.front().id, "149");
}

TEST_F(EvidenceTest, SamplesAreFilledUpWithTheMostRetweeted)
{
    m_evidence.list(windowWith("qt", 100));
    m_evidence.add(
        std::vector{status("1", m_qt), retweet("2", "a", m_qt), retweet("3", "1", m_qt)}, timeAt(100'000));
    const auto samples = m_evidence.samples("qt", 3);
    ASSERT_EQ(samples.size(), 2U); // each once
    EXPECT_EQ(samples[0].id, "1");
    EXPECT_EQ(samples[1].id, "a");
    EXPECT_EQ(m_evidence.samples("qt", 1).size(), 1U);
}

TEST_F(EvidenceTest, TellsSpellingsLanguagesAndHashtagsThatStandTogether)
{
    m_evidence.list(windowWith("qt", 100));
    m_evidence.add(std::vector{status("1", m_qt), status("2", m_both), status("3", m_qt)}, timeAt(101'000));
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
        retweet("5", "b", m_qt)}, timeAt(101'000));
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
            status(id, m_qt), retweet("r", "often", m_qt), retweet("r", "often", m_qt), retweet("r", id, m_qt)},
            timeAt(101'000));
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
    m_evidence.add(std::vector{status("1", m_qt)}, timeAt(101'000));
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
    m_evidence.add(statuses, timeAt(101'000));
    EXPECT_THAT(m_evidence.languagesOfHashtag("qt"), ElementsAre("en", "ja"));
    EXPECT_THAT(m_evidence.languagesOfOriginal("17"), ElementsAre("en"));
    EXPECT_THAT(m_evidence.languagesOfHashtag("cpp"), IsEmpty());
}

} // namespace
} // namespace app
