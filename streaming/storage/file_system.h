/// All access to files of stored state, behind one small interface, so that a test can fail, tear or count any call.
///
/// A failed write, fsync, rename, truncate or remove is an error of the kind Unsafe; a failed read is Damaged.
#pragma once

#include "streaming/result.h"
#include "streaming/storage/first_failure.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace streaming::storage {

/// A file that grows at its end. One thread at a time. After the first failure every call gives the same error and
/// nothing reaches the file any more: the system may have forgotten what it could not write, so a second fsync that
/// succeeds says nothing. Destroying it closes it, without an fsync.
class WritableFile {
public:
    virtual ~WritableFile() = default;
    WritableFile() = default;
    WritableFile(const WritableFile&) = delete;
    WritableFile& operator=(const WritableFile&) = delete;

    /// Writes all of `bytes`, in as many calls as it takes.
    Result<void> append(std::string_view bytes);
    /// Returns once everything that was appended is on the disk.
    Result<void> sync();
    Result<void> close();

private:
    /// Writes some of `bytes` and tells how many, at least one.
    virtual Result<std::size_t> writeSome(std::string_view bytes) = 0;
    virtual Result<void> syncNow() = 0;
    virtual Result<void> closeNow() = 0;

    FirstFailure m_failure;
};

/// Held while it lives; gone with the process in any case.
class FileLock {
public:
    virtual ~FileLock() = default;
    FileLock() = default;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
};

enum class OpenMode {
    Create, ///< an empty file, whatever was there
    Append, ///< the end of what is there, or an empty file
};

/// Paths are those of the system. Any thread, but see WritableFile.
class FileSystem {
public:
    virtual ~FileSystem() = default;

    virtual Result<std::unique_ptr<WritableFile>> open(const std::string& path, OpenMode mode) = 0;
    virtual Result<void> rename(const std::string& from, const std::string& to) = 0;
    virtual Result<void> remove(const std::string& path) = 0;
    virtual Result<void> truncate(const std::string& path, std::uint64_t size) = 0;
    /// Makes the names in a directory safe: new ones, renamed ones, removed ones.
    virtual Result<void> syncDirectory(const std::string& path) = 0;
    /// With those above it, and safe when it returns.
    virtual Result<void> createDirectories(const std::string& path) = 0;
    /// Takes the lock, or fails at once with an error of the kind Usage that names the process that has it.
    virtual Result<std::unique_ptr<FileLock>> lock(const std::string& path) = 0;

    virtual Result<std::string> read(const std::string& path) const = 0;
    /// `size` bytes from `offset` on, or fewer where the file ends before.
    virtual Result<std::string> readAt(const std::string& path, std::uint64_t offset, std::size_t size) const = 0;
    virtual Result<std::uint64_t> size(const std::string& path) const = 0;
    /// The names of the files of a directory, sorted; without the directories in it.
    virtual Result<std::vector<std::string>> list(const std::string& directory) const = 0;
};

} // namespace streaming::storage
