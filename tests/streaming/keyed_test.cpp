#include "streaming/keyed/key_column.h"
#include "streaming/keyed/keyed_entries.h"
#include "streaming/keyed/window_columns.h"

#include <gtest/gtest.h>
#include <set>

namespace {

using namespace streaming;

TEST(HashIndexTest, FindsEveryNumberAgainWhileItGrows)
{
    HashIndex index;
    const auto hashOf = [](std::uint32_t number) { return number % 50; }; // many keys a hash, all in one corner
    for (std::uint32_t number = 0; number < 2000; ++number) {
        EXPECT_EQ(index.find(hashOf(number), [&](std::uint32_t other) { return other == number; }), HashIndex::none);
        index.insert(hashOf(number), number);
    }
    EXPECT_EQ(index.size(), 2000u);
    for (std::uint32_t number = 0; number < 2000; ++number)
        EXPECT_EQ(index.find(hashOf(number), [&](std::uint32_t other) { return other == number; }), number);
    EXPECT_EQ(index.find(50, [](std::uint32_t) { return true; }), HashIndex::none);
}

TEST(KeyedEntriesTest, KeepsEntriesInTheOrderOfTheirFirstKeys)
{
    KeyedEntries<std::string_view, int> entries(4);
    for (int round = 0; round < 2; ++round) {
        for (int at = 0; at < 5000; ++at) {
            const auto key = "key" + std::to_string(at); // gone after the call: the bytes are kept
            auto* const value = entries.findOrAdd(std::string_view(key), [&] { return at; });
            EXPECT_EQ(value == nullptr, round == 0);
            if (value) ++*value;
        }
    }
    ASSERT_EQ(entries.size(), 5000u);
    for (int at = 0; at < 5000; ++at) {
        EXPECT_EQ(entries.entries()[std::size_t(at)].first, "key" + std::to_string(at));
        EXPECT_EQ(*entries.find("key" + std::to_string(at)), at + 1);
    }
    EXPECT_EQ(entries.find("other"), nullptr);
}

TEST(KeyColumnTest, InternsTextAndOtherKeys)
{
    KeyColumn<std::string> texts;
    EXPECT_EQ(texts.find(""), HashIndex::none);
    EXPECT_EQ(texts.intern(""), 0u);
    const std::string large(100000, 'l'); // larger than a page of the arena
    EXPECT_EQ(texts.intern(large), 1u);
    for (std::uint32_t at = 2; at < 3000; ++at) EXPECT_EQ(texts.intern(std::to_string(at)), at);
    EXPECT_EQ(texts.intern(""), 0u);
    EXPECT_EQ(texts.find(large), 1u);
    EXPECT_EQ(texts.key(1), large);
    EXPECT_EQ(texts.key(2999), "2999");

    KeyColumn<std::pair<int, std::string>> pairs;
    EXPECT_EQ(pairs.intern({1, "a"}), 0u);
    EXPECT_EQ(pairs.intern({1, "b"}), 1u);
    EXPECT_EQ(pairs.intern({1, "a"}), 0u);
    EXPECT_EQ(pairs.find({2, "a"}), HashIndex::none);
}

TEST(KeysTest, PartsOfAKeyMatter)
{
    std::set<std::uint32_t> hashes{hashKey(std::pair(1, 2)), hashKey(std::pair(2, 1)), hashKey(std::vector<int>{1, 2}),
        hashKey(std::vector<int>{2, 1}), hashKey(std::vector<int>{1}), hashKey(std::optional<int>{}),
        hashKey(std::optional<int>{0})};
    EXPECT_EQ(hashes.size(), 7u);
    EXPECT_EQ(hashKey(std::string("key")), hashKey(std::string_view("key")));
}

TEST(WindowColumnsTest, RenumberingKeepsWhatIsPresentOrInAPane)
{
    WindowColumns<std::string, int> columns;
    for (int at = 0; at < 5000; ++at) columns.add("key" + std::to_string(at), at, std::plus<>{});
    columns.add("key7", 1, std::plus<>{});
    const auto pane = columns.takePane(timeAt(1));
    EXPECT_EQ(pane.entries.size(), 5000u);
    EXPECT_EQ(pane.entries[7].second, 8);
    columns.set(4000, 40);
    EXPECT_TRUE(columns.crowded());
    EXPECT_EQ(columns.renumber()[4999], 4999u); // all are in the pane
    columns.released(pane);
    const auto moved = columns.renumber();
    EXPECT_EQ(moved[4000], 0u);
    EXPECT_EQ(moved[7], HashIndex::none);
    EXPECT_EQ(columns.values().size(), 1u);
    EXPECT_EQ(*columns.find("key4000"), 40);
    EXPECT_EQ(columns.find("key7"), nullptr);
    columns.add("key7", 5, std::plus<>{});
    EXPECT_EQ(columns.takePane(timeAt(2)).entries.front(), std::pair(1u, 5));
    const auto copy = columns.clone();
    EXPECT_EQ(*copy.find("key4000"), 40);
    EXPECT_EQ(copy.living(), 1u);
    EXPECT_EQ(copy.uses(1), 1u);
}

} // namespace
