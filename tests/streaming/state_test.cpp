#include "tests/support/restart.h"

#include <gmock/gmock.h>

namespace {

using namespace streaming;
using namespace support;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using Count = std::pair<std::string, int>;
using Rows = std::vector<std::vector<Count>>;
using Words = std::vector<std::vector<std::string>>;

const Words words{{"a"}, {"a", "b"}, {"a", "b", "c"}, {}, {"a", "b"}, {"a"}, {}, {}, {}, {"c", "d", "c"}, {}, {}, {}, {}};

const auto one = [](const std::string& word) { return Count(word, 1); };

std::optional<int> sum(const std::vector<int>& values, std::optional<int> state)
{
    for (const auto value : values) state = state.value_or(0) + value;
    return state;
}

const auto runningSum = [](const std::string& key, const std::optional<int>& value, State<int>& state) {
    state.update(value.value_or(0) + state.getOption().value_or(0));
    return Count(key, state.get());
};

/// Emits (key, -1) when a key times out.
const auto timedSum = [](Time, const std::string& key, const std::optional<int>& value, State<int>& state) {
    if (state.isTimingOut()) return std::optional(Count(key, -1));
    state.update(*value + state.getOption().value_or(0));
    return std::optional<Count>();
};

TEST(UpdateStateByKeyTest, CallsItsFunctionForEveryKeyInEveryBatch)
{
    testOperation<std::string>({{"a"}, {"a", "b"}, {}},
        [](auto tags) { return tags.mapToPair(one).template updateStateByKey<int>(sum); },
        Rows{{{"a", 1}}, {{"a", 2}, {"b", 1}}, {{"a", 2}, {"b", 1}}});
}

TEST(UpdateStateByKeyTest, ReturningNothingDropsTheKey)
{
    const auto untilTwo = [](const std::vector<int>& values, std::optional<int> state) {
        const auto all = sum(values, state);
        return all && *all < 2 ? all : std::nullopt;
    };
    testOperation<std::string>({{"a"}, {"a", "b"}, {"a"}},
        [&](auto tags) { return tags.mapToPair(one).template updateStateByKey<int>(untilTwo); },
        Rows{{{"a", 1}}, {{"b", 1}}, {{"a", 1}, {"b", 1}}});
}

TEST(UpdateStateByKeyTest, PartitionsFollowTheFunctionOfTheOptions)
{
    ManualContext context;
    UpdateOptions<std::string, int> options{.initialState = parallelize<Count>({{"c", 5}}),
        .numPartitions = 3,
        .partitioner = [](const std::string& key) { return static_cast<std::size_t>(key[0] - 'a'); }};
    const auto parts = tableStream(context, inputTable<std::string>({{"a", "b", "a"}}))
                           .mapToPair(one)
                           .updateStateByKey<int>(sum, options)
                           .glom();
    const auto recording = record(parts);
    context->start();
    context.runBatches();
    EXPECT_THAT(recording->at(0).rows, ElementsAre(Rows::value_type{{"a", 2}}, Rows::value_type{{"b", 1}},
                                           Rows::value_type{{"c", 5}}));
}

TEST(UpdateStateByKeyTest, TheFormForPartitionsMaySayWhatStays)
{
    using Update = KeyUpdate<std::string, int, int>;
    const auto greatest = [](std::vector<Update> partition) { // keeps one key a partition
        std::vector<Count> all;
        for (const auto& update : partition) all.emplace_back(update.key, *sum(update.values, update.state));
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
        all.resize(std::min<std::size_t>(all.size(), 1));
        return all;
    };
    testOperation<std::string>({{"a", "b", "b"}, {"a"}, {"a", "a", "a"}},
        [&](auto tags) { return tags.mapToPair(one).template updateStateByKey<int>(greatest); },
        Rows{{{"b", 2}}, {{"b", 2}}, {{"a", 3}}});
}

TEST(UpdateStateByKeyTest, WaitsForTheFirstDataSet)
{
    ManualContext context;
    const auto states = tableStream<std::string>(context, {std::nullopt, {{"a"}}, std::nullopt})
                            .mapToPair(one)
                            .updateStateByKey<int>(sum, {.initialState = parallelize<Count>({{"z", 9}})});
    const auto recording = record(states);
    context->start();
    context.runBatches(3);
    EXPECT_EQ(sortedRows(rowsOf(*recording)), (Rows{{{"a", 1}, {"z", 9}}, {{"a", 1}, {"z", 9}}}));
    EXPECT_EQ(recording->front().time, timeAt(2000));
}

TEST(UpdateStateByKeyTest, AnEarlierDataSetKeepsItsStates)
{
    testOperation<std::string>({{"a"}, {"a"}, {"a"}},
        [](auto tags) { return tags.mapToPair(one).template updateStateByKey<int>(sum).window({.length = 2s}); },
        Rows{{{"a", 1}}, {{"a", 1}, {"a", 2}}, {{"a", 2}, {"a", 3}}});
}

TEST(UpdateStateByKeyTest, GoesOnAfterARestart)
{
    expectGoesOn<Count>(words, [](auto tags) { return tags.mapToPair(one).template updateStateByKey<int>(sum); });
    const auto fading = [](Time time, const std::string& key, const std::vector<int>& values, std::optional<int> state) {
        const auto all = sum(values, state).value_or(0) - static_cast<int>(time.time_since_epoch().count() % 3);
        return all > -3 ? std::optional(all + static_cast<int>(key.size())) : std::nullopt;
    };
    expectGoesOn<Count>(words, [&](auto tags) {
        return tags.mapToPair(one).template updateStateByKey<int>(
            fading, UpdateOptions<std::string, int>{.initialState = parallelize<Count>({{"z", 9}, {"a", -9}})});
    });
}

TEST(MapWithStateTest, SeesEachRecordWithTheStateOfItsKey)
{
    testOperation<std::string>({{"a", "a", "b"}, {}, {"a"}},
        [](auto tags) -> DStream<Count> { return tags.mapToPair(one).template mapWithState<int>(runningSum); },
        Rows{{{"a", 1}, {"a", 2}, {"b", 1}}, {}, {{"a", 3}}});
}

TEST(MapWithStateTest, SnapshotsShowEveryState)
{
    testOperation<std::string>({{"a", "a", "b"}, {}, {"a"}},
        [](auto tags) {
            return tags.mapToPair(one)
                .template mapWithState<int>(runningSum, {.initialState = parallelize<Count>({{"z", 9}, {"a", 1}})})
                .stateSnapshots();
        },
        Rows{{{"a", 3}, {"b", 1}, {"z", 9}}, {{"a", 3}, {"b", 1}, {"z", 9}}, {{"a", 4}, {"b", 1}, {"z", 9}}});
}

TEST(MapWithStateTest, AKeyGoesInTheFirstBatchBeyondItsTimeOut)
{
    // a: data at 1 s and 3 s, so 4 s and 5 s are within 2 s of it and 6 s is not. b is back in the batch that ends it.
    testOperation<std::string>({{"a", "b"}, {}, {"a"}, {"b"}, {}, {}, {}, {}, {"a"}},
        [](auto tags) -> DStream<Count> {
            return tags.mapToPair(one).template mapWithState<int>(timedSum, {.timeout = 2s});
        },
        Rows{{}, {}, {}, {}, {}, {{"a", -1}}, {{"b", -1}}, {}, {}});
}

TEST(MapWithStateTest, AnEarlierSnapshotKeepsItsStates)
{
    ManualContext context;
    const auto mapped = tableStream(context, inputTable<std::string>({{"a"}, {"a", "b"}, {"a"}}))
                            .mapToPair(one)
                            .mapWithState<int>(runningSum);
    std::vector<RDD<Count>> kept;
    mapped.stateSnapshots().foreachRDD([&](const RDD<Count>& rdd) { kept.push_back(rdd); }); // asked for later
    context->start();
    context.runBatches(3);
    context->stop();
    Rows rows;
    for (const auto& rdd : kept) rows.push_back(rdd.collect());
    EXPECT_EQ(sortedRows(rows), (Rows{{{"a", 1}}, {{"a", 2}, {"b", 1}}, {{"a", 3}, {"b", 1}}}));
    EXPECT_THAT(kept.at(1).lookup("a"), ElementsAre(2));
}

TEST(MapWithStateTest, ABatchThatThrowsLeavesNoTrace)
{
    ManualContext context;
    bool broken = true;
    int firstCalls = 0;
    const auto mapped = tableStream(context, inputTable<std::string>({{"a"}, {"a", "b", "poison"}, {"a"}}))
                            .mapToPair(one)
                            .mapWithState<int>([&](const std::string& key, const std::optional<int>& value, State<int>& state) {
                                if (key == "poison" && broken) throw std::runtime_error("poison");
                                firstCalls += key == "b";
                                return runningSum(key, value, state);
                            });
    const auto recording = record(mapped.stateSnapshots());
    context->start();
    context.runBatches(2);
    EXPECT_EQ(recording->size(), 1u); // the second failed
    broken = false;
    context.runBatches();
    EXPECT_EQ(sortedRows(rowsOf(*recording)), (Rows{{{"a", 1}}, {{"a", 3}, {"b", 1}, {"poison", 1}}}));
    EXPECT_EQ(firstCalls, 2); // in the failed try and in the one that counted
}

TEST(MapWithStateTest, MisuseOfAStateIsRefused)
{
    std::optional<int> none;
    State<int> state(none);
    EXPECT_FALSE(state.exists());
    EXPECT_THROW(state.get(), std::logic_error);
    state.update(3);
    EXPECT_EQ(state.get(), 3);
    state.remove();
    EXPECT_FALSE(state.exists());
    EXPECT_THROW(state.remove(), std::logic_error);
    EXPECT_THROW(state.update(4), std::logic_error);
    std::optional<int> five = 5;
    State<int> last(five, State<int>::Reason::TimingOut);
    EXPECT_EQ(last.get(), 5);
    EXPECT_THROW(last.remove(), std::logic_error);
    EXPECT_THROW(last.update(4), std::logic_error);
}

TEST(MapWithStateTest, GoesOnAfterARestart)
{
    for (const auto& timeout : {std::optional<streaming::Duration>(), std::optional<streaming::Duration>(2s)}) {
        const StateSpec<std::string, int> spec{
            .initialState = parallelize<Count>({{"z", 9}, {"a", 1}}), .numPartitions = 2, .timeout = timeout};
        expectGoesOn<Count>(words, [&](auto tags) -> DStream<Count> {
            return tags.mapToPair(one).template mapWithState<int>(timedSum, spec);
        });
        expectGoesOn<Count>(words, [&](auto tags) {
            return tags.mapToPair(one).template mapWithState<int>(timedSum, spec).stateSnapshots();
        });
    }
}

TEST(MapWithStateTest, ViewsOfKeysAreKept)
{
    const auto count = [](std::string_view, const std::optional<int>& value, State<int>& state) {
        if (!state.isTimingOut()) state.update(*value + state.getOption().value_or(0));
        return state.get();
    };
    expectGoesOn<Count>(words, [&](auto tags) {
        return tags.cache()
            .mapToPair([](const std::string& word) { return std::pair(std::string_view(word), 1); })
            .template mapWithState<int>(count, {.timeout = 3s})
            .stateSnapshots()
            .map([](const auto& pair) { return Count(pair.first, pair.second); });
    });
}

std::size_t bytesIn(const std::vector<StatePiece>& pieces, std::set<std::uint64_t>& written)
{
    std::size_t size = 0;
    for (const auto& piece : pieces)
        if (written.insert(piece.id).second) size += piece.bytes().size();
    return size;
}

/// A thousand keys, then one a batch.
InputTable<std::string> manyThenFew(std::size_t batches)
{
    InputTable<std::string> table(1);
    table[0].emplace();
    for (int key = 0; key < 1000; ++key) table[0]->push_back("key " + std::to_string(key));
    for (std::size_t batch = 1; batch < batches; ++batch) table.push_back({{"key " + std::to_string(batch % 7)}});
    return table;
}

template <class Operation>
void expectToWriteChangesOnly(const Operation& operation)
{
    ManualContext context;
    const auto node = operation(tableStream(context, manyThenFew(6)).mapToPair(one));
    context->start();
    std::set<std::uint64_t> written;
    context.runBatches();
    EXPECT_GT(bytesIn(node->statePieces(), written), 1000u * 8);
    for (int batch = 1; batch < 6; ++batch) {
        context.runBatches();
        const auto size = bytesIn(node->statePieces(), written);
        EXPECT_GT(size, 8u);
        EXPECT_LT(size, 100u);
    }
    EXPECT_EQ(node->statePieces().size(), 6u);
}

TEST(StatePiecesTest, OfMapWithStateHoldChangesOnly)
{
    expectToWriteChangesOnly([](auto pairs) {
        const auto stream = pairs.template mapWithState<int>(runningSum, {.timeout = 60s});
        record<Count>(stream);
        return stream.node();
    });
}

TEST(StatePiecesTest, OfUpdateStateByKeyHoldChangesOnly)
{
    expectToWriteChangesOnly([](auto pairs) {
        const auto stream = pairs.template updateStateByKey<int>(sum);
        record(stream);
        return stream.node();
    });
}

/// A table with a history, to look at its pieces.
class StateHistoryTest : public testing::Test {
protected:
    std::vector<StatePiece> pieces() { return m_history.pieces(m_table, timeAt(++m_time)); }

    std::shared_ptr<StateTable<std::string, int>> m_table =
        std::make_shared<StateTable<std::string, int>>(TouchOrder::Kept);
    StateHistory<std::string, int> m_history;
    std::int64_t m_time = 0;
};

TEST_F(StateHistoryTest, ListsAWholeTableOnceChangesOutgrowIt)
{
    std::set<std::uint64_t> written;
    std::size_t wholes = 0;
    for (int batch = 0; batch < 4000; ++batch) {
        m_table->put("key " + std::to_string(batch % 10), batch, timeAt(batch));
        const auto listed = pieces();
        bytesIn(listed, written);
        wholes += listed.size() == 1;
    }
    EXPECT_GE(wholes, 3u);
    EXPECT_LE(wholes, 5u);
}

TEST_F(StateHistoryTest, WhatWasNotTakenIsListedWhole)
{
    m_table->put("a", 1, timeAt(1));
    EXPECT_EQ(pieces().size(), 1u); // its bytes are not asked for
    m_table->put("b", 2, timeAt(2));
    const auto again = pieces();
    ASSERT_EQ(again.size(), 1u);
    StateTable<std::string, int> other(TouchOrder::Kept);
    StateHistory<std::string, int>::restore(other, {{again[0].id, again[0].bytes()}});
    EXPECT_EQ(other.living(), 2u);
}

TEST_F(StateHistoryTest, BytesAskedForAgainTooLateHealThemselves)
{
    m_table->put("a", 1, timeAt(1));
    pieces().at(0).bytes();
    m_table->put("b", 2, timeAt(2));
    auto listed = pieces();
    ASSERT_EQ(listed.size(), 2u);
    listed[1].bytes();
    EXPECT_THROW(listed[0].bytes(), StateError);
    EXPECT_EQ(pieces().size(), 1u);
}

TEST(StateTableTest, KeepsTheOrderOfTouchingAndForgetsTheRemoved)
{
    StateTable<int, int> table(TouchOrder::Kept);
    for (int key = 0; key < 20000; ++key) table.put(key, key, timeAt(key));
    for (int key = 0; key < 20000; ++key)
        if (key % 100 != 0) table.remove(key);
    table.put(300, -1, timeAt(50)); // an older time goes to its place
    table.tidy();
    EXPECT_EQ(table.size(), 200u);
    EXPECT_EQ(table.living(), 200u);
    std::vector<int> keys;
    table.forEach([&](std::uint32_t number) { keys.push_back(table.key(number)); });
    EXPECT_THAT(std::vector<int>(keys.begin(), keys.begin() + 4), ElementsAre(0, 300, 100, 200));
    EXPECT_EQ(*table.find(300), -1);
    EXPECT_EQ(table.find(301), nullptr);
}

} // namespace
