/// Reads recorded files, one after the other, into a store.
#pragma once

#include "streaming/deliver.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

namespace connectors::files {

/// Takes one sentence for the user, about what does not end the source.
using Warn = std::function<void(std::string)>;

/// Figures that any thread may read while a reader works.
struct ReadCounts {
    std::atomic<std::uint64_t> bytes = 0; ///< as they lie in the files
    std::atomic<std::uint64_t> damaged = 0; ///< files that could not be read to their end
};

/// Unpacks and hands over files. Used by the connector's thread, during one `run`.
class FileReader {
public:
    FileReader(streaming::Store& store, const streaming::Clock& clock, const streaming::StopEvent& stop,
        const Warn& warn, ReadCounts& counts)
        : m_store(store),
          m_clock(clock),
          m_stop(stop),
          m_warn(warn),
          m_counts(counts)
    {
    }

    /// Hands over the file `path` as one document. Damage, also one that cannot be opened, is counted and told by
    /// `warn`, and what could be read before it is used. Error of kind `Data`: the file is of a kind that is not read
    /// here; the message has the command that unpacks it. What lies before `from`, in the bytes as unpacked, is skipped.
    streaming::Result<streaming::Ending> read(const std::string& path, streaming::Position from = {});

    /// The same for `fd`, which stays open; `path` (`-`: standard input) is for messages.
    streaming::Result<streaming::Ending> read(int fd, const std::string& path, streaming::Position from = {});

private:
    void damage(const std::string& path, const std::string& what);

    streaming::Store& m_store;
    const streaming::Clock& m_clock;
    const streaming::StopEvent& m_stop;
    const Warn& m_warn;
    ReadCounts& m_counts;
};

/// Opens a file for reading. It never waits, for a writer of a named pipe neither.
streaming::Descriptor openFile(const std::string& path);

} // namespace connectors::files
