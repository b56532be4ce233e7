#include "streaming/rdd.h"

#include <gtest/gtest.h>

namespace {

using namespace streaming;
using Counts = std::vector<std::pair<std::string, int>>;
using Texts = std::vector<std::pair<std::string, std::string>>;

template <class Pairs>
auto sorted(Pairs pairs)
{
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

TEST(PairRddTest, ReduceByKeyKeepsTheOrderOfTheInput)
{
    WorkerPool pool(2);
    Texts input;
    std::map<std::string, std::string> expected;
    for (int at = 0; at < 5000; ++at) {
        input.emplace_back("key" + std::to_string(at * 7919 % 700), std::to_string(at) + ",");
        expected[input.back().first] += input.back().second;
    }
    for (const std::size_t partitions : {1, 2, 5}) {
        for (const std::size_t shards : {1, 3}) {
            const auto joined = parallelize(input, partitions, &pool).reduceByKey(std::plus<>{}, shards);
            EXPECT_EQ(joined.partitions(), shards);
            EXPECT_EQ(joined.count(), expected.size());
            EXPECT_EQ(joined.collectAsMap(), expected);
            EXPECT_EQ(joined.lookup("key7"), (std::vector<std::string>{expected["key7"]}));
            EXPECT_EQ(joined.lookup("none"), std::vector<std::string>{});
        }
    }
    const auto keys = parallelize(input, 5, &pool).reduceByKey(std::plus<>{}).keys().take(2);
    EXPECT_EQ(keys, (std::vector<std::string>{"key0", "key219"})); // as they first appeared: 0, 7919 % 700
}

TEST(PairRddTest, FirstMeansFirstInTheInput)
{
    struct Tag {
        std::string spelling;
        int count;
    };
    WorkerPool pool(2);
    const auto tags =
        parallelize(Texts{{"qt", "Qt"}, {"c++", "C++"}, {"qt", "QT"}, {"c++", "c++"}, {"qt", "qt"}}, 4, &pool)
            .combineByKey(
                [](const std::string& spelling) {
                    return Tag{spelling, 1};
                },
                [](Tag& tag, const std::string&) { ++tag.count; }, // in place
                [](Tag tag, const Tag& more) { // or as a new sum
                    tag.count += more.count;
                    return tag;
                });
    const auto all =
        tags.map([](const auto& pair) { return pair.second.spelling + std::to_string(pair.second.count); });
    EXPECT_EQ(all.collect(), (std::vector<std::string>{"Qt3", "C++2"}));
}

TEST(PairRddTest, GroupsAndJoins)
{
    const auto left = parallelize(Counts{{"a", 1}, {"b", 2}, {"a", 3}}, 2);
    const auto right = parallelize(Texts{{"a", "x"}, {"c", "y"}, {"a", "z"}}, 3);
    using Grouped = std::vector<std::pair<std::string, std::vector<int>>>;
    EXPECT_EQ(left.groupByKey().collect(), (Grouped{{"a", {1, 3}}, {"b", {2}}}));
    using Cogrouped = std::vector<std::pair<std::string, Groups<int, std::string>>>;
    EXPECT_EQ(
        left.cogroup(right).collect(), (Cogrouped{{"a", {{1, 3}, {"x", "z"}}}, {"b", {{2}, {}}}, {"c", {{}, {"y"}}}}));
    EXPECT_EQ(sorted(left.cogroup(right, 3).collect()), left.cogroup(right).collect());

    using Inner = std::vector<std::pair<std::string, std::pair<int, std::string>>>;
    EXPECT_EQ(left.join(right).collect(), (Inner{{"a", {1, "x"}}, {"a", {1, "z"}}, {"a", {3, "x"}}, {"a", {3, "z"}}}));
    const auto none = std::nullopt;
    const auto one = parallelize(Counts{{"a", 1}, {"b", 2}});
    const auto other = parallelize(Texts{{"a", "x"}, {"c", "y"}});
    using Left = std::vector<std::pair<std::string, std::pair<int, std::optional<std::string>>>>;
    EXPECT_EQ(one.leftOuterJoin(other).collect(), (Left{{"a", {1, "x"}}, {"b", {2, none}}}));
    using Right = std::vector<std::pair<std::string, std::pair<std::optional<int>, std::string>>>;
    EXPECT_EQ(one.rightOuterJoin(other).collect(), (Right{{"a", {1, "x"}}, {"c", {none, "y"}}}));
    using Full = std::vector<std::pair<std::string, std::pair<std::optional<int>, std::optional<std::string>>>>;
    EXPECT_EQ(one.fullOuterJoin(other).collect(), (Full{{"a", {1, "x"}}, {"b", {2, none}}, {"c", {none, "y"}}}));
    EXPECT_EQ(left.subtractByKey(other).collect(), (Counts{{"b", 2}}));
}

TEST(PairRddTest, ValuesAndKeys)
{
    const auto pairs = parallelize(Counts{{"b", 2}, {"a", 1}, {"a", 3}}, 2);
    EXPECT_EQ(pairs.keys().collect(), (std::vector<std::string>{"b", "a", "a"}));
    EXPECT_EQ(pairs.values().collect(), (std::vector<int>{2, 1, 3}));
    EXPECT_EQ(
        pairs.mapValues([](int value) { return value * 10; }).collect(), (Counts{{"b", 20}, {"a", 10}, {"a", 30}}));
    EXPECT_EQ(pairs.flatMapValues([](int value) { return std::vector<int>(std::size_t(value), value); }).count(), 6u);
    EXPECT_EQ(pairs.sortByKey().collect(), (Counts{{"a", 1}, {"a", 3}, {"b", 2}}));
    EXPECT_EQ(pairs.lookup("a"), (std::vector<int>{1, 3}));
    EXPECT_EQ(pairs.unionWith(pairs).lookup("b"), (std::vector<int>{2, 2}));
    const auto sums = pairs.reduceByKey(std::plus<>{});
    EXPECT_EQ(sums.unionWith(sums).lookup("a"), (std::vector<int>{4, 4}));
    EXPECT_EQ(pairs.countByValue().count(), 3u);
}

TEST(PairRddTest, TopByValuePutsLowerKeysFirstAmongEquals)
{
    Counts input;
    for (int at = 0; at < 2000; ++at) input.emplace_back("k" + std::to_string(at * 37 % 2000), at % 5);
    auto expected = input;
    std::sort(expected.begin(), expected.end(),
        [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    const auto rdd = parallelize(input, 3);
    for (const std::size_t n : {0, 1, 10, 399, 400, 401, 2000, 5000}) {
        const Counts best(
            expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(std::min(n, expected.size())));
        EXPECT_EQ(rdd.topByValue(n), best);
        EXPECT_EQ(rdd.reduceByKey(std::plus<>{}).topByValue(n), best);
    }
    EXPECT_EQ(rdd.topByValue(std::numeric_limits<std::size_t>::max()), expected); // no more room than there are pairs
}

} // namespace
