/// Keeping a context's state over a restart: what to ask for, and what can go wrong.
///
///     auto made = StreamingContext::getOrCreate({.directory = "state"}, build); // build() makes the graph
///     if (!made) return report(made.error());
///     (*made)->start(); // goes on where the one before was killed
///
/// Nothing of the program is stored: the graph is built again, and each stream finds its state by its name.
#pragma once

#include "streaming/result.h"
#include "streaming/time.h"

#include <functional>
#include <memory>
#include <set>
#include <string>

namespace streaming::storage {
class FileSystem;
}

namespace streaming {

struct CheckpointOptions {
    std::string directory; ///< made where it is not there; one program at a time
    Duration interval{1000}; ///< how often at most a checkpoint is written, by the context's clock
    /// What the state belongs to. State of another program is refused; an empty text belongs to every program.
    std::string program{};
    std::set<std::string> ignoreState{}; ///< names of streams whose saved state is dropped
    std::function<void(std::string)> notice{}; ///< told, in words, of a torn end that was cut, of a checkpoint passed over
    std::shared_ptr<storage::FileSystem> files{}; ///< where the directory is; none: the machine's own
};

/// Something of the program's own that goes into every checkpoint. `save` is called on the loop thread between two
/// batches; an error of it ends the run, and the checkpoint is not written. `restore` is called by `start`.
struct KeptValue {
    std::string name;
    std::function<Result<std::string>()> save;
    std::function<Result<void>(const std::string&)> restore;
};

enum class Restart {
    Fresh,  ///< nothing was stored
    GoesOn, ///< from a checkpoint
};

/// State could not be stored or found again; thrown by `start` and `awaitTermination`. Kinds: Usage (state of another
/// program, a directory in use), Damaged, Unsafe, Write.
class CheckpointError : public std::runtime_error {
public:
    explicit CheckpointError(Error error) : std::runtime_error(error.message), m_error(std::move(error)) {}
    const Error& error() const { return m_error; }

private:
    Error m_error;
};

} // namespace streaming
