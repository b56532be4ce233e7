/// DStream::updateStateByKey: the state of every key made anew in every batch.
#pragma once

#include "streaming/dstream/stateful_node.h"

namespace streaming {

/// Calls the function in whichever form it has.
template <class K, class V, class S, class Fn>
struct UpdateForm {
    static constexpr bool byKey = std::is_invocable_v<const Fn&, const std::vector<V>&, std::optional<S>>;
    static constexpr bool timed = std::is_invocable_v<const Fn&, Time, const K&, const std::vector<V>&, std::optional<S>>;
    static constexpr bool partitioned = !byKey && !timed;

    static std::optional<S> call(
        const Fn& fn, Time time, const K& key, const std::vector<V>& values, const std::optional<S>& state)
    {
        if constexpr (timed)
            return fn(time, key, values, state);
        else
            return fn(values, state);
    }
};

/// The new states are made beside the old ones and take their place when all are there.
template <class K, class V, class S, class Fn>
class UpdateStateRun final : public StateRun<K, V, S> {
    using Base = StateRun<K, V, S>;
    using Form = UpdateForm<K, V, S, Fn>;

public:
    UpdateStateRun(WorkerPool* pool, Fn fn, UpdateOptions<K, S> options)
        : Base(TouchOrder::None)
        , m_pool(pool)
        , m_fn(std::move(fn))
        , m_options(std::move(options))
        , m_partitions{m_options.numPartitions, m_options.partitioner}
    {
        if (m_partitions.count == 0) throw GraphError("updateStateByKey needs at least one partition");
    }

    const KeyPartitions<K>& partitions() const { return m_partitions; }

private:
    using States = std::vector<std::optional<S>>;
    using Values = std::vector<std::vector<V>>; // by key number

    void process(Time time, const typename Base::Input& batch) override
    {
        Values values;
        const auto before = former();
        if (batch) {
            forEachElement(*batch, [&](auto&& record) {
                const auto number = states().intern(record.first);
                if (number >= values.size()) values.resize(number + 1);
                values[number].push_back(std::forward<decltype(record)>(record).second);
            });
        }
        values.resize(states().size());
        States next;
        if constexpr (Form::partitioned)
            next = updatePartitions(before, std::move(values));
        else
            next = updateKeys(time, before, values);
        take(time, std::move(next));
    }

    StateTable<K, S>& states() { return this->mutableTable(); }

    /// States from before the first batch ever, by key number; none later: they are in the table.
    States former()
    {
        States initial;
        if (!this->first() || !m_options.initialState) return initial;
        forEachElement(*m_options.initialState, [&](const std::pair<K, S>& pair) {
            const auto number = states().intern(pair.first);
            if (number >= initial.size()) initial.resize(number + 1);
            initial[number] = pair.second;
        });
        return initial;
    }

    const std::optional<S>& stateOf(std::uint32_t number, const States& before)
    {
        return number < before.size() ? before[number] : states().row(number).state;
    }

    States updateKeys(Time time, const States& before, const Values& values)
    {
        States next(states().size());
        const std::size_t slice = 8192;
        m_pool->run((next.size() + slice - 1) / slice, [&](std::size_t part) {
            const auto end = std::min(next.size(), (part + 1) * slice);
            for (auto number = static_cast<std::uint32_t>(part * slice); number < end; ++number) {
                const auto& state = stateOf(number, before);
                if (state || !values[number].empty())
                    next[number] = Form::call(m_fn, time, states().key(number), values[number], state);
            }
        });
        return next;
    }

    States updatePartitions(const States& before, Values values)
    {
        std::vector<std::vector<KeyUpdate<K, V, S>>> partitions(m_partitions.count);
        for (std::uint32_t number = 0; number < values.size(); ++number) {
            const auto& state = stateOf(number, before);
            auto key = states().key(number);
            auto& partition = partitions[m_partitions.of(key)];
            if (state || !values[number].empty())
                partition.push_back({std::move(key), std::move(values[number]), state});
        }
        std::vector<std::vector<std::pair<K, S>>> made(partitions.size());
        m_pool->run(partitions.size(), [&](std::size_t partition) {
            for (auto&& pair : m_fn(std::move(partitions[partition])))
                made[partition].push_back(std::forward<decltype(pair)>(pair));
        });
        return statesOf(made);
    }

    States statesOf(std::vector<std::vector<std::pair<K, S>>>& made)
    {
        States next;
        for (auto& partition : made) {
            for (auto& [key, state] : partition) {
                const auto number = states().intern(key);
                if (number >= next.size()) next.resize(number + 1);
                next[number] = std::move(state);
            }
        }
        next.resize(states().size());
        return next;
    }

    static bool same(const std::optional<S>& a, const std::optional<S>& b)
    {
        if constexpr (std::equality_comparable<S>)
            return a == b;
        else
            return !a && !b;
    }

    void take(Time time, States next)
    {
        for (std::uint32_t number = 0; number < next.size(); ++number) {
            auto& row = states().row(number);
            if (same(row.state, next[number])) continue;
            const bool had = row.state.has_value();
            row.state = std::move(next[number]);
            row.touched = time;
            states().settle(number, had);
        }
    }

    WorkerPool* m_pool;
    const Fn m_fn;
    UpdateOptions<K, S> m_options;
    KeyPartitions<K> m_partitions;
};

template <class K, class V, class S, class Fn>
class UpdateStateNode final : public StatefulNode<K, V, S, std::pair<K, S>> {
public:
    using Run = UpdateStateRun<K, V, S, Fn>;

    UpdateStateNode(StreamPtr<std::pair<K, V>> parent, std::shared_ptr<Run> run)
        : StatefulNode<K, V, S, std::pair<K, S>>(std::move(parent), run), m_partitions(run->partitions())
    {
    }

protected:
    /// Until there has been a data set there is no state to go on with.
    bool takesNothing() const override { return this->run()->started(); }

    std::optional<RDD<std::pair<K, S>>> compute(Time time) override
    {
        if (!this->run()->started()) return std::nullopt;
        return RDD<std::pair<K, S>>(
            std::make_shared<StateRdd<K, V, S>>(&this->graph().pool(), this->run(), time, m_partitions));
    }

private:
    KeyPartitions<K> m_partitions;
};

} // namespace streaming
