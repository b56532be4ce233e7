#include "app/core/recording/leftover.h"

#include "app/core/recording/index.h"
#include "app/core/recording/records.h"
#include "app/core/recording/segment.h"

#include <zstd.h>

#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <vector>

namespace app {

namespace fs = std::filesystem;
using streaming::Result;

namespace {

/// What the whole frames at the front of a file hold.
struct WholeFrames {
    std::uint64_t size = 0; // compressed
    std::uint64_t bytes = 0;
    std::uint64_t records = 0;
};

/// The bytes of the frame at the front of `rest`, which it shortens; none where it is not whole.
std::optional<std::string> nextFrame(std::string_view& rest)
{
    const auto size = ZSTD_findFrameCompressedSize(rest.data(), rest.size());
    if (ZSTD_isError(size)) return std::nullopt;
    const auto length = ZSTD_getFrameContentSize(rest.data(), size);
    if (length == ZSTD_CONTENTSIZE_UNKNOWN || length == ZSTD_CONTENTSIZE_ERROR || length > longestFrame) return std::nullopt;
    std::string bytes(length, '\0');
    if (ZSTD_decompress(bytes.data(), bytes.size(), rest.data(), size) != length) return std::nullopt;
    rest.remove_prefix(size);
    return bytes;
}

WholeFrames wholeFrames(const std::string& file, std::string_view recordEnd)
{
    WholeFrames whole;
    std::string_view rest(file);
    while (const auto bytes = nextFrame(rest)) {
        whole.size = file.size() - rest.size();
        whole.bytes += bytes->size();
        whole.records += countRecords(*bytes, recordEnd);
    }
    return whole;
}

bool isWritten(const fs::path& part)
{
    const streaming::Descriptor file(::open(part.c_str(), O_RDONLY | O_CLOEXEC));
    return file && ::flock(file.get(), LOCK_EX | LOCK_NB) != 0;
}

Result<void> finish(const fs::path& part, const std::function<void(const std::string&)>& tell)
{
    auto path = part;
    path.replace_extension();
    std::ifstream file(part, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    const auto whole = wholeFrames(bytes, recordEndOf(path.stem().extension() == ".sse" ? "sse" : "ndjson"));
    std::error_code failed;
    if (whole.size == 0) {
        fs::remove(part, failed);
        tell("removed " + part.string() + ", in which an earlier run had not written a whole record");
        return syncFolder(part.parent_path());
    }
    fs::resize_file(part, whole.size, failed);
    if (!failed) fs::rename(part, path, failed);
    if (failed)
        return streaming::failure(
            streaming::ErrorKind::Write, part.string() + " cannot be finished (" + failed.message() + ")");
    tell("finished " + path.string() + ", which an earlier run had left");
    return syncFolder(path.parent_path()).and_then([&] {
        return addToIndex(path.parent_path(),
            {.file = path.filename(), .source = {}, .records = whole.records, .bytes = whole.bytes,
                .compressedBytes = whole.size});
    });
}

} // namespace

Result<void> finishLeftovers(const fs::path& folder, const std::function<void(const std::string&)>& tell)
{
    std::vector<fs::path> parts;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(folder, failed))
        if (entry.path().string().ends_with(".zst.part") && !isWritten(entry.path())) parts.push_back(entry.path());
    std::ranges::sort(parts);
    for (const auto& part : parts)
        if (auto done = finish(part, tell); !done) return done;
    return {};
}

} // namespace app
