#include "app/core/trend_job.h"

#include "app/core/ranking.h"
#include "connectors/common/status.h"
#include "tests/support/stream_harness.h"

#include <gmock/gmock.h>

#include <random>

namespace app {
namespace {

using namespace support;
using connectors::Hashtag;
using connectors::Status;
using streaming::RDD;
using testing::ElementsAre;

/// Statuses for tests; what they show lives as long as this.
class Statuses {
public:
    Status post(const std::vector<std::string>& tags) { return make(tags, "", ""); }
    Status retweet(const std::string& of, const std::string& author) { return make({}, of, author); }

private:
    Status make(const std::vector<std::string>& tags, const std::string& of, const std::string& author)
    {
        auto& hashtags = m_hashtags.emplace_back();
        for (const auto& tag : tags) hashtags.push_back({keep(tag), keep("D" + tag)});
        Status status;
        status.id = keep(std::to_string(m_texts.size()));
        status.hashtags = hashtags;
        status.retweetOf = keep(of);
        status.originalAuthor = keep(author);
        return status;
    }
    std::string_view keep(std::string text) { return m_texts.emplace_back(std::move(text)); }

    std::deque<std::string> m_texts;
    std::deque<std::vector<Hashtag>> m_hashtags;
};

using Batches = std::vector<std::vector<Status>>;

/// A run of the job over batches of one second, by a clock that is moved by hand.
class JobRun {
public:
    JobRun(const Batches& batches, TrendOptions options)
        : m_job(tableStream<Status>(context, inputTable(batches)), options,
            {[](const BatchSize&, Time) {}, [this](WindowResult window) { add(std::move(window), windows); },
                [this](WindowResult window) { add(std::move(window), past); }})
    {
        context->start();
    }
    ~JobRun() { context->stop(); }

    void choose(const WindowChoice& choice)
    {
        context->change([&] { m_job.choose(choice, *context.operator->()); }).get();
    }

    using Windows = std::map<std::pair<Duration, Time>, WindowResult>;
    Windows windows;
    Windows past;
    ManualContext context;

private:
    static void add(WindowResult window, Windows& to)
    {
        const auto place = std::pair(window.length, window.end);
        EXPECT_TRUE(to.emplace(place, std::move(window)).second);
    }

    TrendJob m_job;
};

TrendOptions optionsOf(WindowChoice choice, Choosing choosing = Choosing::AtStart)
{
    return {.choice = std::move(choice), .top = 5, .keep = 1h, .choosing = choosing};
}

std::vector<std::string> tagsOf(const WindowResult& window)
{
    std::vector<std::string> tags;
    for (const auto& row : window.hashtags) tags.push_back(row.tag);
    return tags;
}

/// Everything a window says, movement apart, which is not the job's.
std::string wordsOf(const WindowResult& window)
{
    std::ostringstream words;
    words << streaming::toString(window.end) << ' ' << window.length.count() << ' ' << window.slide.count() << ' '
          << window.statuses << ' ' << window.retweets << ' ' << window.hashtagsTotal << ' ' << window.hashtagsDistinct
          << ' ' << window.covered.count() << '\n';
    for (const auto& row : window.hashtags)
        words << row.rank << ' ' << row.tag << ' ' << row.display << ' ' << row.count << ' ' << row.score.value_or(-1) << '\n';
    for (const auto& row : window.retweeted)
        words << row.rank << ' ' << row.id << ' ' << row.retweets << ' ' << row.author.value_or("-") << ' '
              << row.score.value_or(-1) << '\n';
    return words.str();
}

TEST(RankingTest, ScoresAreThoseOfTheFormulas)
{
    EXPECT_EQ(newestPart(60s, 2s), 6s);
    EXPECT_EQ(newestPart(64s, 2s), 6s);
    EXPECT_EQ(newestPart(10s, 2s), 2s);
    EXPECT_DOUBLE_EQ(rateScore(9, 6s), 1.5);
    EXPECT_DOUBLE_EQ(risingScore(7, 30, 100s, 10s), 2.0); // expected 3: (7 - 3) / sqrt(4)
    EXPECT_DOUBLE_EQ(risingScore(7, 0, 0s, 10s), 7.0);    // nothing is known before
    EXPECT_DOUBLE_EQ(risingScore(0, 240, 300s, 10s), -8.0 / 3);
}

/// `steady` in every batch twice, `old` thrice at first, `young` twice at last, `new` once at last.
Batches steadyAndNew(Statuses& statuses)
{
    Batches batches;
    for (int second = 1; second <= 20; ++second) {
        auto& batch = batches.emplace_back();
        for (int n = 0; n < 2; ++n) batch.push_back(statuses.post({"steady"}));
        if (second == 12)
            for (int n = 0; n < 3; ++n) batch.push_back(statuses.post({"old"}));
        if (second >= 19)
            for (int n = 0; n < 2; ++n) batch.push_back(statuses.post({"young"}));
        if (second == 20) batch.push_back(statuses.retweet("r1", "ann"));
        if (second <= 15)
            for (int n = 0; n < 2; ++n) batch.push_back(statuses.retweet("r2", "bob"));
    }
    return batches;
}

TEST(TrendJobTest, ByCountRowsHaveNoScore)
{
    Statuses statuses;
    JobRun run(steadyAndNew(statuses), optionsOf({{10s}, 1s, Rank::Count}));
    run.context.runBatches(20);
    const auto& last = run.windows.at({10s, Time(20s)});
    EXPECT_THAT(tagsOf(last), ElementsAre("steady", "young", "old"));
    EXPECT_EQ(last.hashtags.front().score, std::nullopt);
    EXPECT_EQ(last.covered, 10s);
    EXPECT_EQ(run.windows.at({10s, Time(3s)}).covered, 3s);
}

TEST(TrendJobTest, ByRateTheNewestPartDecidesAndAllOfTheWindowTakePart)
{
    Statuses statuses;
    JobRun run(steadyAndNew(statuses), optionsOf({{10s}, 1s, Rank::Rate}));
    run.context.runBatches(20);
    const auto& last = run.windows.at({10s, Time(20s)});
    EXPECT_THAT(tagsOf(last), ElementsAre("steady", "young", "old")); // 2 a second both, by count; then none
    EXPECT_EQ(last.hashtags[0].score, 2.0);
    EXPECT_EQ(last.hashtags[1].score, 2.0);
    EXPECT_EQ(last.hashtags[2].score, 0.0);
    EXPECT_EQ(last.hashtags[0].count, 20);
    EXPECT_EQ(last.retweeted[0].id, "r1"); // once just now before ten times until five seconds ago
    EXPECT_EQ(last.retweeted[0].score, 1.0);
    EXPECT_EQ(last.retweeted[1].retweets, 10);
}

TEST(TrendJobTest, RisingIsAgainstTheRowsOwnPast)
{
    Statuses statuses;
    JobRun run(steadyAndNew(statuses), optionsOf({{5s}, 1s, Rank::Rising}));
    run.context.runBatches(20);
    const auto& last = run.windows.at({5s, Time(20s)}); // past: 15 s
    EXPECT_THAT(tagsOf(last), ElementsAre("young", "steady"));
    EXPECT_DOUBLE_EQ(*last.hashtags[0].score, 4.0); // 4 where 0 are expected
    EXPECT_DOUBLE_EQ(*last.hashtags[1].score, 0.0); // 10 where 30 in 15 s were
    EXPECT_EQ(last.retweeted[0].id, "r1");
    const auto& before = run.windows.at({5s, Time(12s)}); // past: 7 s
    EXPECT_THAT(tagsOf(before), ElementsAre("old", "steady"));
    EXPECT_DOUBLE_EQ(*before.hashtags[0].score, 3.0);
    EXPECT_DOUBLE_EQ(*run.windows.at({5s, Time(3s)}).hashtags[0].score, 6.0); // no past at all: the count
}

/// A feed that looks like one: few hashtags often, many seldom.
Batches likeAFeed(Statuses& statuses, int seconds)
{
    std::mt19937 random(7);
    const auto upTo = [&](unsigned limit) { return random() % limit; };
    Batches batches;
    for (int second = 0; second < seconds; ++second) {
        auto& batch = batches.emplace_back();
        for (auto left = upTo(30); left > 0; --left) {
            const auto widest = 1 + upTo(60);
            if (upTo(3) == 0)
                batch.push_back(statuses.retweet("id" + std::to_string(upTo(widest)), "a" + std::to_string(upTo(9))));
            else
                batch.push_back(statuses.post({"t" + std::to_string(upTo(widest)), "u" + std::to_string(second / 20)}));
        }
    }
    return batches;
}

TEST(TrendJobTest, WindowsChosenWhileItRunsEqualThoseFromTheStart)
{
    for (const auto rank : {Rank::Count, Rank::Rate, Rank::Rising}) {
        const WindowChoice wanted{{60s, 20s, 4s}, 2s, rank};
        Statuses some, same;
        JobRun fromStart(likeAFeed(some, 90), optionsOf(wanted));
        JobRun changed(likeAFeed(same, 90), optionsOf({{10s}, 1s, Rank::Count}, Choosing::WhileRunning));
        fromStart.context.runBatches(90);
        changed.context.runBatches(45);
        changed.choose(wanted);
        EXPECT_EQ(changed.past.size(), 3U * 22); // every slide that has been
        changed.context.runBatches(45);
        auto& all = changed.past;
        for (const auto& [place, window] : changed.windows)
            if (place.first != 10s) all.emplace(place, window);
        ASSERT_EQ(all.size(), fromStart.windows.size());
        for (const auto& [place, window] : fromStart.windows) EXPECT_EQ(wordsOf(all.at(place)), wordsOf(window));
    }
}

TEST(TrendJobTest, ChoosingAgainKeepsWhatStaysAndAddsToIt)
{
    Statuses statuses, same;
    JobRun run(likeAFeed(statuses, 60), optionsOf({{20s, 10s}, 1s, Rank::Rising}, Choosing::WhileRunning));
    JobRun fromStart(likeAFeed(same, 60), optionsOf({{30s, 20s, 10s}, 1s, Rank::Rising}));
    run.context.runBatches(30);
    run.choose({{30s, 20s}, 1s, Rank::Rising});
    run.context.runBatches(10);
    run.choose({{30s, 20s, 10s}, 1s, Rank::Rising});
    run.context.runBatches(20);
    fromStart.context.runBatches(60);
    EXPECT_EQ(run.windows.count({10s, Time(35s)}), 0U);
    for (const auto& [place, window] : run.windows) EXPECT_EQ(wordsOf(window), wordsOf(fromStart.windows.at(place)));
    EXPECT_EQ(run.windows.count({10s, Time(60s)}) + run.windows.count({30s, Time(60s)}), 2U);
}

} // namespace
} // namespace app
