#include "app/core/recording/index.h"

#include "connectors/formats/json_out.h"
#include "streaming/descriptor.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace app {

namespace {

using connectors::formats::append;
using connectors::formats::IsoTime;
using connectors::formats::JsonText;

void appendTime(std::string_view name, const std::optional<streaming::Time>& time, std::string& line)
{
    append(line, ",\"", name, "\":");
    time ? append(line, "\"", IsoTime{*time}, "\"") : append(line, "null");
}

std::string lineOf(const IndexEntry& entry)
{
    std::string line;
    append(line, R"({"file":")", JsonText{entry.file}, R"(","source":")", JsonText{entry.source}, "\"");
    appendTime("from", entry.from, line);
    appendTime("to", entry.to, line);
    append(line, R"(,"records":)", entry.records, R"(,"bytes":)", entry.bytes, R"(,"compressed_bytes":)",
        entry.compressedBytes, "}\n");
    return line;
}

} // namespace

streaming::Result<void> addToIndex(const std::filesystem::path& folder, const IndexEntry& entry)
{
    const auto path = folder / ".index.ndjson";
    const auto line = lineOf(entry);
    const streaming::Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
    if (file && ::write(file.get(), line.data(), line.size()) == static_cast<ssize_t>(line.size())
        && ::fdatasync(file.get()) == 0)
        return {};
    return streaming::failure(streaming::ErrorKind::Write,
        path.string() + " cannot be written (" + std::generic_category().message(errno) + ")");
}

} // namespace app
