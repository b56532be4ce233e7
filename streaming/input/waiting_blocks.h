/// The blocks of a receiver that wait for a batch.
#pragma once

#include "streaming/input/receiver_log.h"

#include <deque>
#include <map>

namespace streaming {

/// The oldest first. Used under the lock of its owner.
template <class T>
class WaitingBlocks {
public:
    struct Block {
        BlockRows<T> rows;
        std::uint32_t from = 0; ///< rows before were dropped
        Time after;             ///< a batch behind this one takes it
        std::uint64_t end = 0;  ///< in the log; 0 without one

        std::uint32_t left() const { return static_cast<std::uint32_t>(rows->size()) - from; }
    };

    bool empty() const { return m_blocks.empty(); }
    const Block& front() const { return m_blocks.front(); }
    void add(Block block) { m_blocks.push_back(std::move(block)); }

    /// Those that `batch` gets; all without one.
    std::vector<Block> take(std::optional<Time> batch)
    {
        std::vector<Block> taken;
        for (; !m_blocks.empty() && (!batch || m_blocks.front().after < *batch); m_blocks.pop_front())
            taken.push_back(std::move(m_blocks.front()));
        return taken;
    }

    /// Drops rows of the oldest block behind `newest`, at most so many; how many. What a batch had before a restart, it
    /// gets again.
    std::size_t dropOldest(std::size_t wanted, Time newest)
    {
        const auto oldest = std::find_if(
            m_blocks.begin(), m_blocks.end(), [&](const auto& block) { return block.after >= newest; });
        if (oldest == m_blocks.end()) return 0;
        const auto dropped = static_cast<std::uint32_t>(std::min<std::size_t>(wanted, oldest->left()));
        if (oldest->end > 0) m_leftOut[oldest->end] = oldest->from + dropped;
        drop(oldest, dropped);
        return dropped;
    }

    /// Drops again what was dropped before a restart; how many rows.
    std::size_t leaveOut(const LeftOutRows& leftOut)
    {
        const auto block = std::find_if(
            m_blocks.begin(), m_blocks.end(), [&](const auto& waiting) { return waiting.end == leftOut.end; });
        if (block == m_blocks.end() || leftOut.rows <= block->from) return 0;
        const auto dropped = std::min(leftOut.rows - block->from, block->left());
        drop(block, dropped);
        return dropped;
    }

    /// What was dropped of blocks in the log since the last call.
    std::vector<LeftOutRows> takeLeftOut()
    {
        std::vector<LeftOutRows> leftOut;
        for (const auto& [end, rows] : std::exchange(m_leftOut, {})) leftOut.push_back({end, rows});
        return leftOut;
    }

private:
    void drop(typename std::deque<Block>::iterator block, std::uint32_t rows)
    {
        block->from += rows;
        if (block->left() == 0) m_blocks.erase(block);
    }

    std::deque<Block> m_blocks;
    std::map<std::uint64_t, std::uint32_t> m_leftOut; // rows by the block's end
};

} // namespace streaming
