/// The states of a mapWithState, and what its function makes of each batch.
#pragma once

#include "streaming/dstream/state_run.h"
#include "streaming/state_spec.h"

namespace streaming {

/// What a function of mapWithState makes: always something, or, in the form with the time, perhaps nothing.
template <class Fn, class K, class V, class S>
struct MappedWithState {
    static constexpr bool timed = std::is_invocable_v<const Fn&, Time, const K&, const std::optional<V>&, State<S>&>;
    static auto result()
    {
        if constexpr (timed)
            return std::type_identity<
                typename std::invoke_result_t<const Fn&, Time, const K&, const std::optional<V>&, State<S>&>::value_type>();
        else
            return std::type_identity<
                std::decay_t<std::invoke_result_t<const Fn&, const K&, const std::optional<V>&, State<S>&>>>();
    }
    using Type = typename decltype(result())::type;
};

/// Costs what the touched keys cost. Their former states are noted while a batch is folded in, and put back where the
/// function throws.
template <class K, class V, class S, class M, class Fn>
class MapWithStateRun final : public StateRun<K, V, S> {
    using Base = StateRun<K, V, S>;

public:
    using Mapped = std::vector<std::vector<M>>; ///< by partition

    MapWithStateRun(Fn fn, StateSpec<K, S> spec)
        : Base(spec.timeout ? TouchOrder::Kept : TouchOrder::None)
        , m_fn(std::move(fn))
        , m_spec(std::move(spec))
        , m_partitions{m_spec.numPartitions, m_spec.partitioner}
    {
    }

    const KeyPartitions<K>& partitions() const { return m_partitions; }

    /// Filled once the batch of that time has been folded in.
    std::shared_ptr<const std::optional<Mapped>> mappedAt(Time time)
    {
        auto place = std::make_shared<std::optional<Mapped>>();
        m_wanted.emplace(time, place);
        return place;
    }

private:
    struct Former {
        std::uint32_t number;
        std::optional<S> state;
        Time touched;
    };

    void process(Time time, const typename Base::Input& batch) override
    {
        Mapped mapped(m_partitions.count);
        try {
            if (this->first() && m_spec.initialState) initialise(time);
            if (batch) {
                forEachElement(*batch, [&](auto&& record) {
                    call(time, states().intern(record.first), record.first, std::optional<V>(record.second), mapped);
                });
            }
            if (m_spec.timeout) expire(time, mapped);
        } catch (...) {
            for (auto& former : m_formers) {
                states().row(former.number).state = std::move(former.state);
                states().row(former.number).touched = former.touched;
            }
            forgetFormers();
            throw;
        }
        for (const auto& former : m_formers) // nothing throws from here on
            states().settle(former.number, former.state.has_value());
        forgetFormers();
        deliver(time, std::move(mapped));
    }

    StateTable<K, S>& states() { return this->mutableTable(); }

    void note(std::uint32_t number)
    {
        if (number >= m_seen.size()) m_seen.resize(std::max<std::size_t>(number + 1, 2 * m_seen.size()));
        if (m_seen[number]) return;
        m_formers.push_back({number, states().row(number).state, states().row(number).touched});
        m_seen[number] = true;
    }

    void forgetFormers()
    {
        for (const auto& former : m_formers)
            m_seen[former.number] = false;
        m_formers.clear();
    }

    void initialise(Time time)
    {
        forEachElement(*m_spec.initialState, [&](const std::pair<K, S>& pair) {
            const auto number = states().intern(pair.first);
            note(number);
            states().row(number).state = pair.second;
            states().row(number).touched = time;
        });
    }

    void call(Time time, std::uint32_t number, const K& key, const std::optional<V>& value, Mapped& mapped)
    {
        note(number);
        auto& row = states().row(number);
        State<S> state(row.state);
        emit(time, key, value, state, mapped);
        if (state.updated() || (row.state && m_spec.timeout)) row.touched = time;
    }

    /// A key that got data in this batch is not expired by it: its time is that of the batch.
    void expire(Time time, Mapped& mapped)
    {
        for (auto number = states().oldest(); number != HashIndex::none; number = states().next(number)) {
            if (wasTouched(number)) continue; // still at its old place in the order
            if (states().row(number).touched >= time - *m_spec.timeout) return;
            note(number);
            State<S> state(states().row(number).state, State<S>::Reason::TimingOut);
            emit(time, states().key(number), std::nullopt, state, mapped);
            states().row(number).state.reset();
        }
    }

    bool wasTouched(std::uint32_t number) const { return number < m_seen.size() && m_seen[number]; }

    void emit(Time time, const K& key, const std::optional<V>& value, State<S>& state, Mapped& mapped)
    {
        auto& rows = mapped[m_partitions.of(key)];
        if constexpr (MappedWithState<Fn, K, V, S>::timed) {
            if (auto made = m_fn(time, key, value, state)) rows.push_back(std::move(*made));
        } else {
            rows.push_back(m_fn(key, value, state));
        }
    }

    void deliver(Time time, Mapped mapped)
    {
        if (const auto wanted = m_wanted.find(time); wanted != m_wanted.end())
            if (const auto place = wanted->second.lock()) *place = std::move(mapped);
        m_wanted.erase(m_wanted.begin(), m_wanted.upper_bound(time));
    }

    const Fn m_fn;
    StateSpec<K, S> m_spec;
    KeyPartitions<K> m_partitions;
    std::vector<Former> m_formers;
    std::vector<bool> m_seen;
    std::map<Time, std::weak_ptr<std::optional<Mapped>>> m_wanted;
};

} // namespace streaming
