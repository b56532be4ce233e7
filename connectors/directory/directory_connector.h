/// A folder that is followed: what appears in it is read.
#pragma once

#include "connectors/files/file_reader.h"
#include "streaming/clock.h"
#include "streaming/connector.h"
#include "streaming/descriptor.h"

#include <set>
#include <string>

struct inotify_event;

namespace connectors::directory {

/// Reads every file that appears in a folder after `init`, once it is complete: moved or renamed into it, or created in
/// it and closed by its writer. What is there before, what is changed later, sub-folders, links, dot-files and `.part`
/// files are left out. A file is read as replay reads one; what is wrong with one is told by `warn`, and the others go
/// on.
class DirectoryConnector final : public streaming::Connector {
public:
    /// The clock gives the blocks their time of arrival; it must outlive the connector. `warn` may be empty; it is
    /// called by the connector's thread.
    DirectoryConnector(std::string path, const streaming::Clock& clock, files::Warn warn = {})
        : m_path(std::move(path)),
          m_clock(clock),
          m_warn(std::move(warn))
    {
    }

    std::string name() const override { return "directory"; }

    /// Error of kind `Usage`: no such folder, or not readable.
    streaming::Result<void> init() override;

    /// Error of kind `Unreachable`: the folder was removed or moved away; files are followed again once it is back.
    streaming::Result<void> run(std::stop_token stop, streaming::Store& store) override;

private:
    enum class Follow { On, Stopped, Gone };

    int watch();
    Follow readNext(files::FileReader& reader);
    Follow take(const inotify_event& event, files::FileReader& reader);
    Follow read(const std::string& name, files::FileReader& reader);
    void warn(std::string sentence) const;

    const std::string m_path;
    const streaming::Clock& m_clock;
    const files::Warn m_warn;
    streaming::Descriptor m_events; ///< inotify's; none while the folder is not watched
    std::set<std::string> m_begun; ///< names of files that were created and are still being written
    files::ReadCounts m_counts;
};

} // namespace connectors::directory
