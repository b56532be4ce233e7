#include "streaming/dstream.h"
#include "streaming/input/queue_input.h"

#include <gtest/gtest.h>
#include <random>

namespace {

using namespace streaming;
using namespace std::chrono_literals;

template <class V>
using Batch = std::vector<std::pair<std::string, V>>;

/// A graph that the test runs batch by batch, at the times that it likes, and what it was fed.
template <class V>
class WindowRun {
public:
    using Stream = DStream<std::pair<std::string, V>>;

    WindowRun()
        : m_input(std::make_shared<GeneratedInput<std::pair<std::string, V>>>(
            m_graph, [this](Time time) { return parallelize(m_fed[time], m_partitions, &m_pool); }))
    {
    }

    Stream input() const { return Stream(m_input); }
    void start() { m_graph.start(); }
    void partitions(std::size_t n) { m_partitions = n; }

    void run(Time time, Batch<V> batch)
    {
        m_fed[time] = std::move(batch);
        m_graph.runBatch(time, [](std::exception_ptr error) { std::rethrow_exception(error); });
    }

    /// The window that ends at `time`, counted anew.
    template <class Fn>
    std::map<std::string, V> window(Time time, Duration length, Fn fn) const
    {
        std::map<std::string, V> sums;
        for (auto at = m_fed.upper_bound(time - length); at != m_fed.end() && at->first <= time; ++at) {
            for (const auto& [key, value] : at->second) {
                const auto [place, added] = sums.emplace(key, value);
                if (!added) place->second = fn(place->second, value);
            }
        }
        return sums;
    }

private:
    WorkerPool m_pool{2};
    ManualClock m_clock;
    Graph m_graph{1s, m_pool, m_clock};
    std::map<Time, Batch<V>> m_fed;
    std::size_t m_partitions = 1;
    StreamPtr<std::pair<std::string, V>> m_input;
};

struct Shape {
    Duration length;
    Duration slide;
    std::uint32_t keys;
    std::size_t partitions;
};

std::ostream& operator<<(std::ostream& out, const Shape& shape)
{
    return out << toString(shape.length) << " every " << toString(shape.slide) << ", " << shape.keys << " keys";
}

class KeyedWindowTest : public testing::TestWithParam<Shape> { };

/// Feeds about 300 batches with gaps; keys come and go. `check(time)` after every slide end.
template <class V, class Make, class Check>
void feed(WindowRun<V>& run, const Shape& shape, Make make, Check check)
{
    std::mt19937 random(shape.keys + static_cast<std::uint32_t>(shape.length.count()));
    run.partitions(shape.partitions);
    run.start();
    int number = 0;
    for (Time time = timeAt(1000); time < timeAt(300000); time += 1s) {
        if (random() % 50 == 0) time += Duration(1000 * (random() % 40)); // times that are never made
        Batch<V> batch;
        const auto rows = random() % 4 == 0 ? 0 : random() % 40;
        const auto drift = static_cast<std::uint32_t>(time.time_since_epoch() / 1s);
        for (std::size_t row = 0; row < rows; ++row)
            batch.emplace_back("k" + std::to_string(drift + random() % shape.keys), make(++number));
        run.run(time, std::move(batch));
        if (isMultipleOf(time, shape.slide)) check(time);
    }
}

TEST_P(KeyedWindowTest, EqualsTheWindowCountedAnew)
{
    const auto shape = GetParam();
    const Window window{.length = shape.length, .slide = shape.slide};
    WindowRun<std::int64_t> run;
    std::map<std::string, std::int64_t> stacked, inverse, filtered, biggest;
    std::vector<std::pair<std::string, std::int64_t>> top;
    run.input().reduceByKeyAndWindow(std::plus<>{}, window).foreachRDD([&](const auto& rdd) {
        stacked = rdd.collectAsMap();
        top = rdd.topByValue(5);
        EXPECT_EQ(rdd.count(), stacked.size());
    });
    const auto most = [](std::int64_t a, std::int64_t b) { return std::max(a, b); }; // has no inverse
    run.input().reduceByKeyAndWindow(most, window).foreachRDD([&](const auto& rdd) { biggest = rdd.collectAsMap(); });
    run.input().reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, window).foreachRDD([&](const auto& rdd) {
        inverse = rdd.collectAsMap();
    });
    run.input()
        .reduceByKeyAndWindow(
            std::plus<>{}, std::minus<>{}, window, [](const auto&, const auto& sum) { return sum != 0; })
        .foreachRDD([&](const auto& rdd) {
            filtered = rdd.collectAsMap();
            for (const auto& [key, sum] : filtered) EXPECT_EQ(rdd.lookup(key), std::vector<std::int64_t>{sum});
        });
    feed(
        run, shape, [](int number) { return std::int64_t(number % 9 + 1); },
        [&](Time time) {
            const auto expected = run.window(time, shape.length, std::plus<>{});
            EXPECT_EQ(stacked, expected);
            EXPECT_EQ(filtered, expected);
            EXPECT_EQ(biggest, run.window(time, shape.length, most));
            for (const auto& [key, sum] : inverse) // without a filter keys stay, at nothing
                EXPECT_EQ(sum, expected.contains(key) ? expected.at(key) : 0) << key;
            for (const auto& [key, sum] : expected) EXPECT_TRUE(inverse.contains(key)) << key << sum;
            EXPECT_EQ(top,
                parallelize(std::vector<std::pair<std::string, std::int64_t>>(expected.begin(), expected.end()))
                    .topByValue(5));
        });
}

TEST_P(KeyedWindowTest, KeepsTheOrderOfAFunctionThatDoesNotCommute)
{
    const auto shape = GetParam();
    WindowRun<std::string> run;
    std::map<std::string, std::string> stacked;
    run.input()
        .reduceByKeyAndWindow(std::plus<>{}, {.length = shape.length, .slide = shape.slide})
        .foreachRDD([&](const auto& rdd) { stacked = rdd.collectAsMap(); });
    feed(
        run, shape, [](int number) { return std::to_string(number) + ","; },
        [&](Time time) { EXPECT_EQ(stacked, run.window(time, shape.length, std::plus<>{})); });
}

INSTANTIATE_TEST_SUITE_P(Shapes, KeyedWindowTest,
    testing::Values(Shape{5s, 1s, 10, 1}, Shape{1s, 1s, 10, 2}, Shape{30s, 1s, 200, 1}, Shape{12s, 4s, 30, 3},
        Shape{3s, 10s, 10, 2}, Shape{60s, 60s, 100, 1}));

TEST(KeyedWindowChurnTest, DeadKeysAreNumberedAway)
{
    WindowRun<std::int64_t> run;
    const Window window{.length = 2s};
    std::map<std::string, std::int64_t> stacked, filtered;
    run.input().reduceByKeyAndWindow(std::plus<>{}, window).foreachRDD([&](const auto& rdd) {
        stacked = rdd.collectAsMap();
    });
    run.input()
        .reduceByKeyAndWindow(
            std::plus<>{}, std::minus<>{}, window, [](const auto&, const auto& sum) { return sum != 0; })
        .foreachRDD([&](const auto& rdd) { filtered = rdd.collectAsMap(); });
    run.start();
    for (int second = 1; second <= 60; ++second) { // 60,000 keys in all, 2,001 at a time
        Batch<std::int64_t> batch{{"always", second}};
        for (int key = 0; key < 1000; ++key) batch.emplace_back("key" + std::to_string(second * 1000 + key), key + 1);
        run.run(timeAt(second * 1000), std::move(batch));
        const auto expected = run.window(timeAt(second * 1000), 2s, std::plus<>{});
        ASSERT_EQ(stacked, expected);
        ASSERT_EQ(filtered, expected);
    }
}

TEST(KeyedWindowChurnTest, AnEarlierDataSetStaysAsItWas)
{
    using Sums = RDD<std::pair<std::string, std::int64_t>>;
    WindowRun<std::int64_t> run;
    std::vector<Sums> kept; // more than the graph remembers
    const auto keep = [&](const Sums& rdd, Time time) {
        if (time == timeAt(3000) || time == timeAt(7000)) kept.push_back(rdd);
    };
    run.input().reduceByKeyAndWindow(std::plus<>{}, {.length = 3s}).foreachRDD(keep);
    run.input().reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, {.length = 3s}).foreachRDD(keep);
    run.start();
    for (int second = 1; second <= 40; ++second) {
        Batch<std::int64_t> batch;
        for (int key = 0; key < 500; ++key) batch.emplace_back("key" + std::to_string(second * 200 + key), second);
        run.run(timeAt(second * 1000), std::move(batch));
        if (second != 5) continue;
        // Asked for after its time, and the second not at all before the window moved on.
        EXPECT_EQ(kept[0].collectAsMap(), run.window(timeAt(3000), 3s, std::plus<>{}));
    }
    ASSERT_EQ(kept.size(), 4u);
    for (std::size_t at = 0; at < 2; ++at)
        EXPECT_EQ(kept[at].collectAsMap(), run.window(timeAt(3000), 3s, std::plus<>{}));
    EXPECT_EQ(kept[2].collectAsMap(), run.window(timeAt(7000), 3s, std::plus<>{}));
    for (const auto& [key, sum] : kept[3].collectAsMap()) {
        const auto expected = run.window(timeAt(7000), 3s, std::plus<>{});
        EXPECT_EQ(sum, expected.contains(key) ? expected.at(key) : 0);
    }
}

TEST(KeyedWindowChurnTest, FilterDropsWhatItIsShown)
{
    WindowRun<std::int64_t> run;
    std::vector<std::map<std::string, std::int64_t>> results;
    run.input()
        .reduceByKeyAndWindow(std::plus<>{}, std::minus<>{}, {.length = 2s},
            [](const std::string& key, std::int64_t sum) { return sum != 0 && key != "never"; })
        .foreachRDD([&](const auto& rdd) { results.push_back(rdd.collectAsMap()); });
    run.start();
    run.run(timeAt(1000), {{"a", 2}, {"never", 1}});
    run.run(timeAt(2000), {{"b", 1}, {"b", -1}});
    run.run(timeAt(3000), {});
    run.run(timeAt(9000), {{"a", 3}}); // an empty while
    EXPECT_EQ(results, (std::vector<std::map<std::string, std::int64_t>>{{{"a", 2}}, {{"a", 2}}, {}, {{"a", 3}}}));
}

} // namespace
