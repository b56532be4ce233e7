/// What updateStateByKey and mapWithState have in common as streams.
#pragma once

#include "streaming/dstream/node.h"
#include "streaming/dstream/state_run.h"

namespace streaming {

/// The batches of a stateful node enter its run here, whether or not anybody asks for their results.
template <class K, class V, class S, class Out>
class StatefulNode : public StreamNode<Out> {
public:
    using Run = StateRun<K, V, S>;

    StatefulNode(StreamPtr<std::pair<K, V>> parent, std::shared_ptr<Run> run)
        : StreamNode<Out>(parent->graph(), parent->slide(), {parent}), m_parent(std::move(parent)), m_run(std::move(run))
    {
    }

    void enter(Time time) override
    {
        if (!isMultipleOf(time, this->slide())) return;
        try {
            m_run->advance(time);
        } catch (...) {
            // The batch waits on; the job that asks for it, or for a later one, meets the same exception.
        }
        auto batch = m_parent->at(time);
        if (batch || takesNothing()) m_run->enter(time, std::move(batch));
    }

    std::vector<StatePiece> statePieces() const override
    {
        if constexpr (savable)
            return m_run->pieces();
        else
            refuseToSave(*this, typeid(std::pair<K, S>));
    }

    void restoreState(const SavedPieces& pieces) override
    {
        if constexpr (savable) {
            try {
                m_run->restore(pieces);
            } catch (const StateError& error) {
                refuseToRestore(*this, error.what());
            }
        } else {
            refuseToSave(*this, typeid(std::pair<K, S>));
        }
    }

    std::string stateType() const override { return "state over " + typeText<std::pair<K, S>>(); }

protected:
    const std::shared_ptr<Run>& run() const { return m_run; }

    /// Whether a batch without a data set counts as an empty one.
    virtual bool takesNothing() const = 0;

private:
    static constexpr bool savable = Serializable<K> && Serializable<S>;

    StreamPtr<std::pair<K, V>> m_parent;
    std::shared_ptr<Run> m_run;
};

/// All states after each batch of a stateful node.
template <class K, class V, class S>
class StateSnapshotsNode final : public StreamNode<std::pair<K, S>> {
public:
    StateSnapshotsNode(
        std::shared_ptr<StreamNodeBase> parent, std::shared_ptr<StateRun<K, V, S>> run, KeyPartitions<K> partitions)
        : StreamNode<std::pair<K, S>>(parent->graph(), parent->slide(), {parent})
        , m_run(std::move(run))
        , m_partitions(std::move(partitions))
    {
    }

protected:
    std::optional<RDD<std::pair<K, S>>> compute(Time time) override
    {
        return RDD<std::pair<K, S>>(
            std::make_shared<StateRdd<K, V, S>>(&this->graph().pool(), m_run, time, m_partitions));
    }

private:
    std::shared_ptr<StateRun<K, V, S>> m_run;
    KeyPartitions<K> m_partitions;
};

} // namespace streaming
