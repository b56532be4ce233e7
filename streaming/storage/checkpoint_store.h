/// Checkpoints on disk: the newest ten, and the pieces of state that they refer to.
#pragma once

#include "streaming/storage/checkpoint_format.h"
#include "streaming/storage/piece_log.h"

#include <optional>
#include <set>

namespace streaming::storage {

struct CheckpointOptions {
    std::size_t kept = 10;
    std::uint64_t segmentBytes = std::uint64_t(16) << 20; ///< of a file of pieces
};

/// A directory with files `checkpoint-NUMBER` and the folder `pieces`. A piece is written once, with the first
/// checkpoint that has it, and stays for as long as a kept checkpoint refers to it. One thread at a time, one process
/// (see DirectoryLock). After a failed write every later `commit` gives that error (Unsafe).
///
///     auto store = CheckpointStore::open(files, directory);
///     auto last = store->newest();                  // first, so that the store knows what is there
///     if (last && *last) pane = store->piece("counts", 3);
///     store->commit(checkpoint, {{"counts", 4, bytes}}); // has pieces 3 and 4 of "counts": 3 is not written again
class CheckpointStore {
public:
    /// Makes the directory where it is not there.
    static Result<CheckpointStore> open(FileSystem& files, std::string directory, CheckpointOptions options = {});

    /// The newest that can be read with all of its pieces; none where there never was one. What is passed over is told
    /// by `notices`. Damaged where there are checkpoints and none can be read, or where the one to use is of a version
    /// that this program does not know.
    Result<std::optional<Checkpoint>> newest();

    /// Once it returns, `newest` of a store opened later gives this checkpoint. Every piece that it refers to is in
    /// `pieces`, or in the checkpoint that was committed or given by `newest` last. Its number is above that one's.
    /// Records of another log must be safe before a checkpoint says `logFrom` beyond them.
    Result<void> commit(Checkpoint checkpoint, const std::vector<NewPiece>& pieces);

    /// The bytes of a piece of the checkpoint that was committed or given by `newest` last.
    Result<std::string> piece(const std::string& node, std::uint64_t id) const;

    /// The smallest `logFrom` of the kept checkpoints: what the log must still have. None without checkpoints.
    std::optional<std::uint64_t> logNeededFrom() const;

    /// What a person should know, in words, since the last call.
    std::vector<std::string> notices();

private:
    /// What the store must know of a checkpoint for as long as it is kept.
    struct Kept {
        std::uint64_t logFrom = 0;
        std::set<std::uint64_t> segments; ///< that its pieces lie in
    };

    CheckpointStore(FileSystem& files, std::string directory, CheckpointOptions options, PieceLog pieces);

    std::string path(std::uint64_t number) const;
    Result<std::set<std::uint64_t>> numbers() const;
    Result<StoredCheckpoint> load(std::uint64_t number) const;
    Result<StoredCheckpoint> loadWithPieces(std::uint64_t number) const;
    Checkpoint adopt(StoredCheckpoint stored, const std::set<std::uint64_t>& numbers);
    Result<void> checkRequest(const Checkpoint& checkpoint, const std::vector<NewPiece>& pieces) const;
    Result<PiecePlaces> store(const Checkpoint& checkpoint, const std::vector<NewPiece>& pieces);
    Result<void> writeFile(std::uint64_t number, const std::string& bytes);
    Result<void> removePassedOver();
    void prune();
    void dropSegments();
    void tell(const std::string& notice);

    FileSystem* m_files;
    std::string m_directory;
    CheckpointOptions m_options;
    PieceLog m_pieces;
    std::map<std::uint64_t, Kept> m_kept;  ///< by number; the last is the current one
    PiecePlaces m_places;                  ///< of the current one
    std::set<std::uint64_t> m_passedOver;  ///< newer than the current one, and unreadable
    bool m_looked = false;                 ///< `newest` has told what is there
    std::vector<std::string> m_notices;
    FirstFailure m_failure;
};

} // namespace streaming::storage
