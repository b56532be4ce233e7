/// DStream::mapWithState: a function that sees each record together with the state of its key.
#pragma once

#include "streaming/dstream/map_with_state_run.h"
#include "streaming/dstream/stateful_node.h"

namespace streaming {

/// What the function made of one batch.
template <class M, class Run>
class MappedRdd final : public RddNode<M> {
public:
    MappedRdd(WorkerPool* pool, std::shared_ptr<Run> run, Time time)
        : RddNode<M>(pool), m_run(std::move(run)), m_time(time), m_rows(m_run->mappedAt(time))
    {
    }

    std::size_t partitions() const override { return m_run->partitions().count; }
    bool materialized() const override { return true; }

    void prepare() const override
    {
        m_run->advance(m_time);
        if (!*m_rows) throw JobError("the batch at " + toString(m_time) + " has gone by unused");
    }

    void run(std::size_t partition, ChunkSink<M> sink) const override
    {
        const auto& rows = (**m_rows)[partition];
        for (std::size_t at = 0; at < rows.size(); at += Chunk<M>::limit)
            sink(Chunk<M>{const_cast<M*>(rows.data()) + at, std::min(Chunk<M>::limit, rows.size() - at), false});
    }

private:
    std::shared_ptr<Run> m_run;
    Time m_time;
    std::shared_ptr<const std::optional<typename Run::Mapped>> m_rows;
};

template <class K, class V, class S, class M, class Fn>
class MapWithStateNode final : public StatefulNode<K, V, S, M> {
public:
    using Run = MapWithStateRun<K, V, S, M, Fn>;

    MapWithStateNode(StreamPtr<std::pair<K, V>> parent, std::shared_ptr<Run> run)
        : StatefulNode<K, V, S, M>(std::move(parent), run), m_run(std::move(run))
    {
    }

protected:
    bool takesNothing() const override { return true; }

    std::optional<RDD<M>> compute(Time time) override
    {
        return RDD<M>(std::make_shared<MappedRdd<M, Run>>(&this->graph().pool(), m_run, time));
    }

private:
    std::shared_ptr<Run> m_run;
};

} // namespace streaming
