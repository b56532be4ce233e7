#include "connectors/twitter/calls.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace connectors::twitter;
using connectors::SourceSettings;
using connectors::credentials::Secret;
using streaming::ErrorKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

using Parameter = oauth1::Parameter;

const Parameter warnings{"stall_warnings", "true"};

SourceSettings settings(std::initializer_list<std::pair<const char*, const char*>> values)
{
    std::map<std::string, SourceSettings::Value, std::less<>> map;
    for (const auto& [key, value] : values) map.emplace(key, SourceSettings::Value{value, "file:7: "});
    return SourceSettings(map);
}

/// `count` times the element.
std::string list(std::size_t count, const std::string& element)
{
    std::string text = element;
    for (std::size_t i = 1; i < count; ++i) text += ',' + element;
    return text;
}

void expectUsage(const StreamOptions& options, const std::string& words)
{
    const auto call = streamCall(options);
    ASSERT_FALSE(call) << words;
    EXPECT_EQ(call.error().kind, ErrorKind::Usage);
    EXPECT_THAT(call.error().message, HasSubstr(words));
}

TEST(CallsTest, WithoutAFilterTheSampleIsAskedFor)
{
    const auto call = streamCall({}).value();
    EXPECT_EQ(call.method, "GET");
    EXPECT_EQ(call.url.text(), "https://stream.twitter.com/1.1/statuses/sample.json");
    EXPECT_THAT(call.parameters, ElementsAre(warnings));
    EXPECT_EQ(streamCall({.argument = "sample", .filters = {.track = "qt"}})->url, call.url);
    EXPECT_EQ(streamCall({.filters = {.language = "en, de"}})->parameters.at(0), (Parameter{"language", "en,de"}));
    EXPECT_EQ(streamCall({.filters = {.language = "en"}})->method, "GET");
}

TEST(CallsTest, AFilterIsPosted)
{
    const auto call = streamCall({.filters = {.track = "qt c++, #cpp", .follow = "12,34",
                                      .locations = "-122.75, 36.8,-121.75,37.8", .language = "en"},
        .settings = settings({{"filter_level", "low"}, {"stall_warnings", "false"}, {"delimited", "length"}}),
        .endpoint = "https://v1.example:8443/base/"}).value();
    EXPECT_EQ(call.method, "POST");
    EXPECT_EQ(call.url.text(), "https://v1.example:8443/base/1.1/statuses/filter.json");
    EXPECT_THAT(call.parameters,
        ElementsAre(Parameter{"track", "qt c++,#cpp"}, Parameter{"follow", "12,34"},
            Parameter{"locations", "-122.75,36.8,-121.75,37.8"}, Parameter{"language", "en"},
            Parameter{"filter_level", "low"}, Parameter{"delimited", "length"}));
}

TEST(CallsTest, ParametersAreSentWhereTheMethodHasThem)
{
    const oauth1::Keys keys{Secret("k"), Secret("s"), Secret("t"), Secret("u")};
    const auto get = signedRequest(streamCall({.filters = {.language = "en"}}).value(), keys, {});
    EXPECT_EQ(get.url, "https://stream.twitter.com/1.1/statuses/sample.json?language=en&stall_warnings=true");
    EXPECT_TRUE(get.body.empty());
    const auto post = signedRequest(streamCall({.filters = {.track = "a b,\u00e9"}}).value(), keys, {});
    EXPECT_EQ(post.url, "https://stream.twitter.com/1.1/statuses/filter.json");
    EXPECT_EQ(post.body, "track=a%20b%2C%C3%A9&stall_warnings=true");
    EXPECT_EQ(post.headers.at(0).value, "application/x-www-form-urlencoded");
    EXPECT_THAT(std::string(post.authorization.reveal()), StartsWith("OAuth oauth_consumer_key=\"k\", oauth_nonce="));
}

TEST(CallsTest, TwittersLimitsAreKeptTo)
{
    EXPECT_TRUE(streamCall({.filters = {.track = list(400, std::string(60, 'a'))}}));
    expectUsage({.filters = {.track = list(401, "a")}}, "at most 400 phrases in --track, and here are 401");
    expectUsage({.filters = {.track = std::string(61, 'a')}}, "phrases of 1 to 60 bytes");
    expectUsage({.filters = {.track = "a,,b"}}, "phrases of 1 to 60 bytes");
    EXPECT_TRUE(streamCall({.filters = {.follow = list(5000, "1")}}));
    expectUsage({.filters = {.follow = list(5001, "1")}}, "at most 5000 ids in --follow, and here are 5001");
    expectUsage({.filters = {.follow = "12,@qt"}}, "\"@qt\" is none");
    EXPECT_TRUE(streamCall({.filters = {.locations = list(25, "0,0,1,1")}}));
    expectUsage({.filters = {.locations = list(26, "0,0,1,1")}}, "at most 25 boxes in --locations, and here are 26");
}

TEST(CallsTest, SettingsAreChecked)
{
    expectUsage({.argument = "firehose"}, "twitter:firehose is no stream");
    expectUsage({.settings = settings({{"filter_level", "high"}})}, "file:7: filter_level 'high'");
    expectUsage({.settings = settings({{"stall_warnings", "yes"}})}, "file:7: stall_warnings 'yes'");
    expectUsage({.settings = settings({{"delimited", "1"}})}, "file:7: delimited '1'");
    expectUsage({.settings = settings({{"count", "1000"}})}, "file:7: there is no setting count here");
    expectUsage({.endpoint = "http://v1.example"}, "only https");
}

TEST(CallsTest, TwittersOwnHostsAreKnown)
{
    const auto own = [](const char* url) { return isTwittersOwn(connectors::http::parseUrl(url).value()); };
    EXPECT_TRUE(own("https://stream.twitter.com/"));
    EXPECT_TRUE(own("https://stream.x.com/"));
    EXPECT_FALSE(own("https://stream.netflix.com/"));
    EXPECT_FALSE(own("http://127.0.0.1:1/"));
}

} // namespace
