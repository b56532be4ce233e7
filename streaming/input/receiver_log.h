/// What a receiver stored, in the write-ahead log.
#pragma once

#include "streaming/input/batch_rows.h"
#include "streaming/input/block_log.h"
#include "streaming/serialization.h"

#include <optional>

namespace streaming {

/// How far batches have come with the blocks of a receiver; what a checkpoint keeps of it.
struct ReceiverProgress {
    std::uint64_t taken = 0;   ///< the log's place behind the last block that was taken
    Time batch = Time::min();  ///< the last batch that took blocks
    Time newest = Time::min(); ///< later where batches run again: the last that ever took blocks
    std::int64_t processed = 0;
    std::int64_t dropped = 0;

    template <class Archive>
    void serialize(Archive& archive)
    {
        archive(taken, batch, newest, processed, dropped);
    }
};

/// The first rows of a block that no batch got: the policy dropped them. The block ends at `end`.
struct LeftOutRows {
    std::uint64_t end = 0;
    std::uint32_t rows = 0;

    template <class Archive>
    void serialize(Archive& archive)
    {
        archive(end, rows);
    }
};

/// Blocks are records of source 0, with the last batch that did not get them; batches are those of source 1, with what
/// was left out of the blocks before. Any thread.
template <class T>
class ReceiverLog {
public:
    enum Source : std::size_t { Blocks, Batches };

    /// Whether the elements can be written at all.
    static constexpr bool possible = Serializable<T>;

    explicit ReceiverLog(BlockLog& log) : m_log(log) {}

    /// Where the block ends in the log; none where it could not be written. Throws what writing an element throws.
    std::optional<std::uint64_t> append(const std::vector<T>& rows, Time after)
    {
        if constexpr (possible) return append(Blocks, after, toBytes(rows));
        return std::nullopt;
    }

    /// A failure is that of the next `sync`.
    void appendBatch(Time batch, const std::vector<LeftOutRows>& leftOut) { append(Batches, batch, toBytes(leftOut)); }

    Result<void> sync() { return m_log.sync(); }

    /// Throws StateError where the bytes are not those of such rows. What views point to is kept with them.
    static BlockRows<T> rowsOf(const RawBlock& block)
    {
        struct Rows {
            TextArena texts;
            std::vector<T> rows;
        };
        const auto kept = std::make_shared<Rows>();
        if constexpr (possible) kept->rows = fromBytes<std::vector<T>>(block.bytes.view(), kept->texts);
        return BlockRows<T>(kept, &kept->rows);
    }

    static std::vector<LeftOutRows> leftOutOf(const RawBlock& batch)
    {
        return fromBytes<std::vector<LeftOutRows>>(batch.bytes.view());
    }

private:
    std::optional<std::uint64_t> append(Source source, Time time, const std::string& bytes)
    {
        RawBlock block;
        block.bytes = ByteBuffer(bytes);
        block.arrival = time;
        if (!m_log.append(source, block)) return std::nullopt;
        return block.end.offset;
    }

    BlockLog& m_log;
};

} // namespace streaming
