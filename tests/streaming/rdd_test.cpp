#include "streaming/rdd.h"

#include "tests/support/temp_directory.h"

#include <atomic>
#include <gtest/gtest.h>
#include <numeric>

namespace {

using namespace streaming;
using Ints = std::vector<int>;
using Words = std::vector<std::string>;

Ints upTo(int n)
{
    Ints numbers(static_cast<std::size_t>(n));
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

TEST(RddTest, SlicesAreContiguous)
{
    EXPECT_EQ(parallelize(upTo(5), 2).glom().collect(), (std::vector<Ints>{{0, 1}, {2, 3, 4}}));
    EXPECT_EQ(parallelize(upTo(1), 3).glom().collect(), (std::vector<Ints>{{}, {}, {0}}));
    EXPECT_EQ(emptyRDD<int>().collect(), Ints{});
    EXPECT_EQ(emptyRDD<int>().partitions(), 0u);
}

TEST(RddTest, ChunkBoundariesLoseNothing)
{
    WorkerPool pool(2);
    for (const int size : {0, 1, 1023, 1024, 1025, 2048, 5000}) {
        const auto rdd = parallelize(upTo(size), 3, &pool);
        Ints expected;
        for (int number = 0; number < size; ++number)
            if (number % 3 != 0) expected.insert(expected.end(), {number, number + 1});
        const auto twice = rdd.filter([](int number) { return number % 3 != 0; }).flatMap([](int number) {
            return Ints{number, number + 1};
        });
        EXPECT_EQ(twice.collect(), expected);
        EXPECT_EQ(twice.count(), expected.size());
        EXPECT_EQ(rdd.map([](int number) { return number; }).count(), static_cast<std::size_t>(size));
    }
}

TEST(RddTest, ViewsStayGoodFromOperatorToOperator)
{
    Words lines;
    std::size_t words = 0;
    for (int line = 0; line < 3000; ++line) {
        lines.push_back("word" + std::to_string(line) + " and another quite long word of line " + std::to_string(line));
        words += 9;
    }
    const auto views = parallelize(lines, 2)
                           .map([](const std::string& line) { return line + " !"; })
                           .flatMap([](const std::string& line) { // views into an element of the chunk
                               std::vector<std::string_view> parts;
                               for (std::string_view rest = line; !rest.empty();) {
                                   const auto end = std::min(rest.find(' '), rest.size());
                                   parts.push_back(rest.substr(0, end));
                                   rest.remove_prefix(std::min(rest.size(), end + 1));
                               }
                               return parts;
                           })
                           .filter([](std::string_view word) { return word != "!"; });
    EXPECT_EQ(views.count(), words);
    const auto counts = views.countByValue(); // keys are copied
    EXPECT_EQ(counts.lookup("another"), (std::vector<std::int64_t>{3000}));
    EXPECT_EQ(counts.lookup("word2999"), (std::vector<std::int64_t>{1}));
}

/// Counts its copies.
struct Tracked {
    explicit Tracked(int number) : value(number) { }
    Tracked(const Tracked& other) : value(other.value) { ++copies; }
    Tracked(Tracked&& other) noexcept : value(std::exchange(other.value, -1)) { }
    Tracked& operator=(const Tracked&) = default;
    Tracked& operator=(Tracked&&) = default;

    int value;
    static inline std::atomic<int> copies = 0;
};

TEST(RddTest, ElementsOfAnOperatorAreMovedOnThoseOfASourceAreNot)
{
    const auto source = parallelize(upTo(3000), 2);
    Tracked::copies = 0;
    const auto made = source.map([](int number) { return Tracked(number); })
                          .filter([](const Tracked& element) { return element.value % 2 == 0; })
                          .map([](Tracked element) { return element; });
    EXPECT_EQ(made.collect().size(), 1500u);
    EXPECT_EQ(Tracked::copies, 0);

    const auto kept = made.cache();
    EXPECT_EQ(kept.collect().back().value, 2998);
    EXPECT_EQ(kept.map([](Tracked element) { return element.value; }).collect().back(), 2998);
    EXPECT_EQ(kept.collect().back().value, 2998); // nobody took it
    EXPECT_EQ(Tracked::copies, 3 * 1500);
}

TEST(RddTest, ExceptionOfAFunctionComesOutOfTheAction)
{
    WorkerPool pool(2);
    const auto failing = parallelize(upTo(5000), 4, &pool).map([](int number) {
        if (number == 4321) throw std::out_of_range("4321");
        return std::to_string(number);
    });
    EXPECT_THROW(failing.collect(), std::out_of_range);
    EXPECT_THROW(failing.repartition(2).collect(), std::out_of_range);
    EXPECT_THROW(failing.distinct().collect(), std::out_of_range);
    EXPECT_THROW(failing.foreach ([](const std::string&) {}), std::out_of_range);
    EXPECT_EQ(failing.take(2), (Words{"0", "1"})); // that partition is sound
    const auto sometimes = parallelize(Ints{1}).map([tries = std::make_shared<int>(0)](int number) {
        if (++*tries == 1) throw std::runtime_error("first");
        return number;
    });
    const auto cached = sometimes.cache();
    EXPECT_THROW(cached.collect(), std::runtime_error);
    EXPECT_EQ(cached.collect(), Ints{1}); // tried again
}

TEST(RddTest, TakeComputesAsFewPartitionsAsItNeeds)
{
    std::atomic<int> computed = 0;
    const auto rdd = parallelize(upTo(100), 10).mapPartitions([&](Ints part) {
        ++computed;
        return part;
    });
    EXPECT_EQ(rdd.take(0), Ints{});
    EXPECT_EQ(computed, 0);
    EXPECT_EQ(rdd.take(11), upTo(11));
    EXPECT_EQ(computed, 2);
    EXPECT_FALSE(rdd.isEmpty());
    EXPECT_EQ(computed, 3);
    EXPECT_EQ(rdd.take(1000), upTo(100));
    EXPECT_TRUE(emptyRDD<int>().isEmpty());
}

TEST(RddTest, RepartitionKeepsTheOrder)
{
    for (const std::size_t partitions : {1, 2, 7, 200}) {
        const auto rdd = parallelize(upTo(100), 3).repartition(partitions);
        EXPECT_EQ(rdd.partitions(), partitions);
        EXPECT_EQ(rdd.collect(), upTo(100));
    }
}

TEST(RddTest, CacheComputesOnce)
{
    std::atomic<int> computed = 0;
    const auto rdd = parallelize(upTo(2000), 2).map([&](int number) {
        ++computed;
        return number;
    });
    const auto cached = rdd.cache();
    EXPECT_EQ(computed, 0);
    EXPECT_EQ(cached.collect(), upTo(2000));
    EXPECT_EQ(cached.count(), 2000u);
    EXPECT_EQ(cached.glom().collect().size(), 2u);
    EXPECT_EQ(computed, 2000);
    EXPECT_EQ(rdd.count(), 2000u); // known without computing
    EXPECT_EQ(rdd.collect().size(), 2000u);
    EXPECT_EQ(computed, 4000);
}

TEST(RddTest, UnionAppendsPartitions)
{
    const auto united = parallelize(Ints{1, 2}, 2).unionWith(parallelize(Ints{1}, 1));
    EXPECT_EQ(united.glom().collect(), (std::vector<Ints>{{1}, {2}, {1}}));
    EXPECT_EQ(unionOf(std::vector<RDD<int>>{}).collect(), Ints{});
    EXPECT_EQ(unionOf(std::vector{united, united}).count(), 6u);
}

TEST(RddTest, SortDistinctTop)
{
    const auto rdd = parallelize(Ints{3, 1, 2, 3, 1}, 3);
    EXPECT_EQ(rdd.sortBy().collect(), (Ints{1, 1, 2, 3, 3}));
    EXPECT_EQ(rdd.sortBy(std::greater<>{}).collect(), (Ints{3, 3, 2, 1, 1}));
    EXPECT_EQ(rdd.distinct().collect(), (Ints{3, 1, 2}));
    EXPECT_EQ(rdd.top(2), (Ints{3, 3}));
    EXPECT_EQ(rdd.top(2, std::greater<>{}), (Ints{1, 1}));
    EXPECT_EQ(rdd.top(99), (Ints{3, 3, 2, 1, 1}));
    EXPECT_EQ(rdd.top(0), Ints{});
    using Pairs = std::vector<std::pair<int, int>>;
    const auto sorted =
        parallelize(Pairs{{2, 1}, {1, 1}, {2, 0}}, 2).sortBy([](auto a, auto b) { return a.first < b.first; });
    EXPECT_EQ(sorted.collect(), (Pairs{{1, 1}, {2, 1}, {2, 0}})); // stable
}

TEST(RddTest, ReduceFoldAggregate)
{
    const auto words = parallelize(Words{"a", "b", "c", "d", "e"}, 3);
    EXPECT_EQ(words.reduce(std::plus<>{}), "abcde"); // in order
    EXPECT_EQ(words.fold("-", std::plus<>{}), "-a-bc-de");
    const auto length = words.aggregate(
        std::size_t(0), [](std::size_t sum, const std::string& word) { return sum + word.size(); }, std::plus<>{});
    EXPECT_EQ(length, 5u);
    EXPECT_EQ(emptyRDD<int>().reduce(std::plus<>{}), std::nullopt);
    EXPECT_EQ(emptyRDD<int>().fold(7, std::plus<>{}), 7);
    EXPECT_EQ(emptyRDD<int>().counted().collect(), (std::vector<std::int64_t>{0}));
    EXPECT_EQ(emptyRDD<int>().reduced(std::plus<>{}).collect(), Ints{});
}

TEST(RddTest, ForeachSeesEveryElementAndPartition)
{
    WorkerPool pool(2);
    const auto rdd = parallelize(upTo(3000), 4, &pool);
    std::atomic<int> sum = 0;
    std::atomic<int> partitions = 0;
    rdd.foreach ([&](int number) { sum += number; });
    EXPECT_EQ(sum, 2999 * 1500);
    rdd.foreachPartition([&](const Ints& part) {
        ++partitions;
        EXPECT_EQ(part.size(), 750u);
    });
    EXPECT_EQ(partitions, 4);
}

TEST(RddTest, TextFilesAreWrittenAndRead)
{
    const support::TempDirectory directory;
    const auto out = directory.path() / "deep" / "out";
    const auto rdd = parallelize(std::vector<std::pair<std::string, int>>{{"a", 1}, {"b", 2}, {"c", 3}}, 2);
    rdd.saveAsTextFile(out);
    rdd.saveAsTextFile(out); // a batch that runs again
    EXPECT_EQ(support::readText(out / "part-00000"), "(a,1)\n");
    EXPECT_EQ(support::readText(out / "part-00001"), "(b,2)\n(c,3)\n");
    EXPECT_EQ(support::readText(out / "_SUCCESS"), "");
    EXPECT_TRUE(std::filesystem::exists(out / "_SUCCESS"));

    support::writeText(directory.path() / "lines", "one\r\ntwo\rthree\n\nlast");
    EXPECT_EQ(textFile(directory.path() / "lines").collect(), (Words{"one", "two", "three", "", "last"}));
    EXPECT_THROW(textFile(directory.path() / "missing").collect(), JobError);
    EXPECT_THROW(textFile(directory.path()).collect(), JobError);
    EXPECT_THROW(rdd.saveAsTextFile(directory.path() / "lines"), JobError);
    EXPECT_THROW(rdd.saveAsTextFile(directory.path() / "lines" / "below"), JobError);
}

} // namespace
