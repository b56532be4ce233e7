#include "streaming/storage/posix_file_system.h"

#include "streaming/descriptor.h"

#include <algorithm>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace streaming::storage {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> refused(ErrorKind kind, const std::string& what, const std::string& path, int code = errno)
{
    return failure(kind, what + " " + path + ": " + std::generic_category().message(code));
}

Result<void> done(int result, const std::string& what, const std::string& path)
{
    if (result != 0) return refused(ErrorKind::Unsafe, what, path);
    return {};
}

Descriptor openFile(const std::string& path, int flags)
{
    return Descriptor(uninterrupted([&] { return ::open(path.c_str(), flags | O_CLOEXEC, 0600); }));
}

class PosixFile final : public WritableFile {
public:
    PosixFile(Descriptor file, std::string path) : m_file(std::move(file)), m_path(std::move(path)) { }

private:
    Result<std::size_t> writeSome(std::string_view bytes) override
    {
        const auto written = uninterrupted([&] { return ::write(m_file.get(), bytes.data(), bytes.size()); });
        if (written > 0) return static_cast<std::size_t>(written);
        return refused(ErrorKind::Unsafe, "cannot write to", m_path, written < 0 ? errno : EIO);
    }

    // An interrupted fsync is not repeated as if nothing had been: it is a failed one.
    Result<void> syncNow() override { return done(::fdatasync(m_file.get()), "cannot make safe", m_path); }

    Result<void> closeNow() override
    {
        m_file = Descriptor(); // everything that matters was synced before; the descriptor is gone in any case
        return {};
    }

    Descriptor m_file;
    std::string m_path;
};

class PosixLock final : public FileLock {
public:
    explicit PosixLock(Descriptor file) : m_file(std::move(file)) { }

private:
    Descriptor m_file;
};

/// Reads until `size` bytes are there or the file ends; the text is no longer than the file.
Result<std::string> readFrom(const Descriptor& file, const std::string& path, std::uint64_t offset, std::uint64_t size)
{
    struct stat status{};
    if (::fstat(file.get(), &status) != 0) return refused(ErrorKind::Damaged, "cannot read", path);
    const auto length = static_cast<std::uint64_t>(status.st_size);
    std::string text(offset < length ? std::min(size, length - offset) : 0, '\0');
    std::size_t got = 0;
    while (got < text.size()) {
        const auto position = static_cast<off_t>(offset + got);
        const auto read =
            uninterrupted([&] { return ::pread(file.get(), text.data() + got, text.size() - got, position); });
        if (read < 0) return refused(ErrorKind::Damaged, "cannot read", path);
        if (read == 0) break;
        got += static_cast<std::size_t>(read);
    }
    text.resize(got);
    return text;
}

Result<std::unique_ptr<FileLock>> inUse(const std::string& path)
{
    const auto holder = PosixFileSystem().read(path).value_or("");
    const auto process = holder.substr(0, holder.find('\n'));
    return failure(ErrorKind::Usage,
        fs::path(path).parent_path().string() + " is in use by process " + (process.empty() ? "unknown" : process)
            + "; one program at a time can write there");
}

} // namespace

Result<std::unique_ptr<WritableFile>> PosixFileSystem::open(const std::string& path, OpenMode mode)
{
    auto file = openFile(path, O_WRONLY | O_CREAT | O_APPEND | (mode == OpenMode::Create ? O_TRUNC : 0));
    if (!file) return refused(ErrorKind::Unsafe, "cannot open", path);
    return std::make_unique<PosixFile>(std::move(file), path);
}

Result<void> PosixFileSystem::rename(const std::string& from, const std::string& to)
{
    return done(::rename(from.c_str(), to.c_str()), "cannot rename to", to);
}

Result<void> PosixFileSystem::remove(const std::string& path)
{
    return done(::unlink(path.c_str()), "cannot remove", path);
}

Result<void> PosixFileSystem::truncate(const std::string& path, std::uint64_t size)
{
    return done(uninterrupted([&] { return ::truncate(path.c_str(), static_cast<off_t>(size)); }), "cannot cut", path);
}

Result<void> PosixFileSystem::syncDirectory(const std::string& path)
{
    const auto directory = openFile(path, O_RDONLY | O_DIRECTORY);
    if (!directory) return refused(ErrorKind::Unsafe, "cannot open", path);
    return done(::fsync(directory.get()), "cannot make safe", path);
}

Result<void> PosixFileSystem::createDirectories(const std::string& path)
{
    std::error_code ignored;
    if (path.empty() || fs::is_directory(path, ignored)) return {};
    const auto above = (fs::path(path) / "").parent_path().parent_path().string();
    if (auto made = createDirectories(above); !made) return made;
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return refused(ErrorKind::Write, "cannot create", path);
    return syncDirectory(above.empty() ? "." : above);
}

Result<std::unique_ptr<FileLock>> PosixFileSystem::lock(const std::string& path)
{
    auto file = openFile(path, O_RDWR | O_CREAT);
    if (!file) return refused(ErrorKind::Write, "cannot open", path);
    if (uninterrupted([&] { return ::flock(file.get(), LOCK_EX | LOCK_NB); }) != 0)
        return errno == EWOULDBLOCK ? inUse(path) : refused(ErrorKind::Write, "cannot lock", path);
    const auto process = std::to_string(::getpid()) + "\n";
    const auto size = static_cast<ssize_t>(process.size());
    if (::ftruncate(file.get(), 0) != 0 || ::write(file.get(), process.data(), process.size()) != size)
        return refused(ErrorKind::Write, "cannot write to", path);
    return std::make_unique<PosixLock>(std::move(file));
}

Result<std::string> PosixFileSystem::read(const std::string& path) const { return readAt(path, 0, SIZE_MAX); }

Result<std::string> PosixFileSystem::readAt(const std::string& path, std::uint64_t offset, std::size_t size) const
{
    const auto file = openFile(path, O_RDONLY);
    if (!file) return refused(ErrorKind::Damaged, "cannot open", path);
    return readFrom(file, path, offset, size);
}

Result<std::uint64_t> PosixFileSystem::size(const std::string& path) const
{
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) return refused(ErrorKind::Damaged, "cannot read", path);
    return static_cast<std::uint64_t>(status.st_size);
}

Result<std::vector<std::string>> PosixFileSystem::list(const std::string& directory) const
{
    std::vector<std::string> names;
    std::error_code code, ignored;
    for (fs::directory_iterator at(directory, code); !code && at != fs::directory_iterator(); at.increment(code)) {
        if (!at->is_directory(ignored)) names.push_back(at->path().filename().string());
    }
    if (code) return refused(ErrorKind::Damaged, "cannot read", directory, code.value());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace streaming::storage
