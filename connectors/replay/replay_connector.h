/// The recorded feeds: files, folders and standard input, read as one feed.
#pragma once

#include "connectors/files/file_list.h"
#include "connectors/files/file_reader.h"
#include "streaming/clock.h"
#include "streaming/connector.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace connectors::replay {

struct ReplayOptions {
    std::vector<std::string> paths; ///< files, folders, `-` for standard input; read in this order
    int standardInput = 0; ///< the descriptor that `-` stands for; it stays open
    files::Warn warn{}; ///< called by the connector's thread; may be left empty
};

/// How far a replay is.
struct Progress {
    std::uint64_t bytesRead = 0; ///< as they lie in the files, so of compressed ones the compressed
    std::optional<std::uint64_t> bytesTotal; ///< none: not all of it are regular files
    std::size_t filesTotal = 0;
    std::string file; ///< that is being read; empty before the first
    std::uint64_t filesDamaged = 0; ///< that could not be read to their end
};

/// Reads recorded feeds, plain or compressed by gzip, bzip2 or zstd, which is told by their content. A file is a
/// document to the engine: no record spans two.
///
/// A file that is damaged or cut short gives what can be read of it and a warning; the others follow. One of a kind
/// that is not read here (tar, zip, xz, ...) is an error of kind `Data` whose message has the command that unpacks it.
class ReplayConnector final : public streaming::Connector {
public:
    /// The clock gives the blocks their time of arrival; it must outlive the connector.
    ReplayConnector(ReplayOptions options, const streaming::Clock& clock)
        : m_options(std::move(options)),
          m_clock(clock)
    {
    }

    std::string name() const override { return "replay"; }

    /// Finds all files and looks at how each begins.
    streaming::Result<void> init() override;
    bool canGoOn() const override { return true; }
    /// A document is a file, in the order of reading. Standard input must be the same feed from its beginning.
    void goOnFrom(streaming::Position position) override { m_from = position; }
    streaming::Result<void> run(std::stop_token stop, streaming::Store& store) override;

    /// Any thread, once `init` has returned.
    Progress progress() const;
    /// The file of a position that it handed over. Any thread, once `init` has returned.
    const std::string& fileOf(streaming::Position position) const { return m_files.at(position.document).path; }

private:
    streaming::Result<void> add(const std::string& path);

    const ReplayOptions m_options;
    const streaming::Clock& m_clock;
    std::vector<files::File> m_files; ///< constant after `init`
    std::optional<std::uint64_t> m_bytesTotal = 0;
    streaming::Position m_from;
    files::ReadCounts m_counts;
    std::atomic<std::size_t> m_begun = 0; ///< how many files
};

} // namespace connectors::replay
