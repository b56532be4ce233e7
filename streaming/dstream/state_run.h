/// A keyed state on its way through time, and the data set that shows it.
#pragma once

#include "streaming/dstream/saved_state.h"
#include "streaming/keyed/state_history.h"
#include "streaming/rdd.h"

#include <deque>
#include <map>

namespace streaming {

/// The batches that have been folded into the state, and those that wait for it. One thread at a time. Where a batch
/// throws, the state stays as it was before and the batch is tried again, before any later one.
template <class K, class V, class S>
class StateRun {
public:
    using Input = std::optional<RDD<std::pair<K, V>>>;
    using Table = StateTable<K, S>;

    explicit StateRun(TouchOrder order) : m_table(std::make_shared<Table>(order)) {}
    virtual ~StateRun() = default;
    StateRun(const StateRun&) = delete;
    StateRun& operator=(const StateRun&) = delete;

    /// Whether there has been a batch.
    bool started() const { return m_newest || !m_waiting.empty(); }
    std::shared_ptr<const Table> table() const { return m_table; }

    void enter(Time time, Input batch) { m_waiting.emplace_back(time, std::move(batch)); }

    /// Folds in the batches that wait, up to the one at `time`.
    void advance(Time time)
    {
        for (; !m_waiting.empty() && m_waiting.front().first <= time; m_waiting.pop_front()) {
            const auto at = m_waiting.front().first;
            const auto& batch = m_waiting.front().second;
            makeOwn(at);
            m_table->tidy();
            process(at, batch);
            m_newest = at;
        }
    }

    /// Where the table of a time is found once that has been reached, however late one asks.
    std::shared_ptr<std::shared_ptr<const Table>> pin(Time time)
    {
        auto place = std::make_shared<std::shared_ptr<const Table>>();
        m_pinned.emplace(time, place);
        return place;
    }

    std::vector<StatePiece> pieces()
        requires Serializable<K> && Serializable<S>
    {
        advance(Time::max());
        return m_newest ? m_history.pieces(m_table, *m_newest) : std::vector<StatePiece>{};
    }

    void restore(const SavedPieces& pieces)
        requires Serializable<K> && Serializable<S>
    {
        if (!pieces.empty()) m_newest = StateHistory<K, S>::restore(*m_table, pieces);
    }

protected:
    /// Changes the table, or throws and leaves it as it is.
    virtual void process(Time time, const Input& batch) = 0;

    Table& mutableTable() { return *m_table; }
    /// True for the first batch ever: nothing has been restored either.
    bool first() const { return !m_newest; }

private:
    /// The table changes in place for the batch at `next`, unless an earlier data set still shows it.
    void makeOwn(Time next)
    {
        const auto end = m_pinned.lower_bound(next);
        for (auto pinned = m_pinned.begin(); pinned != end; ++pinned)
            if (const auto place = pinned->second.lock(); place && !*place) *place = m_table;
        m_pinned.erase(m_pinned.begin(), end);
        if (m_table.use_count() > 1) m_table = std::make_shared<Table>(m_table->clone());
    }

    std::shared_ptr<Table> m_table;
    std::optional<Time> m_newest;
    std::deque<std::pair<Time, Input>> m_waiting;
    std::multimap<Time, std::weak_ptr<std::shared_ptr<const Table>>> m_pinned;
    StateHistory<K, S> m_history;
};

/// Which of `partitions` a key goes to.
template <class K>
struct KeyPartitions {
    std::size_t count = 1;
    std::function<std::size_t(const K&)> function{}; ///< none: by the key's hash

    std::size_t of(const K& key) const
    {
        if (count == 1) return 0;
        return (function ? function(key) : hashKey(key)) % count;
    }
};

/// All states at one time. Keys that are views live as long as this does.
template <class K, class V, class S>
class StateRdd final : public KeyedNode<K, S> {
public:
    StateRdd(WorkerPool* pool, std::shared_ptr<StateRun<K, V, S>> run, Time time, KeyPartitions<K> partitions)
        : KeyedNode<K, S>(pool)
        , m_run(std::move(run))
        , m_time(time)
        , m_partitions(std::move(partitions))
        , m_table(m_run->pin(time))
    {
    }

    std::size_t partitions() const override { return m_partitions.count; }
    bool materialized() const override { return true; }
    std::optional<std::size_t> knownSize() const override { return (*m_table)->living(); }

    void prepare() const override
    {
        if (*m_table) return;
        m_run->advance(m_time);
        if (!*m_table) *m_table = m_run->table();
    }

    void run(std::size_t partition, ChunkSink<std::pair<K, S>> sink) const override
    {
        const auto& table = **m_table;
        OutputBuffer<std::pair<K, S>> out(sink);
        for (std::uint32_t number = 0; number < table.size(); ++number) {
            if (!table.row(number).state) continue;
            auto key = table.key(number);
            if (m_partitions.of(key) == partition) out.emplace(std::move(key), *table.row(number).state);
        }
        out.flush();
    }

    void lookup(const HashedKey<K>& sought, FunctionRef<void(const S&)> visit) const override
    {
        if (const auto* state = (*m_table)->find(sought.hash, sought.key)) visit(*state);
    }

private:
    std::shared_ptr<StateRun<K, V, S>> m_run;
    Time m_time;
    KeyPartitions<K> m_partitions;
    std::shared_ptr<std::shared_ptr<const StateTable<K, S>>> m_table;
};

/// The elements of a batch, one after the other in the order of their partitions; partitions are computed side by side.
template <class T, class Use>
void forEachElement(const RDD<T>& rdd, Use use)
{
    rdd.node()->prepare();
    const auto useAll = [&](Chunk<T> chunk) { forEachIn(chunk, use); };
    if (rdd.partitions() == 1) return rdd.node()->run(0, useAll);
    std::vector<std::vector<T>> parts(rdd.partitions());
    rdd.node()->forEachPartition([&](std::size_t partition) { parts[partition] = gather(*rdd.node(), partition); });
    for (auto& part : parts)
        for (auto& element : part)
            use(std::move(element));
}

} // namespace streaming
