#include "tests/connectors/formats/decoding.h"

#include <gmock/gmock.h>

using namespace connectors::formats;
using namespace connectors::formats::testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

constexpr std::string_view original =
    R"({"id":"6","author_id":"2","text":"x &gt; y","entities":{"hashtags":[{"start":0,"tag":"Whole"}]},)"
    R"("public_metrics":{"retweet_count":410}})";
constexpr std::string_view users = R"([{"id":"1","username":"ada"},{"username":"bob","id":"2"}])";
constexpr std::string_view retweet =
    R"({"id":"7","created_at":"2021-04-08T19:34:16.000Z","text":"RT @bob: …","author_id":"1","lang":"es",)"
    R"("referenced_tweets":[{"type":"quoted","id":"4"},{"type":"retweeted","id":"6"}],"entities":{"hashtags":[{"tag":"own"}]}})";

std::string join(std::initializer_list<std::string_view> parts)
{
    std::string all;
    for (const auto part : parts) all += part;
    return all;
}

std::string post(std::string_view more)
{
    return join({R"({"data":{"id":"7","created_at":"2021-04-08T19:34:16.123456Z")", more, "}}"});
}

} // namespace

TEST(XV2Test, ReadsStreamObjects)
{
    const auto row = decodeOne(join({R"({"data":)", retweet, R"(,"includes":{"users":)", users, R"(,"tweets":[)",
        original, R"(]},"matching_rules":[{"id":5,"tag":null}],"errors":[{}]})"}));
    EXPECT_EQ(row.id, "7");
    EXPECT_EQ(row.time, 1617910456000);
    EXPECT_EQ(row.language, "es");
    EXPECT_EQ(row.retweetOf, "6");
    EXPECT_EQ(row.retweetCount, 410);
    EXPECT_EQ(row.originalAuthor, "bob");
    EXPECT_EQ(row.originalText, "x > y");
    EXPECT_THAT(row.hashtags, ElementsAre("whole/Whole"));
}

TEST(XV2Test, ReadsPagesWithIncludesBeforeOrBehind)
{
    const auto includes = join({R"("includes":{"tweets":[)", original, R"(],"users":)", users, "}"});
    const auto data = join({R"("data":[)", retweet, ",7,", R"({"id":"8","text":"no time"},)", retweet, "]"});
    for (const auto& page :
        {join({"{", includes, ",", data, "}"}), join({"{", data, ",", includes, ",\"meta\":{}}"})}) {
        const auto feed = decodeAll(page);
        ASSERT_EQ(feed.rows.size(), 2u);
        EXPECT_EQ(feed.rows[1].originalAuthor, "bob");
        EXPECT_EQ(feed.malformed, 2u);
    }
}

TEST(XV2Test, KnowsTheNewNames)
{
    const auto row = decodeOne(R"({"data":{"id":"7","created_at":"2026-08-08T00:00:00Z","text":"RT",)"
                               R"("referenced_posts":[{"type":"reposted","id":"6"}]},"includes":{"posts":[{"id":"6",)"
                               R"("text":"cut…","note_post":{"text":"whole","entities":{"hashtags":[{"tag":"n"}]}},)"
                               R"("public_metrics":{"repost_count":3}}]}})");
    EXPECT_EQ(row.retweetOf, "6");
    EXPECT_EQ(row.retweetCount, 3);
    EXPECT_EQ(row.originalText, "whole");
    EXPECT_EQ(row.originalAuthor, "");
    EXPECT_THAT(row.hashtags, ElementsAre("n"));
}

TEST(XV2Test, EachNewNameStandsAlone)
{
    for (const std::string_view list : {R"("referenced_tweets")", R"("referenced_posts")"})
        for (const std::string_view type : {R"("retweeted")", R"("reposted")"})
            EXPECT_EQ(
                decodeOne(post(join({R"(,"text":"RT",)", list, R"(:[{"type":)", type, R"(,"id":"6"}])"}))).retweetOf,
                "6");
    EXPECT_EQ(decodeOne(post(R"(,"text":"RT","referenced_tweets":[{"type":"quoted","id":"5"}],)"
                             R"("referenced_posts":[{"type":"retweeted","id":"6"}])"))
                  .retweetOf,
        "6");
}

TEST(XV2Test, WordsAndIdsMayBeWrittenWithEscapes)
{
    const auto row = decodeOne(R"({"data":{"id":7,"created_at":"2026-08-08T00:00:00Z","text":"RT",)"
                               R"("referenced_tweets":[{"type":"retweete\u0064","id":"\u0036"}]},"includes":{)"
                               R"("tweets":[{"id":"6","text":"whole","author_id":"\u0032"}],)"
                               R"("users":[{"id":"2","username":"bob"}]}})");
    EXPECT_EQ(row.id, "7");
    EXPECT_EQ(row.originalText, "whole");
    EXPECT_EQ(row.originalAuthor, "bob");
}

TEST(XV2Test, AnotherStatusOfThePageMayBeTheOriginal)
{
    const auto feed = decodeAll(join({R"({"data":[)", retweet,
        R"(,{"id":"6","created_at":"2021-04-08T19:34:16.000Z","text":"whole #t","author_id":"2"}],)",
        R"("includes":{"users":)", users, "}}"}));
    ASSERT_EQ(feed.rows.size(), 2u);
    EXPECT_EQ(feed.rows[0].originalText, "whole #t");
    EXPECT_EQ(feed.rows[0].originalAuthor, "bob");
    EXPECT_THAT(feed.rows[0].hashtags, ElementsAre("t"));
}

TEST(XV2Test, ReadsFlattenedRecords)
{
    const auto row =
        decodeOne(join({R"({"id":"7","created_at":"2021-04-08T19:34:16.000Z","text":"RT","author":{"id":"1"},)",
            R"("referenced_tweets":[{"type":"retweeted","id":"6","text":"#t","public_metrics":{"retweet_count":5},)",
            R"("author":{"id":"2","username":"bob"}}],"__twarc":{}})"}));
    EXPECT_EQ(row.retweetOf, "6");
    EXPECT_EQ(row.retweetCount, 5);
    EXPECT_EQ(row.originalAuthor, "bob");
    EXPECT_THAT(row.hashtags, ElementsAre("t"));
}

TEST(XV2Test, ARetweetWithoutItsOriginalHasItsOwnHashtags)
{
    const auto row = decodeOne(join({R"({"data":)", retweet, "}"}));
    EXPECT_EQ(row.retweetOf, "6");
    EXPECT_EQ(row.retweetCount, std::nullopt);
    EXPECT_EQ(row.originalText, "");
    EXPECT_THAT(row.hashtags, ElementsAre("own"));
}

TEST(XV2Test, PrefersTheLongForm)
{
    EXPECT_THAT(decodeOne(post(R"(,"text":"#a","note_tweet":{"text":"#b"})")).hashtags, ElementsAre("b"));
    EXPECT_THAT(
        decodeOne(post(R"(,"text":"#a","note_tweet":{"text":"#b"},"entities":{"hashtags":[{"tag":"c"}]})")).hashtags,
        ElementsAre("c"));
    EXPECT_THAT(decodeOne(post(R"(,"text":"#a","entities":{})")).hashtags, IsEmpty());
    EXPECT_EQ(decodeOne(post(R"(,"text":"#a")")).time, 1617910456123);
}

TEST(XV2Test, WrongTypesAreMalformed)
{
    for (const std::string_view more : {R"(,"text":1)", R"(,"text":"a","lang":1)", R"(,"text":"a","entities":"x")",
             R"(,"text":"a","referenced_tweets":{})", R"(,"text":"a","referenced_tweets":[{"type":"retweeted"}])",
             R"(,"text":"a","note_tweet":[])", R"(,"text":"a","id":5.5)", R"(,"text":"a","author_id":[])",
             R"(,"text":"a","created_at":"2021-04-08T19:34:16")"}) {
        const auto feed = decodeAll(post(more));
        EXPECT_EQ(feed.malformed, 1u) << more;
        EXPECT_TRUE(feed.rows.empty()) << more;
    }
    EXPECT_EQ(decodeAll(R"({"data":"x"})").malformed, 1u);
    const auto page = decodeAll(join({R"({"data":[)", retweet, ",", retweet, R"(],"includes":{"users":{}}})"}));
    EXPECT_EQ(page.malformed, 2u);
    EXPECT_TRUE(page.rows.empty());
}

TEST(XV2Test, OtherRecordsCountByTheirFirstKey)
{
    const auto feed =
        decodeAll(R"({"errors":[{"title":"operational-disconnect"}]}{"meta":{"result_count":0}})"
                  R"({"data":[],"meta":{}}{"data":{"delete":{}}}{"data":[{"username":"ada","id":"1"},{}]})");
    EXPECT_EQ(feed.other,
        (std::map<std::string, std::uint64_t>{{"data", 1}, {"empty", 1}, {"errors", 1}, {"meta", 1}, {"username", 1}}));
}
