#include "app/core/recording/segment.h"

#include <zstd.h>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace app {

using streaming::Descriptor;
using streaming::ErrorKind;
using streaming::Result;

namespace {

constexpr int level = 3; // more costs ten times the time for a tenth of the size

tl::unexpected<streaming::Error> unwritten(const std::filesystem::path& path)
{
    return streaming::failure(
        ErrorKind::Write, "the recording " + path.string() + " cannot be written (" + std::generic_category().message(errno) + ")");
}

bool writeAll(int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

std::filesystem::path partOf(const std::filesystem::path& path)
{
    return path.string() + ".part";
}

Result<void> syncFolder(const std::filesystem::path& folder)
{
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened || ::fsync(opened.get()) != 0) return unwritten(folder);
    return {};
}

Segment::Segment(std::filesystem::path path, Descriptor file)
    : m_path(std::move(path)), m_file(std::move(file)), m_compressor(ZSTD_createCCtx(), &ZSTD_freeCCtx)
{
    ZSTD_CCtx_setParameter(m_compressor.get(), ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(m_compressor.get(), ZSTD_c_checksumFlag, 1);
}

Result<Segment> Segment::create(std::filesystem::path path)
{
    const auto part = partOf(path);
    if (std::filesystem::exists(path)) {
        errno = EEXIST;
        return unwritten(path);
    }
    Descriptor file(::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (!file || ::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return unwritten(part);
    return Segment(std::move(path), std::move(file));
}

Result<void> Segment::write(std::string_view records)
{
    std::string frame(ZSTD_compressBound(records.size()), '\0');
    const auto size = ZSTD_compress2(m_compressor.get(), frame.data(), frame.size(), records.data(), records.size());
    if (ZSTD_isError(size)) {
        errno = ENOMEM;
        return unwritten(m_path);
    }
    if (!writeAll(m_file.get(), std::string_view(frame).substr(0, size)) || ::fdatasync(m_file.get()) != 0)
        return unwritten(partOf(m_path));
    m_size += size;
    return {};
}

Result<void> Segment::finish()
{
    std::error_code failed;
    std::filesystem::rename(partOf(m_path), m_path, failed);
    if (failed) {
        errno = failed.value();
        return unwritten(m_path);
    }
    m_file = Descriptor();
    return syncFolder(m_path.parent_path());
}

} // namespace app
