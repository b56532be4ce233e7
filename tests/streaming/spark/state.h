/// The tables about state: updateStateByKey, mapWithState, the map of states, slices, restarts.
#pragma once

#include "tests/streaming/spark/inputs.h"
#include "tests/support/restart.h"

namespace nlohmann {

/// Elements of the tables take part in saved state as text.
template <class Archive, std::same_as<spark::Json> T>
std::string save_minimal(const Archive&, const T& value)
{
    return value.dump();
}
template <class Archive, std::same_as<spark::Json> T>
void load_minimal(const Archive&, T& value, const std::string& text)
{
    value = T::parse(text);
}

} // namespace nlohmann

namespace spark {

using MaybeJson = std::optional<Json>;

inline MaybeJson updated(
    const std::string& function, streaming::Time time, const std::vector<Json>& values, const MaybeJson& state)
{
    if (function == "time_sum") {
        const auto before = state.value_or(0);
        return values.empty() ? before : plus(before, time.time_since_epoch().count());
    }
    if (function == "extend_list") {
        auto list = state.value_or(Json::array());
        for (const auto& value : values) list.push_back(value);
        return list;
    }
    const auto sum = std::accumulate(values.begin(), values.end(), Json(0), plus);
    if (function == "running_sum") return plus(sum, state.value_or(0));
    auto object = state.value_or(Json::array({0, 0})); // "lifecycle": how many, and batches without any
    object[1] = sum == 0 ? plus(object[1], 1) : Json(0);
    object[0] = plus(object[0], sum);
    return object[1] == 2 ? std::nullopt : MaybeJson(object);
}

/// What mapWithState returns in the tables; none where the table says "nothing".
inline MaybeJson mappedWithState(
    const std::string& function, const Json& key, const MaybeJson& value, streaming::State<Json>& state)
{
    if (function == "toggle") {
        if (state.exists()) return state.remove(), key;
        return state.update(*value), std::nullopt;
    }
    const auto sum = plus(value.value_or(0), state.getOption().value_or(0));
    state.update(sum);
    if (function == "count_none") return std::nullopt;
    if (function == "count_key2") return plus(key, key);
    return function == "count_kv" ? Json::array({key, sum}) : sum;
}

inline std::optional<streaming::RDD<Pair>> initialOf(const Json& operation)
{
    if (!operation.contains("initial")) return std::nullopt;
    std::vector<Pair> pairs;
    for (const auto& pair : operation.at("initial")) pairs.emplace_back(pair.at(0), pair.at(1));
    return streaming::parallelize(pairs, 2);
}

inline Stream updateStateByKey(const Json& operation, const Stream& stream)
{
    const auto function = operation.at("fn").get<std::string>();
    const auto states = toPairs(stream).updateStateByKey<Json>(
        [function](streaming::Time time, const Json&, const std::vector<Json>& values, const MaybeJson& state) {
            return updated(function, time, values, state);
        },
        {.initialState = initialOf(operation), .numPartitions = 2});
    if (function == "lifecycle") return toStream(states.mapValues([](const Json& object) { return object[0]; }));
    return toStream(states);
}

inline auto mapWithState(const Json& operation, const Stream& stream)
{
    return toPairs(stream).mapWithState<Json>(
        [function = operation.at("fn").get<std::string>()](streaming::Time, const Json& key, const MaybeJson& value,
            streaming::State<Json>& state) { return mappedWithState(function, key, value, state); },
        {.initialState = initialOf(operation), .numPartitions = 2});
}

/// The mapped stream and, after each batch, all states.
inline void runMapWithState(const Json& table)
{
    ManualContext context{streaming::Duration(batchMs(table))};
    const auto pairs = Pipeline({}).apply(Json::array({table.at("ops").at(0)}), tableStream(context, table));
    const auto mapped = mapWithState(table.at("ops").at(1), pairs);
    const auto rows = support::record<Json>(mapped);
    const auto snapshots = support::record(toStream(mapped.stateSnapshots()));
    context->start();
    context.runBatches(table.at("expected").size());
    EXPECT_EQ(thrownBy([&] { context->awaitTerminationOrTimeout(streaming::Duration(0)); }), "");
    expectRows(table, support::rowsOf(*rows), table.at("expected"));
    expectRows(table, support::rowsOf(*snapshots), table.at("expected_snapshots"));
}

/// Exact: the keys go when their time is up, which the table's conditions allow.
inline void runTimeout(const Json& table)
{
    ManualContext context{streaming::Duration(batchMs(table))};
    const auto mapped = toPairs(tableStream(context, table).map([](const Json& key) { return Json::array({key, 1}); }))
                            .mapWithState<Json>(
                                [](streaming::Time, const Json& key, const MaybeJson& value, streaming::State<Json>& state) {
                                    if (value) state.update(1);
                                    return state.isTimingOut() ? MaybeJson(key) : std::nullopt;
                                },
                                {.timeout = streaming::Duration(table.at("timeout_ms").get<std::int64_t>())});
    const auto rows = support::record<Json>(mapped);
    const auto snapshots = support::record(toStream(mapped.stateSnapshots()));
    context->start();
    context.runBatches(table.at("num_batches").get<std::size_t>());
    std::multiset<Json> all;
    for (const auto& batch : *rows) all.insert(batch.rows.begin(), batch.rows.end());
    const auto& expected = table.at("expected");
    EXPECT_EQ(Json(all), expected.at("all_outputs_sorted"));
    const auto seen = support::sortedRows(support::rowsOf(*snapshots));
    EXPECT_NE(std::find(seen.begin(), seen.end(), expected.at("some_snapshot_equals").get<std::vector<Json>>()), seen.end());
    EXPECT_EQ(Json(seen.back()), expected.at("last_snapshot"));
}

/// The program is stopped after the batch that the table names and goes on in a new context with its saved state.
inline void runRestart(const Json& table)
{
    std::vector<std::vector<Json>> input;
    for (const auto& row : table.at("input")) input.push_back(row.get<std::vector<Json>>());
    const support::TempDirectory directory;
    const bool saves = nameOf(table).find("Hadoop") != std::string::npos;
    const auto program = [&](const Stream& stream) {
        if (!table.contains("ops")) // mapWithState: driver failure recovery
            return toStream(mapWithState({{"fn", "count_none"}}, Pipeline({}).apply({{{"op", "map"}, {"fn", "pair1"}}}, stream))
                                .stateSnapshots());
        const auto result = Pipeline({}).apply(table.at("ops"), stream);
        if (saves) toPairs(result).saveAsHadoopFiles((directory.path() / "out").string(), "result");
        return result;
    };
    const auto stop = table.at("batches_before_restart").get<std::size_t>();
    const auto rows =
        support::rowsWithRestarts<Json>(input, program, {stop}, streaming::Duration(batchMs(table)));
    expectRows(table, rows, table.at("expected"));
    for (std::size_t batch = 1; saves && batch <= input.size(); ++batch) {
        const auto name = "out-" + std::to_string(static_cast<std::int64_t>(batch) * batchMs(table)) + ".result";
        EXPECT_TRUE(std::filesystem::exists(directory.path() / name / "_SUCCESS")) << name;
    }
}

/// In the tables slices are taken before the first batch: the times that lie ahead are computed.
inline void runSlices(const Json& table)
{
    ManualContext context{streaming::Duration(batchMs(table))};
    const auto stream = tableStream(context, table);
    support::record(stream);
    if (table.contains("expected_error")) {
        EXPECT_NE(thrownBy([&] { stream.slice({}, {}); }).find(table.at("expected_error").at("message_contains")),
            std::string::npos);
        return;
    }
    context->remember(streaming::Duration(4 * batchMs(table)));
    context->start();
    const bool seconds = table.at("expected").at(0).contains("from_s"); // after the first batches, from the first one
    if (seconds) context.runBatches(table.at("input").size());
    for (const auto& slice : table.at("expected")) {
        const auto at = [&](const char* end) {
            const auto name = std::string(end) + (seconds ? "_s" : "_ms");
            return streaming::timeAt(slice.at(name).get<std::int64_t>() * (seconds ? 1000 : 1) + (seconds ? 1000 : 0));
        };
        Json all = Json::array();
        for (const auto& rdd : stream.slice(at("from"), at("to")))
            for (const auto& element : rdd.collect()) all.push_back(element);
        EXPECT_EQ(all, slice.at("expect")) << slice;
    }
}

} // namespace spark
