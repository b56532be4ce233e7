/// Tells which files appeared in directories.
#pragma once

#include "streaming/descriptor.h"

#include <filesystem>
#include <map>
#include <vector>

namespace streaming {

struct FileChange {
    enum class Kind {
        Arrived, ///< moved in, or closed after it was written
        Gone,    ///< deleted or moved out
        Missed,  ///< there were more changes than the system keeps: anything may have happened
    };
    Kind kind{};
    std::filesystem::path file{};
};

/// Watches by inotify; never waits. One thread. Where the system has no watch left nothing is ever told.
class FileWatch {
public:
    FileWatch();

    /// Whether the directory was not watched before. Watching it again costs nothing.
    bool watch(const std::filesystem::path& directory);
    /// What changed since the last call, in order.
    std::vector<FileChange> changes();

private:
    void read(const char* bytes, std::size_t size, std::vector<FileChange>& changes);

    Descriptor m_inotify;
    std::map<int, std::filesystem::path> m_directories; // by watch
};

} // namespace streaming
