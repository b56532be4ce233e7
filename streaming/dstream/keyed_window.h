/// DStream::reduceByKeyAndWindow: each key's values in a window reduced to one, slide after slide, in place.
#pragma once

#include "streaming/dstream/saved_panes.h"
#include "streaming/dstream/window.h"
#include "streaming/keyed/inverse_window.h"
#include "streaming/keyed/two_stack_window.h"

namespace streaming {

/// A keyed window on its way through time: the columns, and the batches that are not folded into them yet.
template <class K, class V, class Columns>
class KeyedWindow {
public:
    KeyedWindow(Columns columns, Duration length, Duration slide)
        : m_columns(std::move(columns)), m_length(length), m_slide(slide)
    {
    }

    const auto& columns() const { return m_columns.columns(); }

    void enter(Time time, RDD<std::pair<K, V>> batch) { m_waiting.emplace_back(time, std::move(batch)); }

    /// Folds in the batches that wait, so that what they are made of can be freed.
    void absorb()
    {
        for (; !m_waiting.empty(); m_waiting.pop_front()) {
            const auto& [time, batch] = m_waiting.front();
            if (time > ceilTo(time, m_slide) - m_length) m_columns.enter(fold(time, batch)); // else: between two windows
        }
    }

    /// Brings the columns to the window that ends at `time`. Where a batch throws, it waits for the next try.
    void advance(Time time)
    {
        if (m_time && *m_time >= time) return;
        while (!m_waiting.empty() && m_waiting.front().first <= time - m_length)
            m_waiting.pop_front(); // it could not be computed, and need not be any more
        absorb();
        m_columns.leave(time - m_length);
        m_columns.settle(m_time.value_or(Time::min()));
        m_time = time;
    }

    const auto& window() const { return m_columns; }
    auto& window() { return m_columns; }

    KeyedWindow clone() const
    {
        KeyedWindow copy(m_columns.clone(), m_length, m_slide);
        copy.m_time = m_time;
        copy.m_waiting = m_waiting;
        return copy;
    }

private:
    Pane<V> fold(Time time, const RDD<std::pair<K, V>>& batch)
    {
        auto& columns = m_columns.columns();
        const auto& reduce = m_columns.reduce();
        const auto add = [&](Chunk<std::pair<K, V>> chunk) {
            columns.addAll(std::span<const std::pair<K, V>>(chunk.data, chunk.size), reduce);
        };
        try {
            // Many partitions are worth being combined side by side before they meet in one place.
            const auto input = batch.partitions() > 1 ? batch.reduceByKey(reduce) : batch;
            input.node()->prepare();
            for (std::size_t partition = 0; partition < input.partitions(); ++partition)
                input.node()->run(partition, add);
        } catch (...) {
            columns.discardFilling();
            throw;
        }
        return columns.takePane(time);
    }

    Columns m_columns;
    Duration m_length;
    Duration m_slide;
    std::optional<Time> m_time;
    std::deque<std::pair<Time, RDD<std::pair<K, V>>>> m_waiting;
};

/// The data set of a keyed window at one time. It shares the columns; whoever moves them on clones them first where a
/// data set is still in use.
template <class K, class V, class State>
class KeyedWindowRdd final : public RankedNode<K, V> {
public:
    KeyedWindowRdd(WorkerPool* pool, std::shared_ptr<State> state, Time time)
        : RankedNode<K, V>(pool), m_state(std::move(state)), m_time(time)
    {
    }

    std::size_t partitions() const override { return 1; }
    void prepare() const override { m_state->advance(m_time); }
    bool materialized() const override { return true; }
    std::optional<std::size_t> knownSize() const override { return columns().living(); }

    void run(std::size_t, ChunkSink<std::pair<K, V>> sink) const override
    {
        OutputBuffer<std::pair<K, V>> out(sink);
        const auto size = static_cast<std::uint32_t>(columns().values().size());
        for (std::uint32_t number = 0; number < size; ++number)
            if (columns().holds(number)) out.emplace(K(columns().keys().key(number)), columns().value(number));
        out.flush();
    }

    void lookup(const HashedKey<K>& sought, FunctionRef<void(const V&)> visit) const override
    {
        if (const auto* value = columns().find(sought.hash, sought.key)) visit(*value);
    }

    /// Looks at the dense column alone: a stretch that is below the threshold is passed over as a whole.
    void rank(Ranking<K, V>& ranking) const override
    {
        if constexpr (Rankable<K, V>) rankColumns(ranking);
    }

private:
    const auto& columns() const { return m_state->columns(); }

    void rankColumns(Ranking<K, V>& ranking) const
    {
        const auto& values = columns().values();
        for (std::size_t from = 0; from < values.size(); from += stretch) {
            const auto to = std::min(values.size(), from + stretch);
            const auto* threshold = ranking.threshold();
            if (threshold && to - from == stretch && !reaches(&values[from], *threshold)) continue;
            for (auto number = from; number < to; ++number) {
                if (columns().holds(static_cast<std::uint32_t>(number)))
                    ranking.offer(columns().keys().key(static_cast<std::uint32_t>(number)), values[number]);
            }
        }
    }

    static constexpr std::size_t stretch = 64;

    /// Whether one of a stretch of values is worth a closer look.
    static bool reaches(const V* values, const V& threshold)
    {
        if constexpr (std::is_arithmetic_v<V>) {
            const V least = threshold;
            V found{};
            for (std::size_t at = 0; at < stretch; ++at)
                found += static_cast<V>(values[at] >= least); // no branch and a fixed length: done many at a time
            return found != V{};
        }
        return true;
    }

    std::shared_ptr<State> m_state;
    Time m_time;
};

template <class K, class V, class Columns>
class KeyedWindowNode final : public StreamNode<std::pair<K, V>> {
public:
    using State = KeyedWindow<K, V, Columns>;

    KeyedWindowNode(StreamPtr<std::pair<K, V>> parent, const Window& window, Columns columns)
        : StreamNode<std::pair<K, V>>(parent->graph(), checkedSlide(window, *parent), {parent})
        , m_parent(std::move(parent))
        , m_length(window.length)
        , m_state(std::make_shared<State>(std::move(columns), window.length, this->slide()))
    {
    }

    Duration reach() const override { return StreamNodeBase::reach() + m_length; }

    void enter(Time time) override
    {
        makeOwn();
        try {
            m_state->absorb();
        } catch (...) {
            // It waits on; the job that asks for the window meets the same exception and reports it.
        }
        if (const auto batch = m_parent->at(time)) m_state->enter(time, *batch);
    }

    /// A piece a pane, and one for what the panes do not tell. Throws what a batch that waits throws.
    std::vector<StatePiece> statePieces() const override
    {
        if constexpr (savable) {
            makeOwn();
            m_state->absorb();
            return SavedPanes<K, V, Columns>::pieces(std::shared_ptr<const Columns>(m_state, &m_state->window()));
        } else {
            refuseToSave(*this, typeid(std::pair<K, V>));
        }
    }

    void restoreState(const SavedPieces& pieces) override
    {
        if constexpr (savable) {
            makeOwn();
            try {
                SavedPanes<K, V, Columns>::restore(m_state->window(), pieces);
            } catch (const StateError& error) {
                refuseToRestore(*this, error.what());
            }
        } else {
            refuseToSave(*this, typeid(std::pair<K, V>));
        }
    }

    std::string stateType() const override
    {
        return "keyed window of " + toString(m_length) + " over " + typeText<std::pair<K, V>>();
    }

protected:
    std::optional<RDD<std::pair<K, V>>> compute(Time time) override
    {
        makeOwn();
        return RDD<std::pair<K, V>>(
            std::make_shared<KeyedWindowRdd<K, V, State>>(&this->graph().pool(), m_state, time));
    }

private:
    static constexpr bool savable = Serializable<K> && Serializable<V>;

    /// The columns change in place unless an earlier data set still shows them.
    void makeOwn() const
    {
        if (m_state.use_count() > 1) m_state = std::make_shared<State>(m_state->clone());
    }

    StreamPtr<std::pair<K, V>> m_parent;
    Duration m_length;
    mutable std::shared_ptr<State> m_state; // mutable: what is saved must have been folded in
};

} // namespace streaming
