#include "tests/connectors/formats/decoding.h"

#include "connectors/common/filter.h"

#include <gmock/gmock.h>

using namespace connectors;
using namespace connectors::formats;
using namespace connectors::formats::testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

/// A v1.1 status with `more` members.
std::string tweet(std::string_view more)
{
    return R"({"id_str":"7","timestamp_ms":"1439761275666","user":{"id_str":"1","screen_name":"ada"})"
        + (more.empty() ? std::string() : "," + std::string(more)) + "}\n";
}

bool isMalformed(std::string_view record)
{
    const auto feed = decodeAll(record);
    return feed.rows.empty() && feed.malformed == 1 && feed.other.empty();
}

} // namespace

TEST(TwitterV1Test, ReadsIdTimeAndLanguage)
{
    const auto row = decodeOne(tweet(R"("lang":"en","text":"hi","entities":{"hashtags":[]})"));
    EXPECT_EQ(row.id, "7");
    EXPECT_EQ(row.time, 1439761275666);
    EXPECT_EQ(row.language, "en");
    EXPECT_EQ(row.retweetOf, "");
    EXPECT_EQ(row.text, "");
}

TEST(TwitterV1Test, TakesTheNumberWhereThereIsNoIdAsText)
{
    EXPECT_EQ(
        decodeOne(R"({"id":98765432109876543210,"text":"a","user":{},"created_at":"Wed Aug 27 13:08:45 +0000 2008"})")
            .id,
        "98765432109876543210");
    EXPECT_EQ(decodeOne(R"({"id":5,"text":"a","created_at":"Wed Aug 27 13:08:45 +0000 2008"})").time, 1219842525000);
}

TEST(TwitterV1Test, UnusableIdsTimesAndTypesAreMalformed)
{
    for (const std::string_view record : {
             R"({"id":7.5,"timestamp_ms":"1439761275666","text":"a","user":{}})",
             R"({"timestamp_ms":"1439761275666","text":"a","user":{}})",
             R"({"id_str":"7","text":"a","user":{}})",
             R"({"id_str":"7","timestamp_ms":"soon","text":"a","user":{}})",
             R"({"id_str":"7","timestamp_ms":"139761275666","text":"a","user":{}})",
             R"({"id_str":"7","timestamp_ms":"1439761275666","text":5,"user":{}})",
             R"({"id_str":"7","timestamp_ms":"1439761275666","lang":["en"],"text":"a"})",
             R"({"id_str":"7","timestamp_ms":"1439761275666","entities":[]})",
             R"({"id_str":"7","timestamp_ms":"1439761275666","entities":{"hashtags":{}}})",
             R"({"id_str":"7","timestamp_ms":"1439761275666","entities":{"hashtags":["x"]}})",
             R"({"id_str":"7","timestamp_ms":"1439761275666","entities":{"hashtags":[{"text":1}]}})",
             R"({"id_str":"7","timestamp_ms":"1439761275666","retweeted_status":"6"})",
             R"({"id_str":"7","timestamp_ms":"1439761275666","retweeted_status":{"id_str":"6","retweet_count":"9"}})",
             R"({"id_str":"7","timestamp_ms":"1439761275666","retweeted_status":{"text":"no id"}})",
             R"({"id_str":"7","timestamp_ms":"1439761275666","text":"a","user":5})",
             R"({"id_str":"7","timestamp_ms":"1439761275666","text":"a","user":{"screen_name":[]}})",
             R"({"id_str":"7","timestamp_ms":"1439761275666","text":"a","user":{"id":1.5}})",
         })
        EXPECT_TRUE(isMalformed(record)) << record;
}

TEST(TwitterV1Test, IdsAndTimesAreUsableInEitherSpelling)
{
    for (const std::string_view record : {
             R"({"id_str":7,"timestamp_ms":"1439761275666","text":"a","user":{}})",
             R"({"id":"7","timestamp_ms":"1439761275666","text":"a","user":{}})",
             R"({"id_str":"7","timestamp_ms":1439761275666,"text":"a","user":{}})",
             R"({"id_str":"7","created_at":"2015-08-16T21:41:15.666Z","text":"a","user":{}})",
         }) {
        const auto row = decodeOne(record);
        EXPECT_EQ(row.id, "7") << record;
        EXPECT_EQ(row.time, 1439761275666) << record;
    }
}

TEST(TwitterV1Test, NullIsAbsent)
{
    const auto row = decodeOne(
        R"({"id_str":null,"id":7,"timestamp_ms":null,"created_at":"Sun Aug 16 21:41:15 +0000 2015","lang":null,)"
        R"("text":"a","entities":null,"retweeted_status":null,"extended_tweet":null,"user":null})");
    EXPECT_EQ(row.id, "7");
    EXPECT_EQ(row.time, 1439761275000);
    EXPECT_EQ(row.language, "");
}

TEST(TwitterV1Test, NormalisesHashtagsAndCountsEachOnce)
{
    EXPECT_THAT(
        decodeOne(tweet(R"("entities":{"urls":[],"hashtags":[{"text":"Qt","indices":[0,1]},{"text":"qT"},)"
                        R"({"text":"\uff23\uff30\uff30"},{"text":"stra\u00dfe"},{"text":""},{"text":null},null,)"
                        R"({"text":"c"}]})"))
            .hashtags,
        ElementsAre("qt/Qt", "cpp/ＣＰＰ", "strasse/straße", "c"));
}

TEST(TwitterV1Test, TagsThatNormaliseToNothingDoNotCount)
{
    EXPECT_THAT(decodeOne(tweet(R"("entities":{"hashtags":[{"text":"\u200d"}]})")).hashtags, IsEmpty());
}

TEST(TwitterV1Test, ANegativeCountIsNone)
{
    EXPECT_EQ(decodeOne(tweet(R"("retweeted_status":{"id":6,"retweet_count":-1})")).retweetCount, std::nullopt);
}

TEST(TwitterV1Test, WhatIsNotUsedMayBeOfAnyType)
{
    EXPECT_THAT(decodeOne(tweet(R"("entities":5,"extended_tweet":{"entities":{"hashtags":[{"text":"b"}]}})")).hashtags,
        ElementsAre("b"));
}

TEST(TwitterV1Test, TakesTheLongFormsHashtags)
{
    EXPECT_THAT(decodeOne(tweet(R"("entities":{"hashtags":[{"text":"a"}]},"extended_tweet":{"full_text":"",)"
                                R"("entities":{"hashtags":[{"text":"a"},{"text":"b"}]}})"))
                    .hashtags,
        ElementsAre("a", "b"));
    EXPECT_THAT(decodeOne(tweet(R"("entities":{"hashtags":[{"text":"a"}]},"extended_tweet":{"entities":{}})")).hashtags,
        ElementsAre("a"));
}

TEST(TwitterV1Test, ExtractsHashtagsOnlyWhereNoEntitiesAreAtAll)
{
    EXPECT_THAT(
        decodeOne(tweet(R"("text":"#a \u0023b &amp;#c \/ #d\ud83d\ude00")")).hashtags, ElementsAre("a", "b", "d"));
    EXPECT_THAT(decodeOne(tweet(R"("text":"#a","full_text":"#b","extended_tweet":{"full_text":"#c"})")).hashtags,
        ElementsAre("c"));
    EXPECT_THAT(decodeOne(tweet(R"("text":"#a","entities":{})")).hashtags, IsEmpty());
    EXPECT_THAT(decodeOne(tweet(R"("text":"#a","entities":{"hashtags":[]})")).hashtags, IsEmpty());
}

TEST(TwitterV1Test, ARetweetHasWhatItsOriginalHas)
{
    const auto row =
        decodeOne(tweet(R"("text":"RT @bob: …","lang":"de","retweet_count":0,"entities":{"hashtags":[{"text":"cut"}]},)"
                        R"("retweeted_status":{"id_str":"6","retweet_count":58,"text":"1 &lt; 2 &amp;amp; \"so\"",)"
                        R"("user":{"id_str":"2","screen_name":"bob"},"entities":{"hashtags":[{"text":"Whole"}]}})"));
    EXPECT_EQ(row.retweetOf, "6");
    EXPECT_EQ(row.retweetCount, 58);
    EXPECT_EQ(row.originalAuthor, "bob");
    EXPECT_EQ(row.originalText, "1 < 2 &amp; \"so\"");
    EXPECT_EQ(row.language, "de");
    EXPECT_THAT(row.hashtags, ElementsAre("whole/Whole"));
}

TEST(TwitterV1Test, LoneSurrogatesAreReplaced)
{
    const auto row = decodeOne(tweet(R"("retweeted_status":{"id_str":"6","text":"a\ud800b\udc00\ud83d\ude00"})"));
    EXPECT_EQ(row.originalText,
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD\xF0\x9F\x98\x80");
}

TEST(TwitterV1Test, KeysMayBeWrittenWithEscapesAndSpace)
{
    EXPECT_EQ(decodeOne("{ \"i\\u0064_str\" : \"7\" ,\t\"timestamp_ms\" :\"1439761275666\", \"text\": \"\" }").id, "7");
}

TEST(TwitterV1Test, OtherRecordsCountByTheirFirstKey)
{
    const auto feed = decodeAll(R"({"delete":{"status":{"id":1}},"timestamp_ms":"1439761275666"})"
                                "\n{}\n"
                                R"({"limit":{"track":5}} {"limit":{"track":6}})"
                                "\n"
                                R"({"event":"follow","target":{},"source":{}})");
    EXPECT_EQ(
        feed.other, (std::map<std::string, std::uint64_t>{{"delete", 1}, {"empty", 1}, {"event", 1}, {"limit", 2}}));
    EXPECT_EQ(feed.malformed, 0u);
}

TEST(TwitterV1Test, SearchAnswersAndArraysHoldStatuses)
{
    const auto one = tweet("");
    const auto feed = decodeAll("{\"statuses\":[" + one + "," + one + ",5,{\"id\":1}],\"search_metadata\":{}}[" + one
        + ",[],{\"delete\":{}},\"x\"]");
    EXPECT_EQ(feed.rows.size(), 3u);
    EXPECT_EQ(feed.malformed, 2u);
    EXPECT_EQ(feed.other, (std::map<std::string, std::uint64_t>{{"delete", 1}, {"id", 1}}));
    EXPECT_EQ(decodeAll(R"({"statuses":5})").malformed, 1u);
}

TEST(TwitterV1Test, AuthorsAndTextsAreKeptWhereAskedFor)
{
    const auto row =
        decodeOne(tweet(R"("text":"a &amp; b")"), StatusDecoder({.filter = nullptr, .texts = TextScope::All}));
    EXPECT_EQ(row.author, "ada");
    EXPECT_EQ(row.text, "a & b");
}

TEST(TwitterV1Test, AFilterIsAskedWithEveryField)
{
    const auto accepts = [](FilterOptions options, std::string_view more) {
        auto filter = Filter::make(options);
        return filter && decodeOne(tweet(more), StatusDecoder({.filter = std::make_shared<Filter>(*filter)})).accepted;
    };
    EXPECT_TRUE(accepts({.track = "fish"}, R"("text":"a Fish")"));
    EXPECT_FALSE(accepts({.track = "fish"}, R"("text":"a bird")"));
    EXPECT_TRUE(accepts({.track = "qt"}, R"("entities":{"hashtags":[{"text":"Qt"}]})"));
    EXPECT_TRUE(accepts({.track = "example com"}, R"("entities":{"urls":[{"expanded_url":"http://example.com/x"}]})"));
    EXPECT_TRUE(accepts({.track = "ada"}, ""));
    EXPECT_TRUE(accepts({.follow = "1"}, ""));
    EXPECT_FALSE(accepts({.follow = "2"}, ""));
    EXPECT_TRUE(accepts({.follow = "2"}, R"("in_reply_to_user_id":2)"));
    EXPECT_TRUE(accepts({.follow = "3"}, R"("retweeted_status":{"id":6,"user":{"id":3}})"));
    EXPECT_TRUE(accepts({.locations = "1,1,2,2"}, R"("coordinates":{"type":"Point","coordinates":[1.5,1.5]})"));
    EXPECT_FALSE(accepts({.locations = "1,1,2,2"}, R"("coordinates":{"type":"Point","coordinates":[2.5,1.5]})"));
    EXPECT_TRUE(
        accepts({.locations = "1,1,2,2"}, R"("place":{"bounding_box":{"coordinates":[[[0,0],[0,1.5],[1.5,1.5]]]}})"));
    EXPECT_TRUE(accepts({.language = "en"}, R"("lang":"en-GB")"));
    EXPECT_FALSE(accepts({.language = "en"}, R"("lang":"de")"));
    EXPECT_FALSE(accepts({.until = streaming::timeAt(1439761275666)}, ""));
}
