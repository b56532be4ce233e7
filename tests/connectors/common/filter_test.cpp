#include "connectors/common/filter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace connectors {
namespace {

using streaming::timeAt;
using testing::HasSubstr;

Filter filterOf(const FilterOptions& options)
{
    const auto filter = Filter::make(options);
    EXPECT_TRUE(filter.has_value()) << (filter ? "" : filter.error().message);
    return filter.value_or(Filter());
}

bool tracks(std::string_view phrases, std::string_view text)
{
    return filterOf({.track = std::string(phrases)}).accepts({.text = text});
}

TEST(FilterTest, NothingGivenLeavesNothingOut)
{
    const auto filter = filterOf({.track = " ", .follow = "", .locations = "", .language = ""});
    EXPECT_TRUE(filter.empty());
    EXPECT_FALSE(filter.readsText() || filter.readsAuthorIds() || filter.readsPlaces() || filter.readsLanguage());
    EXPECT_TRUE(filter.accepts({}));
}

TEST(FilterTest, TrackComparesWholeTokensWithoutCase)
{
    for (const auto* text :
        {"TWITTER", "twitter", "\"Twitter\"", "twitter.", "#twitter", "@twitter", "http://twitter.com"})
        EXPECT_TRUE(tracks("Twitter", text)) << text;
    for (const auto* text : {"TwitterTracker", "#newtwitter", "", "twi tter"})
        EXPECT_FALSE(tracks("Twitter", text)) << text;
    EXPECT_TRUE(tracks("touché", "TOUCHÉ!"));
    EXPECT_FALSE(tracks("touché", "touche"));
    EXPECT_FALSE(tracks("touche", "touché"));
    EXPECT_TRUE(tracks("हिन्दी", "अच्छी हिन्दी।"));
    EXPECT_TRUE(tracks("ÜBER", "u\u0308ber")); // two spellings of one word
}

TEST(FilterTest, CommaIsOrAndSpaceIsAnd)
{
    const auto* phrases = "twitter api, twitter  streaming";
    EXPECT_TRUE(tracks(phrases, "The Twitter API is awesome"));
    EXPECT_TRUE(tracks(phrases, "streaming service of twitter"));
    EXPECT_FALSE(tracks(phrases, "I am new to Twitter"));
    EXPECT_FALSE(tracks(phrases, "streaming api"));
}

TEST(FilterTest, WordsWithSignsStandAlone)
{
    EXPECT_TRUE(tracks("Twitter's", "I like Twitter's new design"));
    EXPECT_FALSE(tracks("Twitter's", "the office of @Twitter's"));
    EXPECT_TRUE(tracks("example.com", "visit example.com."));
    EXPECT_TRUE(tracks("example.com", "visit (http://www.example.com/)"));
    EXPECT_FALSE(tracks("example.com", "there is no example.com/foobarbaz"));
    EXPECT_FALSE(tracks("example.com", "counterexample.com"));
    EXPECT_TRUE(tracks("example.com/foobarbaz", "https://www.example.com/foobarbaz"));
    EXPECT_TRUE(tracks("c++", "I write C++, mostly"));
    EXPECT_FALSE(tracks("c++", "vitamin c"));
    EXPECT_TRUE(tracks("$AAPL", "long $aapl"));
}

TEST(FilterTest, SignsBeforeAWordAskForHashtagsAndMentions)
{
    EXPECT_TRUE(tracks("#qt", "I like #Qt"));
    EXPECT_FALSE(tracks("#qt", "I like Qt, not #qtx or x#qt"));
    EXPECT_TRUE(tracks("@alice", "via @Alice: hello"));
    EXPECT_FALSE(tracks("@alice", "alice bob@alice #alice"));
}

TEST(FilterTest, TrackLooksIntoAllFields)
{
    const std::vector<std::string_view> hashtags{"Qt", "Ｗｉｄｅ"};
    const std::vector<std::string_view> urls{"https://www.Example.com/a/b", "example.com/a/b"};
    const FilterFields fields{.text = "hello", .hashtags = hashtags, .urls = urls, .authorName = "Alice_1"};
    for (const auto* phrases : {"qt", "#qt", "wide", "example com", "example.com/a/b", "alice_1", "hello qt alice_1 b"})
        EXPECT_TRUE(filterOf({.track = phrases}).accepts(fields)) << phrases;
    for (const auto* phrases : {"alice", "example org", "#hello", "hello bob", "#example"})
        EXPECT_FALSE(filterOf({.track = phrases}).accepts(fields)) << phrases;
}

TEST(FilterTest, FollowsAuthorsAndWhatAnswersThem)
{
    const auto filter = filterOf({.follow = "12, did:plc:abc"});
    const std::vector<std::string_view> related{"7", "12"};
    EXPECT_TRUE(filter.accepts({.authorId = "12"}));
    EXPECT_TRUE(filter.accepts({.authorId = "did:plc:abc"}));
    EXPECT_TRUE(filter.accepts({.authorId = "3", .relatedAuthorIds = related}));
    EXPECT_FALSE(filter.accepts({.authorId = "1", .relatedAuthorIds = std::span(related).first(1)}));
    EXPECT_FALSE(filter.accepts({.text = "12"}));
}

TEST(FilterTest, LocationsTakeCoordinatesElseThePlace)
{
    const auto filter = filterOf({.locations = "-122.75,36.8,-121.75,37.8, -74,40,-73,41"});
    EXPECT_TRUE(filter.accepts({.coordinates = Point{-122, 37}}));
    EXPECT_TRUE(filter.accepts({.coordinates = Point{-73.5, 40.5}}));
    EXPECT_TRUE(filter.accepts({.coordinates = Point{-74, 40}})) << "the edge belongs to it";
    EXPECT_FALSE(filter.accepts({.coordinates = Point{37, -122}}));
    EXPECT_FALSE(filter.accepts({.coordinates = Point{0, 0}, .place = Box{-74, 40, -73, 41}})) << "its own come first";
    EXPECT_TRUE(filter.accepts({.place = Box{-80, 35, -73.9, 45}}));
    EXPECT_FALSE(filter.accepts({.place = Box{-80, 35, -75, 45}}));
    EXPECT_FALSE(filter.accepts({.coordinates = Point{-122, 37}, .isRetweet = true}));
    EXPECT_FALSE(filter.accepts({}));
}

TEST(FilterTest, LanguageIsEqualOrEqualBeforeTheHyphen)
{
    const auto filter = filterOf({.language = "en, PT-br"});
    for (const auto* language : {"en", "EN", "en-GB", "pt-BR"})
        EXPECT_TRUE(filter.accepts({.language = language})) << language;
    for (const auto* language : {"", "pt", "pt-PT", "eng", "e", "de-en"})
        EXPECT_FALSE(filter.accepts({.language = language})) << language;
}

TEST(FilterTest, TheFirstThreeAreOredAndTheRestIsAnded)
{
    const auto filter = filterOf({.track = "qt", .follow = "12", .locations = "0,0,1,1", .language = "en"});
    EXPECT_TRUE(filter.accepts({.text = "qt", .language = "en"}));
    EXPECT_TRUE(filter.accepts({.authorId = "12", .language = "en"}));
    EXPECT_TRUE(filter.accepts({.coordinates = Point{0.5, 0.5}, .language = "en"}));
    EXPECT_FALSE(filter.accepts({.text = "other", .language = "en"}));
    EXPECT_FALSE(filter.accepts({.text = "qt", .authorId = "12", .language = "de"}));
    EXPECT_TRUE(filter.readsText() && filter.readsAuthorIds() && filter.readsPlaces() && filter.readsLanguage());
}

TEST(FilterTest, TimeIsHalfOpen)
{
    const auto filter = filterOf({.from = timeAt(1000), .until = timeAt(2000)});
    EXPECT_FALSE(filter.empty());
    EXPECT_FALSE(filter.accepts({.time = timeAt(999)}));
    EXPECT_TRUE(filter.accepts({.time = timeAt(1000)}));
    EXPECT_TRUE(filter.accepts({.time = timeAt(1999)}));
    EXPECT_FALSE(filter.accepts({.time = timeAt(2000)}));
    EXPECT_TRUE(filterOf({.until = timeAt(2000)}).accepts({.time = timeAt(-5)}));
}

TEST(FilterTest, ACopyStandsOnItsOwn)
{
    auto first = std::make_unique<Filter>(filterOf({.track = "qt,c++"}));
    const Filter copy = *first;
    first.reset();
    EXPECT_TRUE(copy.accepts({.text = "c++"}));
    EXPECT_TRUE(copy.accepts({.text = "qt"}));
    EXPECT_FALSE(copy.accepts({.text = "c"}));
}

TEST(FilterTest, ErrorsSayWhatWouldBeRight)
{
    const std::vector<std::pair<FilterOptions, std::string>> cases{
        {{.track = std::string(61, 'x')}, "at most 60"},
        {{.track = "a,,b"}, "track: a phrase is empty"},
        {{.track = "\u200B\u00AD"}, "nothing that can be seen"},
        {{.follow = "1, 2 3"}, "follow: \"2 3\" is not an id"},
        {{.follow = "1,"}, "follow: \"\" is not an id"},
        {{.locations = "1,2,3"}, "locations: 3 numbers"},
        {{.locations = "1,2,3,x"}, "\"x\" is not a latitude"},
        {{.locations = "1,2,181,3"}, "\"181\" is not a longitude"},
        {{.locations = "1,91,2,92"}, "\"91\" is not a latitude"},
        {{.locations = "nan,1,2,3"}, "\"nan\" is not a longitude"},
        {{.locations = "2,0,1,1"}, "not in order"},
        {{.locations = "0,1,1,0"}, "not in order"},
        {{.language = "en,!"}, "language: \"!\" is not a code"},
        {{.language = ",en"}, "language: \"\" is not a code"},
    };
    for (const auto& [options, words] : cases) {
        const auto filter = Filter::make(options);
        ASSERT_FALSE(filter.has_value()) << words;
        EXPECT_EQ(filter.error().kind, streaming::ErrorKind::Usage);
        EXPECT_THAT(filter.error().message, HasSubstr(words));
    }
    EXPECT_TRUE(Filter::make({.track = std::string(60, 'x')}).has_value());
}

} // namespace
} // namespace connectors
