#include "tests/support/stream_harness.h"
#include "tests/support/temp_directory.h"

#include <sstream>

namespace {

using namespace streaming;
using namespace support;
using Words = std::vector<std::string>;
using Counts = std::vector<std::pair<std::string, int>>;

std::pair<std::string, int> one(const std::string& word) { return {word, 1}; }

TEST(DStreamTest, CountHasOneElementABatchAndReduceNoneForAnEmptyOne)
{
    testOperation<int>(
        {{1, 2}, {}, {3}}, [](auto numbers) { return numbers.count(); },
        std::vector<std::vector<std::int64_t>>{{2}, {0}, {1}, {0}});
    testOperation<int>(
        {{1, 2}, {}, {3}}, [](auto numbers) { return numbers.reduce(std::plus<>{}); },
        std::vector<std::vector<int>>{{3}, {}, {3}, {}});
}

TEST(DStreamTest, TransformSeesTheTimeAndOtherStreams)
{
    testOperation<int>({{1}, {2}},
        [](auto numbers) {
            const auto labelled = numbers.transform([](const RDD<int>& rdd, Time time) {
                return rdd.map([time](int number) { return std::to_string(number) + "@" + toString(time); });
            });
            return labelled.transformWith(numbers, [](const RDD<std::string>& texts, const RDD<int>& rdd) {
                return texts.unionWith(rdd.map([](int number) { return std::to_string(number); }));
            });
        },
        std::vector<Words>{{"1@1000 ms", "1"}, {"2@2000 ms", "2"}}, {.order = RowOrder::AsTable});
}

TEST(DStreamTest, UnionOfManyKeepsTheOrderOfTheArguments)
{
    testOperation<int>({{1}, {}},
        [](auto numbers) {
            return unionOf(std::vector{numbers, numbers.map([](int number) { return number * 10; }), numbers});
        },
        std::vector<std::vector<int>>{{1, 10, 1}, {}}, {.order = RowOrder::AsTable});
}

TEST(DStreamTest, TransformMustReturnADataSet)
{
    ManualContext context;
    const auto numbers = tableStream<int>(context, inputTable<int>({{1}}));
    record(transformAll(std::vector{numbers}, [](const std::vector<RDD<int>>&, Time) { return RDD<int>(nullptr); }));
    context->start();
    context.runBatches();
    EXPECT_THROW(context->awaitTermination(), JobError);
}

TEST(PairDStreamTest, ReduceByKeyAndWindowCoversTwoBatches)
{
    testOperation<std::string>(
        {{"qt"}, {"qt", "c++"}, {}},
        [](auto tags) { return tags.mapToPair(one).reduceByKeyAndWindow(std::plus<>{}, {.length = 2s}); },
        std::vector<Counts>{{{"qt", 1}}, {{"c++", 1}, {"qt", 2}}, {{"c++", 1}, {"qt", 1}}});
}

TEST(PairDStreamTest, WindowOverAWindowSlidesWithIt)
{
    testOperation<std::string>(
        {{"a"}, {"b"}, {"a"}, {"c"}, {}, {"a"}, {}, {}},
        [](auto tags) {
            return tags.mapToPair(one)
                .reduceByKeyAndWindow(std::plus<>{}, {.length = 2s, .slide = 2s})
                .window({.length = 4s, .slide = 4s});
        },
        std::vector<Counts>{{{"a", 1}, {"a", 1}, {"b", 1}, {"c", 1}}, {{"a", 1}}});
}

TEST(PairDStreamTest, TwoWindowsOfOneSlideMayBeJoined)
{
    testOperation<std::string>(
        {{"a", "b"}, {"a"}, {"b"}},
        [](auto tags) {
            const auto pairs = tags.mapToPair(one);
            const auto now = pairs.reduceByKey(std::plus<>{});
            return now.join(pairs.reduceByKeyAndWindow(std::plus<>{}, {.length = 3s})).mapValues([](const auto& both) {
                return both.first * 10 + both.second;
            });
        },
        std::vector<Counts>{{{"a", 11}, {"b", 11}}, {{"a", 12}}, {{"b", 12}}});
}

TEST(PairDStreamTest, GroupsOfAWindowComeOldestFirst)
{
    using Groups = std::vector<std::pair<std::string, std::vector<int>>>;
    testOperation<std::pair<std::string, int>>(
        {{{"a", 1}, {"a", 2}}, {{"b", 3}, {"a", 4}}, {{"a", 5}}},
        [](auto pairs) { return pairs.groupByKeyAndWindow({.length = 2s}); },
        std::vector<Groups>{{{"a", {1, 2}}}, {{"a", {1, 2, 4}}, {"b", {3}}}, {{"a", {4, 5}}, {"b", {3}}}});
}

TEST(DStreamTest, WindowMustBeAMultipleOfItsParentsSlide)
{
    ManualContext context(500ms);
    const auto numbers = tableStream<int>(context, {});
    for (const auto& [length, slide] :
        {std::pair(1200ms, 500ms), {1000ms, 700ms}, {0ms, 500ms}, {500ms, 0ms}, {-500ms, 500ms}})
        EXPECT_THROW(numbers.window({.length = length, .slide = slide}), GraphError);
    EXPECT_THROW(numbers.window({.length = 1s, .slide = 1s}).window({.length = 1500ms}), GraphError);
    try {
        numbers.countByWindow({.length = 700ms});
        ADD_FAILURE();
    } catch (const GraphError& error) {
        EXPECT_STREQ(error.what(),
            "The window duration of a windowed stream (700 ms) must be a multiple of the slide duration "
            "of its parent (500 ms)");
    }
}

TEST(DStreamTest, PrintsAsSparkDoes)
{
    std::ostringstream out;
    ManualContext context;
    tableStream<std::string>(context, inputTable<std::string>({{"a", "b", "c"}, {"d"}, {}}))
        .mapToPair(one)
        .print(2, out);
    context->start();
    context.runBatches(3);
    context->stop();
    const std::string rule(43, '-');
    const auto heading = [&](int second) {
        return rule + "\nTime: " + std::to_string(second) + "000 ms\n" + rule + "\n";
    };
    EXPECT_EQ(out.str(), heading(1) + "(a,1)\n(b,1)\n...\n\n" + heading(2) + "(d,1)\n\n" + heading(3) + "\n");
}

TEST(DStreamTest, SavesADirectoryABatch)
{
    const TempDirectory directory;
    ManualContext context;
    const auto words = tableStream<std::string>(context, inputTable<std::string>({{"a", "b"}, {}}));
    words.saveAsTextFiles((directory.path() / "words").string(), "txt");
    context->start();
    context.runBatches(2);
    context->stop();
    EXPECT_EQ(readText(directory.path() / "words-1000.txt" / "part-00001"), "b\n");
    EXPECT_TRUE(std::filesystem::exists(directory.path() / "words-2000.txt" / "_SUCCESS")); // also for an empty batch
    EXPECT_EQ(batchPath("", "", timeAt(7)), "7");
    EXPECT_EQ(batchPath("p", "", timeAt(7)), "p-7");
}

TEST(DStreamTest, QueueGivesWhatWaitsOrWhatIsToldForAnEmptyOne)
{
    ManualContext context;
    const auto queue = std::make_shared<RDDQueue<int>>();
    const auto all = std::make_shared<RDDQueue<int>>();
    const auto single = record(context->queueStream<int>(queue, QueueTake::OneAtATime, parallelize<int>({0})));
    const auto together = record(context->queueStream<int>(all, QueueTake::AllAtOnce));
    for (const auto& to : {queue, all}) {
        to->push(parallelize<int>({1, 2}));
        to->push(parallelize<int>({3}));
    }
    context->start();
    context.runBatches(3);
    context->stop();
    EXPECT_EQ(rowsOf(*single), (std::vector<std::vector<int>>{{1, 2}, {3}, {0}}));
    EXPECT_EQ(rowsOf(*together), (std::vector<std::vector<int>>{{1, 2, 3}, {}, {}}));
}

TEST(DStreamTest, AnOutputsFunctionKeepsWhatItChangesInItself)
{
    ManualContext context;
    std::vector<int> sums;
    tableStream<int>(context, inputTable<int>({{1}, {2}, {3}})).foreachRDD([&, sum = 0](const RDD<int>& rdd) mutable {
        sums.push_back(sum += rdd.fold(0, std::plus<>{}));
    });
    context->start();
    context.runBatches(3);
    context->stop();
    EXPECT_EQ(sums, (std::vector<int>{1, 3, 6}));
}

TEST(DStreamTest, RememberedDataSetsOutliveTheirBatch)
{
    ManualContext context;
    std::atomic<int> computed = 0;
    const auto stream =
        tableStream<int>(context, inputTable<int>({{1}, {2}, {3}, {4}})).transform([&](const RDD<int>& rdd) {
            ++computed;
            return rdd;
        });
    std::vector<int> before; // what the stream had a batch ago, looked up from outside
    stream.foreachRDD([&, node = stream.node()](const RDD<int>&, Time time) {
        if (time > timeAt(1000)) before.push_back(node->at(time - 1s)->collect().front());
    });
    context->remember(2s);
    context->start();
    context.runBatches(4);
    context->stop();
    EXPECT_EQ(before, (std::vector<int>{1, 2, 3}));
    EXPECT_EQ(computed, 4);
}

} // namespace
