/// The write-ahead log of a context's inputs.
#pragma once

#include "streaming/input/block_log.h"
#include "streaming/storage/record_log.h"

#include <mutex>
#include <optional>

namespace streaming {

/// Blocks go into one log, whichever input and source they come from. Any thread.
class RecordedBlocks {
public:
    explicit RecordedBlocks(storage::RecordLog log) : m_log(std::move(log)) {}
    RecordedBlocks(const RecordedBlocks&) = delete;

    /// The end that the block gets is the number of the record after it.
    bool append(std::size_t input, std::size_t source, RawBlock& block);
    /// Makes safe what was appended; the first failure of an append or a sync ever after.
    Result<void> sync();
    Result<void> dropBefore(std::uint64_t sequence);
    std::uint64_t next() const;

    using Visit = FunctionRef<void(std::size_t input, std::size_t source, RawBlock block)>;
    /// Before anything is appended: who is visited locks what an append is made under.
    Result<void> read(std::uint64_t from, Visit visit) const;

private:
    mutable std::mutex m_mutex;
    storage::RecordLog m_log;
    bool m_unsynced = false;
    std::optional<Error> m_failure;
};

/// The part of the log that one input writes.
class InputLog final : public BlockLog {
public:
    InputLog(RecordedBlocks& blocks, std::size_t input) : m_blocks(blocks), m_input(input) {}
    bool append(std::size_t source, RawBlock& block) override { return m_blocks.append(m_input, source, block); }
    Result<void> sync() override { return m_blocks.sync(); }

private:
    RecordedBlocks& m_blocks;
    std::size_t m_input;
};

} // namespace streaming
