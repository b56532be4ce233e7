/// One file of a recording.
#pragma once

#include "streaming/descriptor.h"
#include "streaming/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

struct ZSTD_CCtx_s;

namespace app {

/// Whole zstd frames, one after the other, each with a checksum: the file can be cut after any of them. It is called
/// `….part` and locked until it is finished. One thread. Errors are of kind `Write` and name the file.
class Segment {
public:
    /// `path` is the name that it gets in the end; error where there is such a file, or one that is being written.
    static streaming::Result<Segment> create(std::filesystem::path path);

    /// Writes a frame with these records. They outlive a crash of the machine once this returns.
    streaming::Result<void> write(std::string_view records);
    /// Gives it its name.
    streaming::Result<void> finish();

    const std::filesystem::path& path() const { return m_path; }
    std::uint64_t size() const { return m_size; }

private:
    using Compressor = std::unique_ptr<ZSTD_CCtx_s, std::size_t (*)(ZSTD_CCtx_s*)>;

    Segment(std::filesystem::path path, streaming::Descriptor file);

    std::filesystem::path m_path;
    streaming::Descriptor m_file;
    Compressor m_compressor;
    std::uint64_t m_size = 0;
};

/// The name of a segment while it is written.
std::filesystem::path partOf(const std::filesystem::path& path);

/// Makes what was renamed, made or removed in a folder outlive a crash of the machine.
streaming::Result<void> syncFolder(const std::filesystem::path& folder);

} // namespace app
