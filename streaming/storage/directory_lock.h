/// One writer for a directory of state.
#pragma once

#include "streaming/storage/file_system.h"

namespace streaming::storage {

/// Holds a directory for this process while it lives, by a lock on the file `lock` in it. The system lets go of it
/// when the process ends, however it ends.
///
///     auto lock = DirectoryLock::acquire(files, directory);
///     if (!lock) return tl::unexpected(lock.error()); // "... is in use by process 4711 ..."
class DirectoryLock {
public:
    /// Makes the directory where it is not there. Fails at once where another holds it (Usage, names the process) or
    /// where it cannot be made or written to (Write).
    static Result<DirectoryLock> acquire(FileSystem& files, const std::string& directory)
    {
        if (auto made = files.createDirectories(directory); !made) return tl::unexpected(made.error());
        auto lock = files.lock(directory + "/lock");
        if (!lock) return tl::unexpected(lock.error());
        return DirectoryLock(std::move(*lock));
    }

private:
    explicit DirectoryLock(std::unique_ptr<FileLock> lock) : m_lock(std::move(lock)) { }

    std::unique_ptr<FileLock> m_lock;
};

} // namespace streaming::storage
