#include "app/core/settings_options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace app {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

using Words = std::vector<std::pair<std::string, std::string>>;

streaming::Result<Settings> make(const Words& words)
{
    GivenSettings given;
    for (const auto& [name, value] : words) given.values.push_back({findOption(name), value, "--" + name});
    return makeSettings({}, given);
}

std::string errorOf(const Words& words)
{
    const auto settings = make(words);
    return settings ? "no error" : settings.error().message;
}

TEST(SettingsOptionsTest, HasTheDefaultsOfTheContract)
{
    const auto settings = make({});
    ASSERT_TRUE(settings);
    EXPECT_EQ(settings->batch, 2s);
    EXPECT_EQ(settings->slide, 2s);
    EXPECT_THAT(settings->windows, ElementsAre(60s));
    EXPECT_EQ(settings->top, 10U);
    EXPECT_EQ(settings->lateness, 10s);
    EXPECT_EQ(settings->speed, std::nullopt);
    EXPECT_EQ(settings->keep, 1h);
    EXPECT_TRUE(settings->countRetweets);
    EXPECT_GE(settings->threads, 1U);
    EXPECT_EQ(settings->format, std::nullopt);
    EXPECT_EQ(settings->output, std::nullopt);
}

TEST(SettingsOptionsTest, TakesEveryOption)
{
    const auto settings = make({{"batch", "1s"}, {"window", "10s,60s,10s"}, {"slide", "5s"}, {"top", "0"},
        {"time", "event"}, {"lateness", "all"}, {"from", "2021-03-23"}, {"until", "2021-03-23T02:00:00+01:00"},
        {"speed", "0.5x"}, {"track", "qt"}, {"follow", "12"}, {"locations", "-74,40,-73,41"}, {"language", "en"},
        {"keep", "2h"}, {"no-retweets", "true"}, {"format", "csv"}, {"output", "out.csv"}, {"threads", "3"},
        {"log-level", "warn"}, {"log-format", "json"}});
    ASSERT_TRUE(settings) << settings.error().message;
    EXPECT_EQ(settings->batch, 1s);
    EXPECT_THAT(settings->windows, ElementsAre(60s, 10s));
    EXPECT_EQ(settings->slide, 5s);
    EXPECT_EQ(settings->top, 0U);
    EXPECT_EQ(settings->timeBasis, TimeBasis::Event);
    EXPECT_EQ(settings->lateness, std::nullopt);
    EXPECT_EQ(settings->filters.from, streaming::timeAt(1616457600000));
    EXPECT_EQ(settings->filters.until, streaming::timeAt(1616461200000));
    EXPECT_EQ(settings->speed, 0.5);
    EXPECT_EQ(settings->filters.track, "qt");
    EXPECT_EQ(settings->filters.follow, "12");
    EXPECT_EQ(settings->filters.locations, "-74,40,-73,41");
    EXPECT_EQ(settings->filters.language, "en");
    EXPECT_EQ(settings->keep, 2h);
    EXPECT_FALSE(settings->countRetweets);
    EXPECT_EQ(settings->format, Format::Csv);
    EXPECT_EQ(settings->output, "out.csv");
    EXPECT_EQ(settings->threads, 3U);
    EXPECT_EQ(settings->logLevel, "warn");
    EXPECT_EQ(settings->logFormat, "json");
}

TEST(SettingsOptionsTest, RanksByTheCountUnlessTold)
{
    EXPECT_EQ(make({})->rank, Rank::Count);
    EXPECT_EQ(make({{"rank", "rate"}})->rank, Rank::Rate);
    EXPECT_EQ(make({{"rank", "rising"}})->rank, Rank::Rising);
    EXPECT_EQ(errorOf({{"rank", "fame"}}), "--rank 'fame' is not one of count, rate, rising (for example rising)");
    EXPECT_EQ(errorOf({{"rank", "rising"}, {"window", "1h"}}),
        "--rank rising needs a past that is longer than the window 1h; --keep 4h would be");
    EXPECT_TRUE(make({{"rank", "rising"}, {"window", "1h"}, {"keep", "4h"}}));
}

TEST(SettingsOptionsTest, SlidesWithTheBatchUnlessTold)
{
    EXPECT_EQ(make({{"batch", "1s"}})->slide, 1s);
    EXPECT_EQ(make({{"batch", "1s"}, {"slide", "4s"}})->slide, 4s);
}

TEST(SettingsOptionsTest, NamesTheOptionTheFaultAndAWayOut)
{
    EXPECT_THAT(errorOf({{"batch", "1.5s"}}),
        AllOf(HasSubstr("--batch '1.5s' is not a duration"), HasSubstr("(for example 2s)")));
    EXPECT_THAT(errorOf({{"batch", "0s"}}), HasSubstr("--batch '0s' is no time at all"));
    EXPECT_THAT(errorOf({{"window", "60s,"}}), HasSubstr("--window '60s,' is not a duration"));
    EXPECT_THAT(errorOf({{"top", "-1"}}), HasSubstr("--top '-1' is not a whole number from 0"));
    EXPECT_THAT(errorOf({{"top", "many"}}), HasSubstr("--top 'many'"));
    EXPECT_THAT(errorOf({{"threads", "0"}}), HasSubstr("--threads '0' is not a whole number from 1"));
    EXPECT_THAT(errorOf({{"time", "wall"}}), HasSubstr("is not one of event, arrival"));
    EXPECT_THAT(errorOf({{"lateness", "never"}}), HasSubstr(", or all"));
    EXPECT_THAT(errorOf({{"from", "2021-03-23T14:00:00"}}), HasSubstr("is not a time with a zone"));
    EXPECT_THAT(errorOf({{"from", "2021-13-23"}}), HasSubstr("is not a time"));
    EXPECT_THAT(errorOf({{"format", "xml"}}), HasSubstr("is not one of table, ndjson, csv"));
    EXPECT_THAT(errorOf({{"log-level", "loud"}}), HasSubstr("is not one of trace"));
    for (const auto* pace : {"10", "x", "0x", "-1x", "fast", "nanx", "infx", "1xx"})
        EXPECT_THAT(errorOf({{"speed", pace}}), HasSubstr("is not a pace")) << pace;
}

TEST(SettingsOptionsTest, ChecksThatTheLengthsFitEachOther)
{
    EXPECT_EQ(errorOf({{"slide", "3s"}}), "--slide 3s is not a multiple of the batch interval 2s; 2s or 4s would be");
    EXPECT_EQ(errorOf({{"window", "60s,7s"}}), "--window 7s is not a multiple of the slide 2s; 6s or 8s would be");
    EXPECT_EQ(errorOf({{"batch", "1m30s"}}), "--window 1m is not a multiple of the slide 1m30s; 1m30s would be");
    EXPECT_THAT(errorOf({{"from", "2021-03-24"}, {"until", "2021-03-23"}}), HasSubstr("--from is after --until"));
}

TEST(SettingsOptionsTest, TakesADirectoryForTheState)
{
    const auto* option = findOption("checkpoint");
    ASSERT_TRUE(option);
    Settings settings;
    EXPECT_TRUE(option->apply(settings, "state"));
    EXPECT_EQ(settings.checkpoint, "state");
    EXPECT_FALSE(option->apply(settings, ""));
}

TEST(SettingsOptionsTest, KnowsTheOptionsOfLaterVersions)
{
    EXPECT_EQ(unknownOption("listen", "--"), "--listen is not in this version");
    EXPECT_EQ(unknownOption("windw", "--"), "there is no option --windw; did you mean --window?");
}

TEST(SettingsOptionsTest, MoneyIsWholeCents)
{
    EXPECT_EQ(make({})->spending.budgetCents, 500);
    EXPECT_EQ(make({})->spending.posts, std::nullopt);
    const auto settings = make({{"budget", "2.5"}, {"max-posts", "0"}});
    ASSERT_TRUE(settings);
    EXPECT_EQ(settings->spending.budgetCents, 250);
    EXPECT_EQ(settings->spending.posts, 0);
    EXPECT_THAT(errorOf({{"budget", "2.505"}}), AllOf(HasSubstr("--budget '2.505'"), HasSubstr("US dollars")));
    EXPECT_THAT(errorOf({{"budget", "-1"}}), HasSubstr("US dollars"));
    EXPECT_THAT(errorOf({{"max-posts", "many"}}), HasSubstr("--max-posts 'many' is not a whole number"));
}

TEST(SettingsOptionsTest, ReadsEndpoints)
{
    const auto settings = make({{"endpoint", "twitter=http://127.0.0.1:8080/base,bluesky=WSS://Jet.Example"}});
    ASSERT_TRUE(settings) << settings.error().message;
    EXPECT_EQ(settings->endpoints.at("twitter"), "http://127.0.0.1:8080/base");
    EXPECT_EQ(settings->endpoints.at("bluesky"), "wss://jet.example/");
    EXPECT_THAT(errorOf({{"endpoint", "kafka=http://127.0.0.1"}}), HasSubstr("is not KIND=URL"));
    EXPECT_THAT(errorOf({{"endpoint", "x=gopher://a"}}), HasSubstr("--endpoint 'x=gopher://a' has a URL"));
}

} // namespace
} // namespace app
