#include "connectors/simulated/feed_model.h"

#include "connectors/common/text.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <vector>

namespace connectors::simulated {
namespace {

using formats::WritableDelete;
using formats::WritablePost;
using formats::WritableRetweet;
using streaming::Duration;
using streaming::Time;

const Time noon = streaming::timeAt(1'768'478'400'000);

/// Two minutes at 500 statuses a second.
class FeedModelTest : public testing::Test {
protected:
    FeedModelTest()
    {
        while (model.nextArrival() < noon + std::chrono::minutes(2)) records.push_back(model.next());
    }

    template <class Kind>
    std::vector<const Kind*> all() const
    {
        std::vector<const Kind*> found;
        for (const auto& one : records)
            if (const auto* record = std::get_if<Kind>(&one.record)) found.push_back(record);
        return found;
    }

    FeedModel model{{.seed = 11, .rate = 500, .start = noon}};
    std::vector<SimulatedStatus> records;
};

TEST_F(FeedModelTest, KeepsItsRateAndItsShares)
{
    const auto posts = all<WritablePost>();
    const auto statuses = posts.size() + all<WritableRetweet>().size();
    EXPECT_EQ(statuses, 60'000u);
    EXPECT_NEAR(double(all<WritableRetweet>().size()) / double(statuses), 0.40, 0.02);
    EXPECT_NEAR(double(all<WritableDelete>().size()) / double(records.size()), 0.116, 0.01);
    std::size_t tagged = 0, several = 0;
    for (const auto* post : posts) {
        tagged += !post->hashtags.empty();
        several += post->hashtags.size() > 1;
    }
    EXPECT_NEAR(double(tagged) / double(posts.size()), 0.25, 0.02);
    EXPECT_GT(several, tagged / 8);
}

TEST_F(FeedModelTest, ArrivesInOrderButIsMadeUpToTwoSecondsBefore)
{
    auto arrival = noon;
    auto newest = noon;
    Duration furthest{};
    for (const auto* post : all<WritablePost>()) {
        furthest = std::max(furthest, newest - post->time);
        newest = std::max(newest, post->time);
    }
    for (const auto& one : records) {
        EXPECT_LE(arrival, one.arrival);
        arrival = one.arrival;
        if (const auto* post = std::get_if<WritablePost>(&one.record)) {
            EXPECT_LE(post->time, one.arrival);
            EXPECT_GE(post->time, noon);
        }
    }
    EXPECT_GT(furthest, std::chrono::seconds(1));
    EXPECT_LT(furthest, std::chrono::seconds(4));
}

TEST_F(FeedModelTest, RepeatsFewStatusesExactly)
{
    std::map<std::uint64_t, const WritablePost*> seen;
    std::size_t repeats = 0;
    for (const auto* post : all<WritablePost>()) {
        const auto [place, fresh] = seen.emplace(post->id, post);
        if (fresh) continue;
        ++repeats;
        EXPECT_EQ(place->second->text, post->text);
        EXPECT_EQ(place->second->time, post->time);
    }
    EXPECT_GE(repeats, 1u);
    EXPECT_LE(repeats, 30u);
}

TEST_F(FeedModelTest, CascadesGrowAndAreUneven)
{
    std::map<std::uint64_t, std::int64_t> reported;
    std::map<std::uint64_t, std::size_t> counts;
    std::set<std::uint64_t> ids;
    for (const auto* retweet : all<WritableRetweet>()) {
        EXPECT_GE(retweet->time, retweet->original.time);
        if (!ids.insert(retweet->id).second) continue;
        auto& highest = reported[retweet->original.id];
        EXPECT_GT(retweet->original.retweetCount, highest);
        highest = retweet->original.retweetCount;
        ++counts[retweet->original.id];
    }
    std::size_t most = 0;
    for (const auto& [id, count] : counts) most = std::max(most, count);
    EXPECT_GT(counts.size(), 1000u);
    EXPECT_GT(most, 20 * ids.size() / counts.size());
    EXPECT_LT(most, ids.size() / 4);
}

TEST_F(FeedModelTest, MarksItsHashtagsWhereTwitterTextFindsThem)
{
    for (const auto* post : all<WritablePost>()) {
        std::vector<std::string_view> found;
        extractHashtags(post->text, found);
        ASSERT_EQ(found.size(), post->hashtags.size()) << post->text;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const auto& hashtag = post->hashtags[i];
            EXPECT_EQ(found[i].data(), hashtag.name.of(post->text).data()) << post->text;
            EXPECT_EQ(found[i], hashtag.name.of(post->text));
            EXPECT_EQ(hashtag.whole.end, hashtag.name.end);
        }
    }
}

TEST_F(FeedModelTest, SpeaksManyLanguagesThroughManyPeople)
{
    std::map<std::string, int> languages;
    std::set<std::string> names;
    for (const auto* post : all<WritablePost>()) {
        ++languages[post->language];
        names.insert(post->author->screenName);
        EXPECT_LE(post->author->screenName.size(), 15u);
        EXPECT_GT(post->author->followers, 0);
    }
    EXPECT_EQ(languages.size(), 14u);
    EXPECT_GT(languages["en"], languages["tr"] * 4);
    EXPECT_GT(names.size(), 3000u);
}

TEST(FeedModelSeedTest, AnotherSeedIsAnotherFeed)
{
    const auto texts = [](std::uint64_t seed) {
        FeedModel model({.seed = seed, .rate = 50, .start = noon});
        std::string all;
        for (int i = 0; i < 100; ++i) {
            const auto status = model.next();
            if (const auto* post = std::get_if<WritablePost>(&status.record)) all += post->text;
        }
        return all;
    };
    EXPECT_EQ(texts(1), texts(1));
    EXPECT_NE(texts(1), texts(2));
}

TEST(FeedModelSeedTest, AnyRateKeepsTime)
{
    FeedModel slow({.seed = 1, .rate = 1, .start = noon});
    FeedModel fast({.seed = 1, .rate = 1000, .start = noon});
    std::size_t records = 0;
    for (; slow.nextArrival() < noon + std::chrono::seconds(10); ++records) slow.next();
    EXPECT_LT(records, 25u);
    for (records = 0; fast.nextArrival() < noon + std::chrono::seconds(10); ++records) fast.next();
    EXPECT_GT(records, 10'000u);
    EXPECT_LT(records, 13'000u);
}

} // namespace
} // namespace connectors::simulated
