#include "streaming/rdd/object_file.h"

#include <algorithm>
#include <fstream>

namespace streaming {

namespace fs = std::filesystem;

void appendBlock(std::string& file, std::string_view bytes)
{
    for (std::size_t at = 0; at < sizeof(std::uint64_t); ++at) // the lowest byte first
        file.push_back(static_cast<char>(std::uint64_t(bytes.size()) >> (8 * at)));
    file += bytes;
}

namespace {

std::uint64_t sizeIn(const std::array<char, sizeof(std::uint64_t)>& bytes)
{
    std::uint64_t size = 0;
    for (std::size_t at = bytes.size(); at > 0; --at)
        size = size << 8 | static_cast<unsigned char>(bytes[at - 1]);
    return size;
}

} // namespace

void forEachBlock(const fs::path& file, FunctionRef<void(std::string_view)> use)
{
    std::error_code error;
    auto left = fs::file_size(file, error);
    std::ifstream in(file, std::ios::binary);
    if (error || !in) throw JobError("cannot read " + file.string());
    std::array<char, sizeof(std::uint64_t)> head;
    for (std::string block; left > 0; left -= block.size()) {
        const bool whole = left >= head.size() && in.read(head.data(), head.size());
        const auto size = whole ? sizeIn(head) : 0;
        if (!whole || size > left - head.size()) throw JobError(file.string() + " ends in the middle of a block");
        left -= head.size();
        block.resize(size);
        if (!in.read(block.data(), static_cast<std::streamsize>(size))) throw JobError("cannot read " + file.string());
        use(block);
    }
}

std::vector<fs::path> partFiles(const fs::path& directory)
{
    std::error_code error;
    if (!fs::exists(directory / "_SUCCESS", error)) throw JobError(directory.string() + " holds no complete output");
    std::vector<fs::path> parts;
    for (const auto& entry : fs::directory_iterator(directory, error))
        if (entry.path().filename().string().starts_with("part-")) parts.push_back(entry.path());
    if (error) throw JobError("cannot read the directory " + directory.string() + ": " + error.message());
    std::sort(parts.begin(), parts.end());
    return parts;
}

} // namespace streaming
