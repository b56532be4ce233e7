/// The rows of one batch: nothing is copied, a batch is a list of stretches of decoded blocks.
#pragma once

#include "streaming/rdd/output_buffer.h"

#include <algorithm>
#include <cstdint>

namespace streaming {

template <class T>
using BlockRows = std::shared_ptr<const std::vector<T>>;

/// The rows that one block gave to one batch, in feed order.
template <class T>
struct Part {
    struct Stretch {
        std::uint32_t from;
        std::uint32_t to;
    };
    BlockRows<T> block;
    std::vector<Stretch> stretches;

    void add(std::uint32_t row)
    {
        if (!stretches.empty() && stretches.back().to == row)
            ++stretches.back().to;
        else
            stretches.push_back({row, row + 1});
    }
};

/// A batch as an RDD. Partitions are contiguous in feed order, and as many as the batch is worth: waking a worker for
/// little work costs more than it gives.
template <class T>
class BatchRowsNode final : public RddNode<T> {
public:
    static constexpr std::size_t rowsWorthAPartition = 32768;

    BatchRowsNode(WorkerPool* pool, std::vector<Part<T>> parts, std::size_t rows)
        : RddNode<T>(pool), m_parts(std::move(parts)), m_rows(rows)
    {
        const auto worth = std::clamp<std::size_t>(rows / rowsWorthAPartition, 1, pool->threads());
        for (std::size_t partition = 0; partition <= worth; ++partition)
            m_bounds.push_back(partition * m_parts.size() / worth);
    }

    std::size_t partitions() const override { return m_bounds.size() - 1; }
    void prepare() const override {}
    std::optional<std::size_t> knownSize() const override { return m_rows; }

    void run(std::size_t partition, ChunkSink<T> sink) const override
    {
        for (auto part = m_bounds[partition]; part < m_bounds[partition + 1]; ++part)
            runPart(m_parts[part], sink);
    }

private:
    /// Feeds are nearly in order, so around a batch's edges many stretches are a row or two: those are brought
    /// together, since a chunk a row would cost more than copying the row.
    static void runPart(const Part<T>& part, ChunkSink<T> sink)
    {
        constexpr std::uint32_t shortStretch = 16;
        OutputBuffer<T> gathered(sink);
        auto* const rows = const_cast<T*>(part.block->data());
        for (const auto [from, to] : part.stretches) {
            if (to - from < shortStretch) {
                for (auto row = from; row < to; ++row)
                    gathered.emplace(std::as_const(rows[row]));
                continue;
            }
            gathered.flush();
            for (std::size_t at = from; at < to; at += Chunk<T>::limit)
                sink(Chunk<T>{rows + at, std::min<std::size_t>(Chunk<T>::limit, to - at), false});
        }
        gathered.flush();
    }

    std::vector<Part<T>> m_parts;
    std::size_t m_rows;
    std::vector<std::size_t> m_bounds;
};

} // namespace streaming
