/// The files that appear in a directory, as a stream.
#pragma once

#include "streaming/dstream/node.h"
#include "streaming/dstream/saved_state.h"
#include "streaming/input/file_selector.h"
#include "streaming/input/rows_at_hand.h"

#include <atomic>

namespace streaming {

/// Counts the elements as they are read: each partition once, however often it is run.
template <class T>
class CountedRowsNode final : public RddNode<T> {
public:
    using Counts = std::shared_ptr<std::vector<std::atomic<std::int64_t>>>;

    explicit CountedRowsNode(RddPtr<T> parent)
        : RddNode<T>(parent->pool())
        , m_parent(std::move(parent))
        , m_counts(std::make_shared<std::vector<std::atomic<std::int64_t>>>(m_parent->partitions()))
    {
    }

    const Counts& counts() const { return m_counts; }
    std::size_t partitions() const override { return m_parent->partitions(); }
    void prepare() const override { m_parent->prepare(); }
    std::optional<std::size_t> knownSize() const override { return m_parent->knownSize(); }

    void run(std::size_t partition, ChunkSink<T> sink) const override
    {
        std::int64_t rows = 0;
        m_parent->run(partition, [&](Chunk<T> chunk) {
            rows += static_cast<std::int64_t>(chunk.size);
            sink(chunk);
        });
        (*m_counts)[partition] = rows;
    }

private:
    RddPtr<T> m_parent;
    Counts m_counts;
};

/// A batch holds the new files' elements, one partition a file at least. They are read when a job runs.
template <class T>
class FileInput final : public StreamNode<T>, public RowsAtHand {
public:
    /// The data set of one file.
    using Read = std::function<RDD<T>(const std::filesystem::path& file, WorkerPool& pool)>;

    FileInput(Graph& graph, std::string pattern, FileOptions options, Read read)
        : StreamNode<T>(graph, graph.batch(), {})
        , m_selector(graph.batch(), graph.clock(), std::move(pattern), std::move(options))
        , m_read(std::move(read))
    {
    }

    /// Of the last batch, those that were read so far.
    std::int64_t records(Time time) const
    {
        std::int64_t records = 0;
        if (time == m_batch && m_counts)
            for (const auto& rows : *m_counts) records += rows;
        return records;
    }

    bool areAtHand(Time time) override
    {
        const auto rdd = this->at(time);
        return rdd && rdd->node().get() == m_given; // another one: it is to be cached
    }

    /// Which files were seen.
    std::vector<StatePiece> statePieces() const override
    {
        return {{m_selector.changes(), [this] { return m_selector.save(); }}};
    }

    void restoreState(const SavedPieces& pieces) override
    {
        try {
            for (const auto& [changes, bytes] : pieces) m_selector.restore(changes, bytes);
        } catch (const StateError& error) {
            refuseToRestore(*this, error.what());
        }
    }

    std::string stateType() const override { return "files taken"; }

protected:
    std::optional<RDD<T>> compute(Time time) override
    {
        auto& pool = this->graph().pool();
        m_batch = time;
        m_counts = nullptr;
        m_given = nullptr;
        std::vector<RDD<T>> sets;
        for (const auto& file : m_selector.select(time)) sets.push_back(m_read(file, pool));
        if (sets.empty()) return parallelize<T>({}, 0, &pool);
        const auto counted = std::make_shared<CountedRowsNode<T>>(unionOf(sets).node());
        m_counts = counted->counts();
        m_given = counted.get();
        return RDD<T>(counted);
    }

private:
    FileSelector m_selector;
    Read m_read;
    Time m_batch = Time::min();
    typename CountedRowsNode<T>::Counts m_counts; // of that batch
    const RddNode<T>* m_given = nullptr;          // its data set
};

} // namespace streaming
