/// The tables about one state, the map of states, and what mapWithState does to them.
#pragma once

#include "tests/streaming/spark/state.h"

namespace spark {

using Map = streaming::StateTable<Json, Json>;

inline std::optional<Json> caught(const std::function<Json()>& action)
{
    try {
        return action();
    } catch (const std::logic_error&) {
        return std::nullopt;
    }
}

inline void expectState(const Json& step, streaming::State<Json>& state)
{
    EXPECT_EQ(state.exists(), step.at("exists")) << step;
    EXPECT_EQ(caught([&] { return state.get(); }),
        step.at("get").is_number() ? std::optional<Json>(step.at("get")) : std::nullopt) << step;
    if (step.contains("getOption")) {
        EXPECT_EQ(toJson(state.getOption()), step.at("getOption")) << step;
    }
    if (step.contains("updated")) {
        EXPECT_EQ(state.updated(), step.at("updated")) << step;
    }
    if (step.contains("removed")) {
        EXPECT_EQ(state.removed(), step.at("removed")) << step;
    }
    if (step.contains("timing_out")) {
        EXPECT_EQ(state.isTimingOut(), step.at("timing_out")) << step;
    }
    if (step.contains("then_remove")) {
        EXPECT_THROW(state.remove(), std::logic_error) << step;
    }
    if (step.contains("then_update")) {
        EXPECT_THROW(state.update(9), std::logic_error) << step;
    }
}

/// A state is made anew for each step, holding what the step says.
inline void runStateSteps(const Json& table)
{
    for (const auto& step : table.at("input")) {
        const auto action = step.at("do").get<std::string>();
        MaybeJson held;
        if (action.find("wrap") == 0 && step.at("exists").get<bool>()) held = step.at("get");
        using Reason = streaming::State<Json>::Reason;
        streaming::State<Json> state(held, action.find("TimingOut") != std::string::npos ? Reason::TimingOut : Reason::Data);
        if (action.find("update(2)") != std::string::npos) state.update(2);
        if (action == "remove()") state.remove();
        expectState(step, state);
    }
}

inline Json entriesBefore(const Map& map, std::int64_t time)
{
    std::set<Json> entries;
    map.forEach([&](std::uint32_t number) {
        const auto& row = map.row(number);
        const auto touched = row.touched.time_since_epoch().count();
        if (touched < time) entries.insert(Json::array({map.key(number), *row.state, touched}));
    });
    return entries;
}

inline Json entriesOf(const Map& map) { return entriesBefore(map, std::numeric_limits<std::int64_t>::max()); }

inline void checkMapStep(const Json& step, std::map<std::string, Map>& maps)
{
    if (step.contains("copy")) {
        maps.insert_or_assign(step.at("to"), maps.at(step.at("copy")).clone());
        return;
    }
    auto& map = maps.try_emplace(step.at("map"), streaming::TouchOrder::Kept).first->second;
    if (step.contains("put")) {
        map.put(step.at("put").at(0), step.at("put").at(1), streaming::timeAt(step.at("put").at(2).get<std::int64_t>()));
    } else if (step.contains("remove")) {
        map.remove(step.at("remove"));
    } else if (step.contains("get")) {
        EXPECT_EQ(map.find(step.at("get")) ? *map.find(step.at("get")) : Json(), step.at("expect")) << step;
    } else if (step.contains("getByTime")) {
        EXPECT_EQ(entriesBefore(map, step.at("getByTime")), Json(step.at("expect").get<std::set<Json>>())) << step;
    } else if (step.contains("getAll")) {
        EXPECT_EQ(entriesOf(map), Json(step.at("expect").get<std::set<Json>>())) << step;
    } else {
        ADD_FAILURE() << "unknown step " << step;
    }
}

inline Map roundTrip(const Map& map)
{
    streaming::StateHistory<Json, Json> history;
    streaming::SavedPieces saved;
    for (const auto& piece : history.pieces(std::make_shared<Map>(map.clone()), streaming::timeAt(1)))
        saved.emplace_back(piece.id, piece.bytes());
    Map read(streaming::TouchOrder::Kept);
    streaming::StateHistory<Json, Json>::restore(read, saved);
    EXPECT_EQ(entriesOf(read), entriesOf(map));
    return read;
}

inline void runMap(const Json& table)
{
    std::map<std::string, Map> maps;
    for (const auto& step : table.at("input")) {
        if (step.contains("roundtrip"))
            maps.insert_or_assign(step.at("roundtrip"), roundTrip(maps.at(step.at("roundtrip"))));
        else
            checkMapStep(step, maps);
    }
}

/// Every sequence of puts and removals of a key, with copies in between, against a map of the standard library.
inline void runAllSequences(const Json& table)
{
    const auto number = [&](const char* name) { return table.at("input").at(name).get<int>(); };
    Map map(streaming::TouchOrder::Kept);
    std::map<int, std::int64_t> reference; // key → time, which is the value as well
    std::int64_t time = 0;
    const auto check = [&] {
        for (std::int64_t before = 0; before <= time + 1; before += 1 + time / 9) {
            std::set<Json> expected;
            for (const auto& [key, touched] : reference)
                if (touched < before) expected.insert(Json::array({key, touched, touched}));
            EXPECT_EQ(entriesBefore(map, before), Json(expected));
        }
    };
    const int operations = number("num_sets") * number("ops_per_set");
    for (int operation = 0; operation < operations; ++operation) {
        for (int key = 0; key < number("num_keys"); ++key) {
            if ((key >> (operations - 1 - operation) & 1) == 0) {
                ++time;
                map.put(key, time, streaming::timeAt(time));
                reference[key] = time;
            } else {
                map.remove(key);
                reference.erase(key);
            }
        }
        check();
        if ((operation + 1) % number("ops_per_set") != 0) continue;
        const auto before = entriesOf(map);
        const auto parent = std::exchange(map, map.clone());
        map.put(-1, 0, streaming::timeAt(0));
        EXPECT_EQ(entriesOf(parent), before);
        map.remove(-1);
    }
}

/// One batch of mapWithState over given states.
struct OneBatch {
    std::vector<Json> before; ///< [key, state, time] each
    std::vector<Pair> data;
    streaming::Time time;
    std::optional<streaming::Duration> timeout = std::nullopt;

    /// The states after it; what `fn` returned goes to `output`.
    template <class Fn>
    Json run(const Fn& fn, std::vector<Json>& output) const
    {
        const auto table = std::make_shared<Map>(streaming::TouchOrder::Kept);
        for (const auto& entry : before)
            table->put(entry.at(0), entry.at(1), streaming::timeAt(entry.at(2).get<std::int64_t>()));
        streaming::StateHistory<Json, Json> history;
        const auto whole = history.pieces(table, streaming::timeAt(0)).at(0);
        streaming::MapWithStateRun<Json, Json, Json, Json, Fn> run(fn, {.timeout = timeout});
        run.restore({{whole.id, whole.bytes()}});
        run.enter(time, streaming::parallelize(data));
        const auto mapped = run.mappedAt(time);
        run.advance(time);
        output = (**mapped).at(0);
        return entriesOf(*run.table());
    }
};

inline void runRecord(const Json& table)
{
    for (const auto& step : table.at("input")) {
        OneBatch batch{.before = {}, .data = {}, .time = streaming::timeAt(2000)};
        for (const auto& state : step.at("init_states")) batch.before.push_back(Json::array({"key", state, 1000}));
        for (const auto& word : step.at("data")) batch.data.emplace_back("key", word);
        if (step.at("remove_timed_out").get<bool>())
            batch.timeout = streaming::Duration(2000 - step.at("timeout_threshold").get<std::int64_t>());
        auto removed = Json::array();
        auto timedOut = Json::array();
        std::vector<Json> output;
        const auto fn = [&](streaming::Time, const Json&, const MaybeJson& word, streaming::State<Json>& state) -> MaybeJson {
            if (!word) return timedOut.push_back(state.get()), std::nullopt;
            if (*word == "get-state") return state.getOption().value_or(-1);
            if (*word == "update-state") state.update(state.exists() ? plus(state.get(), 1) : Json(0));
            if (*word == "remove-state") removed.push_back(state.get()), state.remove();
            return std::nullopt;
        };
        std::set<Json> expected;
        for (const auto& state : step.at("expected_states"))
            expected.insert(Json::array({"key", state.at(0), state.at(1)}));
        EXPECT_EQ(batch.run(fn, output), Json(expected)) << step;
        EXPECT_EQ(Json(output), step.at("expected_output")) << step;
        EXPECT_EQ(timedOut, step.at("expected_timing_out")) << step;
        EXPECT_EQ(removed, step.at("expected_removed")) << step;
    }
}

inline void runGenerations(const Json& table)
{
    std::map<std::string, Json> known{{"init", Json::parse(R"([["k1", 0, 123], ["k2", 0, 123]])")}};
    for (const auto& step : table.at("input")) {
        OneBatch batch{.before = known.at(step.at("base")), .data = {}, .time = streaming::timeAt(345)};
        for (const auto& pair : step.at("data")) batch.data.emplace_back(pair.at(0), pair.at(1));
        std::vector<Json> output;
        const auto fn = [](const Json&, const MaybeJson& value, streaming::State<Json>& state) {
            if (*value == 1) state.update(state.exists() ? plus(state.get(), 1) : Json(0));
            if (*value == 2) state.remove();
            return *value;
        };
        const auto states = batch.run(fn, output);
        EXPECT_EQ(states, Json(step.at("expected").get<std::set<Json>>())) << step;
        EXPECT_EQ(output.size(), step.at("data").size()) << "once a record: " << step;
        if (step.contains("name")) known[step.at("name")] = states;
    }
}

} // namespace spark
