/// Checkpoints of a running context, and going on from the newest.
#pragma once

#include "streaming/checkpoint.h"
#include "streaming/graph.h"
#include "streaming/input/intake.h"
#include "streaming/recovery/checkpoint_writer.h"
#include "streaming/recovery/recorded_blocks.h"
#include "streaming/storage/checkpoint_store.h"
#include "streaming/storage/directory_lock.h"

#include <memory>
#include <vector>

namespace streaming {

/// A checkpoint holds, at the end of one batch: the state of every stream, in pieces that are each written once; what
/// the inputs have open and how far they are; where the clock is; the program's own values. The inputs' write-ahead log
/// is made safe before every batch, so what a batch has shown is never taken back.
///
/// Used by the loop thread, and by the thread that starts the context before it runs. What a checkpoint holds is fixed
/// on that thread; files are written on another, so that batches need not wait for the disk.
class Recovery {
public:
    using Intakes = std::vector<std::shared_ptr<Intake>>;

    /// Takes the directory and reads what is there. `failed` is called on the writing thread when a checkpoint could
    /// not be written.
    static Result<std::unique_ptr<Recovery>> open(
        CheckpointOptions options, std::vector<KeptValue> values, std::function<void()> failed);

    Restart restart() const { return m_found ? Restart::GoesOn : Restart::Fresh; }

    /// Puts everything back, and has the inputs keep what they receive. Throws CheckpointError; nothing runs yet. Gives
    /// the scheduler's own bytes, none on a fresh start.
    std::optional<std::string> restore(const Graph& graph, const Intakes& intakes);

    /// Makes safe what was received: before a batch.
    Result<void> beforeBatch() { return m_blocks.sync(); }
    /// Whether the interval since the last checkpoint has passed.
    bool due(Time now) const { return now >= m_next; }
    /// Collects a checkpoint and has it written. Waits for the one before: a disk that cannot keep up with the interval
    /// must not leave the newest checkpoint further and further behind.
    Result<void> begin(Time batch, Time now, const std::string& scheduler, const Graph& graph, const Intakes& intakes);
    /// The first failure of those that are written so far, ever after.
    Result<void> written() const { return m_writer.outcome(); }
    /// The same once nothing is being written.
    Result<void> awaitWritten() { return m_writer.await(); }

private:
    Recovery(CheckpointOptions options, std::vector<KeptValue> values, storage::DirectoryLock lock,
        storage::RecordLog log, storage::CheckpointStore store, std::function<void()> failed);

    void tell(const std::string& text) const;
    void restoreStream(StreamNodeBase& stream, const storage::NodeState& saved);
    void restoreStreams(const Graph& graph);
    void keepInputs(const Intakes& intakes);
    void restoreInputs(const Intakes& intakes) const;
    void restoreBlocks(const Intakes& intakes);
    void addStream(const StreamNodeBase& stream, storage::Checkpoint& checkpoint, std::vector<storage::NewPiece>& pieces);
    Result<storage::Checkpoint> collect(const std::string& scheduler, const Intakes& intakes) const;
    Result<void> commit(storage::Checkpoint checkpoint, const std::vector<storage::NewPiece>& pieces);

    const CheckpointOptions m_options;
    const std::vector<KeptValue> m_values;
    storage::DirectoryLock m_lock;
    RecordedBlocks m_blocks;
    storage::CheckpointStore m_store;
    std::vector<std::unique_ptr<InputLog>> m_inputLogs;
    std::optional<storage::Checkpoint> m_found;
    std::map<std::string, std::set<std::uint64_t>> m_stored; // pieces in the last checkpoint begun, by stream
    std::uint64_t m_number = 0;
    Time m_next = Time::min();
    CheckpointWriter m_writer; // last: its thread uses the rest
};

} // namespace streaming
