/// The files of the machine.
#pragma once

#include "streaming/storage/file_system.h"

#include <cerrno>

namespace streaming::storage {

/// Files are made for their owner alone (0600, directories 0700) and are not handed to child processes.
class PosixFileSystem final : public FileSystem {
public:
    Result<std::unique_ptr<WritableFile>> open(const std::string& path, OpenMode mode) override;
    Result<void> rename(const std::string& from, const std::string& to) override;
    Result<void> remove(const std::string& path) override;
    Result<void> truncate(const std::string& path, std::uint64_t size) override;
    Result<void> syncDirectory(const std::string& path) override;
    Result<void> createDirectories(const std::string& path) override;
    Result<std::unique_ptr<FileLock>> lock(const std::string& path) override;

    Result<std::string> read(const std::string& path) const override;
    Result<std::string> readAt(const std::string& path, std::uint64_t offset, std::size_t size) const override;
    Result<std::uint64_t> size(const std::string& path) const override;
    Result<std::vector<std::string>> list(const std::string& directory) const override;
};

/// Makes a system call again for as long as a signal interrupts it.
template <class Call>
auto uninterrupted(Call call)
{
    auto result = call();
    while (result < 0 && errno == EINTR)
        result = call();
    return result;
}

} // namespace streaming::storage
