/// mapWithState: what its function is given, and how it is set up.
///
///     auto totals = counts.mapWithState<int>([](const std::string&, std::optional<int> count, State<int>& total) {
///         total.update(count.value_or(0) + total.getOption().value_or(0));
///         return total.get();
///     });
#pragma once

#include "streaming/rdd.h"

namespace streaming {

/// The state of one key while the function looks at it. Its misuse throws std::logic_error.
template <class S>
class State {
public:
    enum class Reason { Data, TimingOut };

    explicit State(std::optional<S>& state, Reason reason = Reason::Data) : m_state(state), m_reason(reason) {}

    bool exists() const { return m_state.has_value(); }
    /// Throws where there is none.
    const S& get() const
    {
        if (!m_state) throw std::logic_error("State is not set");
        return *m_state;
    }
    const std::optional<S>& getOption() const { return m_state; }

    /// Throws for a state that was removed or is timing out.
    void update(S state)
    {
        require(!m_removed, "Cannot update the state after it has been removed");
        require(!isTimingOut(), "Cannot update the state that is timing out");
        m_state = std::move(state);
        m_updated = true;
    }

    /// Throws for a state that was removed or is timing out.
    void remove()
    {
        require(!m_removed, "Cannot remove the state as it has already been removed");
        require(!isTimingOut(), "Cannot remove the state that is timing out");
        m_state.reset();
        m_removed = true;
    }

    /// No data came for the whole time-out: the state is shown for the last time.
    bool isTimingOut() const { return m_reason == Reason::TimingOut; }

    bool updated() const { return m_updated; }
    bool removed() const { return m_removed; }

private:
    static void require(bool allowed, const char* message)
    {
        if (!allowed) throw std::logic_error(message);
    }

    std::optional<S>& m_state;
    Reason m_reason;
    bool m_updated = false;
    bool m_removed = false;
};

/// How mapWithState is set up.
template <class K, class S>
struct StateSpec {
    std::optional<RDD<std::pair<K, S>>> initialState{}; ///< before the first batch ever
    std::size_t numPartitions = 1;                      ///< of the mapped stream and of the snapshots
    std::function<std::size_t(const K&)> partitioner{}; ///< none: by the key's hash
    std::optional<Duration> timeout{}; ///< a key goes in the first batch that is more than this after its last data
};

/// How updateStateByKey is set up.
template <class K, class S>
struct UpdateOptions {
    std::optional<RDD<std::pair<K, S>>> initialState{}; ///< before the first batch ever
    std::size_t numPartitions = 1;
    std::function<std::size_t(const K&)> partitioner{}; ///< none: by the key's hash
};

/// A key with what came for it in a batch and its state, for the form of updateStateByKey that sees whole partitions.
template <class K, class V, class S>
struct KeyUpdate {
    K key;
    std::vector<V> values;
    std::optional<S> state;
};

} // namespace streaming
