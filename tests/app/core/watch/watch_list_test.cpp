#include "app/core/watch/watch_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace app {
namespace {

using streaming::timeAt;
using testing::ElementsAre;
using testing::HasSubstr;

Watch watchOf(const WatchWords& words)
{
    auto watch = readWatch(words);
    EXPECT_TRUE(watch) << watch.error().message;
    return watch ? std::move(*watch) : Watch{};
}

TEST(PinTest, AHashtagIsReadWithOrWithoutItsSignInAnySpelling)
{
    const auto pins = readPins("#Qt, ＃KDE,qt,Straße").value();
    ASSERT_EQ(pins.size(), 3U);
    EXPECT_EQ(pins[0].key, "qt");
    EXPECT_EQ(pins[0].name, "Qt");
    EXPECT_EQ(pins[1].key, "kde");
    EXPECT_EQ(pins[2].key, "strasse");
    for (const auto* wrong : {"#", "@ada", "/a/"})
        EXPECT_THAT(readPins(wrong).error().message, HasSubstr("is not a hashtag")) << wrong;
}

TEST(MuteTest, CatchesHashtagsAuthorsAndWhatAnExpressionFinds)
{
    const auto mutes = readMutes("Spam,@Ada,/^sc[ao]m{1,3}$/").value();
    ASSERT_EQ(mutes.size(), 3U);
    EXPECT_TRUE(mutes[0].catchesHashtag("spam"));
    EXPECT_FALSE(mutes[0].catchesHashtag("spams"));
    EXPECT_FALSE(mutes[0].catchesAuthor("spam"));
    EXPECT_TRUE(mutes[1].catchesAuthor("ADA"));
    EXPECT_FALSE(mutes[1].catchesHashtag("ada"));
    EXPECT_TRUE(mutes[2].catchesHashtag("scamm")); // the comma is the expression's
    EXPECT_TRUE(mutes[2].catchesAuthor("Scom"));
    EXPECT_FALSE(mutes[2].catchesHashtag("myscam"));
}

TEST(MuteTest, SaysWhatIsWrong)
{
    EXPECT_THAT(readMutes("spam,/(/").error().message, HasSubstr("/(/ is no regular expression: missing )"));
    EXPECT_THAT(readMutes("/spam").error().message, HasSubstr("slash at the end"));
    EXPECT_THAT(readMutes("spam,#").error().message, HasSubstr("@author"));
}

TEST(MuteTest, AnExpressionThatWouldTakeOthersForeverTakesNoTime)
{
    const auto mute = Mute::read("/(a*)*(a*)*(a*)*b$/").value();
    EXPECT_FALSE(mute.catchesHashtag(std::string(100'000, 'a')));
}

TEST(WatchTest, WordsComeBackAsTheyWereGiven)
{
    const WatchWords words{{"#Qt"}, {"#spam", "@ada", "/x,y/"}, {"#qt over 100 for 10s"}};
    EXPECT_EQ(wordsOf(watchOf(words)), words);
    EXPECT_EQ(readWatch({{"@ada"}, {}, {}}).error().message, "'@ada' is not a hashtag, or several with commas between");
}

TEST(WatchListTest, KeepsWhatAMuteCaught)
{
    WatchList list(watchOf({{}, {"spam", "@ada"}, {}}));
    const auto watch = list.watch();
    EXPECT_TRUE(list.leavesOutHashtag(*watch, "spam", 7, timeAt(2000)));
    EXPECT_TRUE(list.leavesOutHashtag(*watch, "spam", 5, timeAt(4000)));
    EXPECT_FALSE(list.leavesOutHashtag(*watch, "qt", 9, timeAt(4000)));
    EXPECT_TRUE(list.leavesOutOriginal(*watch, "17", "Ada", 3, timeAt(4000)));
    EXPECT_TRUE(list.leavesOutOriginal(*watch, "18", "Ada", 2, timeAt(4000)));
    EXPECT_FALSE(list.leavesOutOriginal(*watch, "19", "", 2, timeAt(4000)));
    const auto mutes = list.mutes();
    ASSERT_EQ(mutes.size(), 2U);
    EXPECT_EQ(mutes[0].text, "spam");
    EXPECT_EQ(mutes[0].rows, 1U);
    EXPECT_EQ(mutes[0].highest, 7);
    EXPECT_EQ(mutes[0].last, timeAt(4000));
    EXPECT_EQ(mutes[1].rows, 2U);

    list.change(watchOf({{}, {"@ada", "x"}, {}}));
    const auto after = list.mutes();
    ASSERT_EQ(after.size(), 2U);
    EXPECT_EQ(after[0].rows, 2U); // it stayed
    EXPECT_EQ(after[1].rows, 0U);
    EXPECT_EQ(after[1].last, std::nullopt);
}

} // namespace
} // namespace app
