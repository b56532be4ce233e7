/// What the tests of the readers of files share: folders, compressed bytes, and a run that collects its blocks.
#pragma once

#include "streaming/connector.h"

#include <bzlib.h>
#include <zlib.h>
#include <zstd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace connectors::testing {

/// A folder of its own, gone at the end.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        auto pattern = (std::filesystem::temp_directory_path() / "trendstream-test-XXXXXX").native();
        if (!::mkdtemp(pattern.data())) throw std::runtime_error("mkdtemp " + pattern);
        m_path = pattern;
    }
    ~TemporaryFolder() { std::filesystem::remove_all(m_path); }
    TemporaryFolder(const TemporaryFolder&) = delete;

    std::string path(const std::string& name = "") const { return name.empty() ? m_path : m_path + '/' + name; }

    /// Writes a file, with the folders that it needs; its path.
    std::string write(const std::string& name, std::string_view bytes) const
    {
        const std::filesystem::path file = path(name);
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << bytes;
        return file.native();
    }

private:
    std::string m_path;
};

inline std::string gzipOf(std::string_view text)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = unsigned(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = unsigned(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

inline std::string bzip2Of(std::string_view text)
{
    std::string packed(text.size() + text.size() / 100 + 600, '\0');
    auto size = unsigned(packed.size());
    BZ2_bzBuffToBuffCompress(packed.data(), &size, const_cast<char*>(text.data()), unsigned(text.size()), 9, 0, 0);
    packed.resize(size);
    return packed;
}

inline std::string zstdOf(std::string_view text)
{
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
    return packed;
}

/// The beginning of a tar archive with one small file of that name.
inline std::string tarOf(const std::string& name)
{
    std::string header(512, '\0');
    const auto put = [&](std::size_t at, std::string_view field) { header.replace(at, field.size(), field); };
    put(0, name);
    put(100, "0000644");
    put(124, "00000000003");
    put(148, "        ");
    put(156, "0");
    unsigned sum = 0;
    for (const unsigned char c : header) sum += c;
    char digits[8];
    std::snprintf(digits, sizeof digits, "%06o", sum);
    put(148, std::string_view(digits, 7));
    return header + "{}\n" + std::string(509 + 1024, '\0');
}

/// `count` lines that differ.
inline std::string lines(int count)
{
    std::string text;
    for (int i = 0; i < count; ++i) text += "{\"id\":" + std::to_string(i * 7919L) + "}\n";
    return text;
}

/// What a run handed over.
struct Delivered {
    streaming::Result<void> result;
    std::vector<streaming::RawBlock> blocks;

    std::string text() const
    {
        std::string all;
        for (const auto& block : blocks) all += block.bytes.view();
        return all;
    }

    /// The documents, by the flags of the blocks; one that is not closed has "..." behind it.
    std::vector<std::string> documents() const
    {
        std::vector<std::string> all;
        bool open = false;
        for (const auto& block : blocks) {
            if (block.opensDocument == open) throw std::logic_error("a document that opens twice or never");
            if (!open) all.emplace_back();
            all.back() += block.bytes.view();
            open = !block.closesDocument;
        }
        if (open) all.back() += "...";
        return all;
    }
};

inline std::vector<streaming::RawBlock> takeAll(streaming::Store& store)
{
    std::vector<streaming::RawBlock> blocks;
    while (auto block = store.take()) blocks.push_back(std::move(*block));
    return blocks;
}

/// Runs a connector whose feed ends, on this thread.
inline Delivered runToEnd(streaming::Connector& connector)
{
    streaming::Store store(std::size_t(1) << 40);
    auto result = connector.run({}, store);
    return {result, takeAll(store)};
}

} // namespace connectors::testing
