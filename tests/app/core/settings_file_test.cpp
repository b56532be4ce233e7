#include "app/core/settings_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace app {
namespace {

using testing::HasSubstr;

std::string errorOf(std::string_view text)
{
    const auto values = parseSettingsFile(text, "config.toml");
    return values ? "no error" : values.error().message;
}

TEST(SettingsFileTest, ReadsTextNumbersListsAndSwitches)
{
    const auto values = parseSettingsFile(R"(batch = "1s"
window = ["60s", "10s"]
top = 5
no-retweets = true
log_level = "warn"
)",
        "config.toml");
    ASSERT_TRUE(values) << values.error().message;
    std::map<std::string, std::string> read;
    for (const auto& value : values->values) read[std::string(value.option->name)] = value.value;
    const std::map<std::string, std::string> expected{
        {"batch", "1s"}, {"window", "60s,10s"}, {"top", "5"}, {"no-retweets", "true"}, {"log-level", "warn"}};
    EXPECT_EQ(read, expected);
}

TEST(SettingsFileTest, ReadsThePartOfASource)
{
    const auto given = parseSettingsFile(
        "top = 5\n[simulated]\nrate = 7\ntags = [\"a\", \"b\"]\n[x]\nprice = 0.005\n", "config.toml");
    ASSERT_TRUE(given) << given.error().message;
    ASSERT_EQ(given->sources.size(), 2U);
    EXPECT_EQ(given->sources.at("x").text("price"), "0.005");
    const auto& part = given->sources.at("simulated");
    EXPECT_EQ(part.number("rate", 1, 0, 10), 7);
    EXPECT_THAT(part.list("tags"), testing::ElementsAre("a", "b"));
    EXPECT_EQ(part.allow({"rate"}).error().message, "config.toml:4: there is no setting tags here; there are rate");
    EXPECT_THAT(part.number("rate", 1, 0, 5).error().message, HasSubstr("config.toml:3: rate '7' is not understood"));
    EXPECT_THAT(errorOf("[simulated]\nrate = 2021-01-01\n"), HasSubstr("config.toml:2: rate needs text"));
}

TEST(SettingsFileTest, ReadsWhatIsWatched)
{
    const auto values = parseSettingsFile(R"([watch]
filter = ["-spam", "min:5"]
pin = ["#qt", "kde"]
mute = "@ada"
alert = ["#qt over 100", "source silent 60s"]
)",
        "config.toml");
    ASSERT_TRUE(values) << values.error().message;
    const auto settings = makeSettings({}, *values);
    ASSERT_TRUE(settings) << settings.error().message;
    EXPECT_EQ(settings->filter, "-spam min:5");
    EXPECT_EQ(wordsOf(settings->watch),
        (WatchWords{{"#qt", "#kde"}, {"@ada"}, {"#qt over 100", "source silent 60s"}}));
    EXPECT_EQ(errorOf("[watch]\npins = 1\n"), "config.toml:2: [watch] has no pins; it has filter, pin, mute and alert");
    EXPECT_THAT(errorOf("pin = \"a\"\n[watch]\npin = \"b\"\n"), HasSubstr("config.toml:3: pin is set twice"));
}

TEST(SettingsFileTest, NamesFileAndLineOfAWrongKey)
{
    EXPECT_EQ(errorOf("top = 5\n\nbacth = \"1s\"\n"), "config.toml:3: there is no option bacth; did you mean batch?");
    EXPECT_EQ(errorOf("listen = \"feed\"\n"), "config.toml:1: listen is not in this version");
    EXPECT_EQ(errorOf("[kafka]\nwire = \"sse\"\n"), "config.toml:1: there is no source [kafka] in this version");
    EXPECT_THAT(errorOf("log-level = \"warn\"\nlog_level = \"info\"\n"), HasSubstr("is set twice"));
}

TEST(SettingsFileTest, RefusesAValueOfTheWrongType)
{
    EXPECT_THAT(errorOf("batch = 2021-01-01\n"), HasSubstr("config.toml:1: batch needs text or a number"));
    EXPECT_THAT(errorOf("batch = true\n"), HasSubstr("batch needs text or a number"));
    EXPECT_THAT(errorOf("no-retweets = \"yes\"\n"), HasSubstr("no-retweets needs true or false"));
    EXPECT_THAT(errorOf("window = [[1]]\n"), HasSubstr("window needs text or a number"));
}

TEST(SettingsFileTest, NamesTheLineThatIsNoToml)
{
    EXPECT_THAT(errorOf("top = 5\nbatch = = 3\n"), HasSubstr("config.toml:2: "));
}

TEST(SettingsFileTest, SaysThatAFileCannotBeRead)
{
    const auto missing = readSettingsFile("no/such/config.toml");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().message, "the settings file no/such/config.toml cannot be read");
    EXPECT_FALSE(readSettingsFile(testing::TempDir())); // a folder
}

} // namespace
} // namespace app
