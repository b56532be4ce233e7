#include "streaming/feed_clock.h"
#include "tests/support/stream_harness.h"
#include "tests/support/temp_directory.h"
#include "tests/support/thrown.h"

namespace {

using namespace streaming;
using namespace support;

using Words = std::vector<std::string>;
using Counts = std::vector<std::pair<std::string, int>>;

constexpr Retention everything{1h, 1'000'000};

/// Words that come and go, differently in every batch.
std::vector<Words> someWords(std::size_t batches)
{
    std::vector<Words> rows;
    for (std::size_t batch = 0; batch < batches; ++batch) {
        Words words(batch % 3, "often");
        words.push_back("word" + std::to_string(batch % 5));
        words.push_back("once" + std::to_string(batch));
        rows.push_back(words);
    }
    return rows;
}

DStream<std::pair<std::string, int>> pairsOf(const DStream<std::string>& words)
{
    return words.mapToPair([](std::string word) { return std::pair(std::move(word), 1); }).reduceByKey(std::plus<>{});
}

DStream<std::pair<std::string, int>> windowOf(const DStream<std::pair<std::string, int>>& pairs, Window window)
{
    return pairs.reduceByKeyAndWindow(
        std::plus<>{}, std::minus<>{}, window, [](const std::string&, int count) { return count > 0; });
}

/// What each window held, by its time.
struct Seen {
    std::map<Time, Counts> windows;
    auto output()
    {
        return [this](const RDD<std::pair<std::string, int>>& rdd, Time time) {
            auto rows = rdd.collect();
            std::sort(rows.begin(), rows.end());
            ASSERT_TRUE(windows.emplace(time, rows).second) << "twice: " << toString(time);
        };
    }
};

/// A run of the words above whose graph keeps its batches.
class WordRun {
public:
    explicit WordRun(std::size_t batches, Retention retention = everything)
        : pairs(pairsOf(tableStream<std::string>(context, inputTable(someWords(batches)))).remember(retention))
    {
        pairs.foreachRDD([](const auto&) {});
    }

    void change(std::function<void()> fn)
    {
        const auto made = context->change(std::move(fn)).get();
        if (!made) throw std::runtime_error(made.error().message);
    }

    ManualContext context;
    DStream<std::pair<std::string, int>> pairs;
};

TEST(ChangeTest, WindowThatIsAddedEqualsOneFromTheStart)
{
    for (const Window window : {Window{4s}, Window{6s, 2s}, Window{30s}}) {
        WordRun run(20);
        Seen fromStart, added;
        windowOf(run.pairs, window).foreachRDD(fromStart.output());
        run.context->start();
        run.context.runBatches(9);
        run.change([&] { windowOf(run.pairs, window).foreachRDD(added.output()); });
        run.context.runBatches(9);
        run.context->stop();
        ASSERT_FALSE(added.windows.empty());
        EXPECT_GT(added.windows.begin()->first, Time(9s));
        for (const auto& [time, counts] : added.windows) EXPECT_EQ(counts, fromStart.windows.at(time)) << toString(time);
        EXPECT_EQ(added.windows.size(), window.slide ? 5u : 9u);
    }
}

TEST(ChangeTest, PastIsGivenAtOnceAtTheTimesAskedFor)
{
    WordRun run(20);
    Seen fromStart, added;
    windowOf(run.pairs, {4s, 2s}).foreachRDD(fromStart.output());
    run.context->start();
    run.context.runBatches(9);
    const std::vector<Time> past{Time(2s), Time(5s), Time(6s), Time(8s), Time(20s)}; // not the slide's, not yet
    run.change([&] { windowOf(run.pairs, {4s, 2s}).foreachRDD(added.output(), past); });
    ASSERT_EQ(added.windows.size(), 3u);
    for (const auto time : {Time(2s), Time(6s), Time(8s)}) EXPECT_EQ(added.windows.at(time), fromStart.windows.at(time));
    run.context.runBatches(11);
    EXPECT_EQ(added.windows.at(Time(20s)), fromStart.windows.at(Time(20s)));
    EXPECT_EQ(added.windows.size(), 3u + 6u);
}

TEST(ChangeTest, WindowWithoutInverseAndPlainWindowBeginWithThePastToo)
{
    WordRun run(20);
    Seen reducedFromStart, reduced, plainFromStart, plain;
    const auto build = [&](Seen& first, Seen& second) {
        run.pairs.reduceByKeyAndWindow(std::plus<>{}, Window{5s}).foreachRDD(first.output());
        run.pairs.window(Window{5s}).foreachRDD(second.output());
    };
    build(reducedFromStart, plainFromStart);
    run.context->start();
    run.context.runBatches(8);
    run.change([&] { build(reduced, plain); });
    run.context.runBatches(8);
    for (const auto& [time, counts] : reduced.windows) EXPECT_EQ(counts, reducedFromStart.windows.at(time));
    for (const auto& [time, counts] : plain.windows) EXPECT_EQ(counts, plainFromStart.windows.at(time));
    EXPECT_EQ(reduced.windows.size(), 8u);
}

TEST(ChangeTest, OthersGoOnUndisturbed)
{
    WordRun run(20), still(20);
    Seen changed, undisturbed;
    for (const auto& [each, seen] : {std::pair(&run, &changed), std::pair(&still, &undisturbed)}) {
        windowOf(each->pairs, {3s}).foreachRDD(seen->output());
        each->context->start();
    }
    for (int batch = 0; batch < 15; ++batch) {
        run.context.runBatches();
        still.context.runBatches();
        run.change([&] { windowOf(run.pairs, {5s}).foreachRDD([](const auto&) {}, {Time(2s), Time(7s)}); });
    }
    EXPECT_EQ(changed.windows, undisturbed.windows);
}

TEST(ChangeTest, OutputThatIsRemovedRunsNoMoreAndItsStreamsAreLetGoOf)
{
    WordRun run(20);
    int calls = 0;
    auto window = std::make_optional(windowOf(run.pairs, {4s}));
    const std::weak_ptr<StreamNodeBase> node = window->node();
    const auto output = window->foreachRDD([&](const auto&) { ++calls; });
    window.reset();
    run.context->start();
    run.context.runBatches(3);
    EXPECT_FALSE(node.expired());
    run.change([&] { run.context->remove(output); });
    EXPECT_TRUE(node.expired());
    run.context.runBatches(3);
    EXPECT_EQ(calls, 3);
    EXPECT_NE(thrownBy([&] { run.change([&] { run.context->remove(output); }); }).find("no such output"), std::string::npos);
}

TEST(ChangeTest, RefusesOutsideOfAChangeAndWhatAChangeMustNotDo)
{
    WordRun run(20);
    const auto nothing = [] {};
    EXPECT_NE(thrownBy([&] { run.context->change(nothing); }).find("not been started"), std::string::npos);
    run.context->start();
    run.context.runBatches(2);
    EXPECT_THROW(windowOf(run.pairs, {4s}), GraphError);
    EXPECT_NE(thrownBy([&] { run.change([&] { tableStream<int>(run.context, {}); }); }).find("after starting"),
        std::string::npos);
    EXPECT_NE(thrownBy([&] { run.change([&] { windowOf(run.pairs, {1500ms}); }); }).find("multiple"), std::string::npos);
    EXPECT_THROW(windowOf(run.pairs, {4s}), GraphError); // closed again
    run.context->stop();
    EXPECT_NE(thrownBy([&] { run.context->change(nothing); }).find("has stopped"), std::string::npos);
}

TEST(ChangeTest, WhatFailsLeavesTheGraphAsItWas)
{
    WordRun run(20);
    Seen seen;
    const auto output = windowOf(run.pairs, {3s}).foreachRDD(seen.output());
    run.context->start();
    run.context.runBatches(3);
    const auto failing = [&] {
        run.context->remove(output);
        windowOf(run.pairs, {5s}).foreachRDD([](const auto&) { throw std::runtime_error("cannot draw"); }, {Time(2s)});
    };
    EXPECT_EQ(thrownBy([&] { run.change(failing); }), "cannot draw");
    run.context.runBatches(3);
    EXPECT_EQ(seen.windows.size(), 6u);
    EXPECT_FALSE(run.context->awaitTerminationOrTimeout(0ms)); // nothing failed in a batch
}

TEST(ChangeTest, StreamThatHasLeftIsNotTakenBack)
{
    WordRun run(20);
    const auto window = windowOf(run.pairs, {4s});
    const auto output = window.foreachRDD([](const auto&) {});
    run.context->start();
    run.context.runBatches(2);
    run.change([&] { run.context->remove(output); });
    run.context.runBatches(2);
    EXPECT_NE(thrownBy([&] { run.change([&] { window.foreachRDD([](const auto&) {}); }); }).find("make it anew"),
        std::string::npos);
}

TEST(ChangeTest, RetentionKeepsNoMoreThanItsTimeAndItsRecords)
{
    WordRun byTime(40, {5s, 1000});
    byTime.context->start();
    byTime.context.runBatches(20);
    EXPECT_EQ(byTime.pairs.slice(Time(0s), Time(20s)).size(), 5u);
    EXPECT_EQ(byTime.pairs.forgottenThrough(), Time(15s));

    WordRun byRecords(40, {1h, 10});
    byRecords.context->start();
    byRecords.context.runBatches(20);
    std::size_t records = 0;
    for (const auto& batch : byRecords.pairs.slice(Time(0s), Time(20s))) records += batch.count();
    EXPECT_LE(records, 10u);
    EXPECT_GE(records, 7u);
    ASSERT_TRUE(byRecords.pairs.forgottenThrough());
}

TEST(ChangeTest, NothingGrowsOverAThousandChanges)
{
    WordRun run(2000, {10s, 1000});
    std::vector<std::weak_ptr<StreamNodeBase>> nodes;
    std::optional<OutputId> output;
    run.context->start();
    for (int round = 0; round < 1000; ++round) {
        run.context.runBatches();
        run.change([&] {
            if (output) run.context->remove(*output);
            const auto window = windowOf(run.pairs, {std::chrono::seconds(1 + round % 7)});
            nodes.push_back(window.node());
            output = window.foreachRDD([](const auto&) {}, {Time(std::chrono::seconds(round))});
        });
    }
    EXPECT_EQ(std::count_if(nodes.begin(), nodes.end(), [](const auto& node) { return !node.expired(); }), 1);
    EXPECT_EQ(run.pairs.slice(Time(0s), Time(1000s)).size(), 10u);
}

TEST(ChangeTest, ChangeFromAJobIsMadeBeforeTheNextBatch)
{
    WordRun run(20);
    Seen added;
    bool asked = false;
    run.pairs.foreachRDD([&](const auto&, Time time) {
        if (time != Time(3s)) return;
        asked = true;
        run.context->change([&] { windowOf(run.pairs, {4s}).foreachRDD(added.output()); });
    });
    run.context->start();
    run.context.runBatches(5);
    EXPECT_TRUE(asked);
    ASSERT_EQ(added.windows.size(), 2u);
    EXPECT_EQ(added.windows.begin()->first, Time(4s));
}

TEST(ChangeTest, RefusedWhereStateIsKept)
{
    const TempDirectory directory;
    WordRun run(20, everything);
    ASSERT_TRUE(run.context->recover({.directory = directory.path() / "state"}));
    run.context->start();
    EXPECT_NE(thrownBy([&] { run.context->change([] {}); }).find("checkpoint directory"), std::string::npos);
}

TEST(ChangeTest, FeedRunsByTheOutputsThatThereAre)
{
    FeedClock clock(1s, {{5s, 10s}});
    EXPECT_EQ(clock.next(Time::max(), Time(3s)), Time(3s));
    clock.setPulses({{2s, 4s}});
    EXPECT_EQ(clock.next(Time::max(), std::nullopt), Time(4s));
    EXPECT_EQ(clock.next(Time::max(), std::nullopt), std::nullopt);

    WordRun run(20);
    const auto longest = windowOf(run.pairs, {1h});
    EXPECT_EQ(longest.node()->reach(), 1h);
    EXPECT_EQ(longest.aside().node()->reach(), 0s);
}

} // namespace
