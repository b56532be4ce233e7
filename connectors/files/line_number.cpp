#include "connectors/files/line_number.h"

#include "connectors/files/file_reader.h"
#include "connectors/files/unpack.h"

#include <sys/stat.h>

#include <algorithm>
#include <vector>

namespace connectors::files {
namespace {

bool isRegular(int fd)
{
    struct stat status { };
    return ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

} // namespace

std::optional<std::uint64_t> lineNumberAt(const std::string& path, std::uint64_t offset)
{
    if (offset > furthestLine) return std::nullopt;
    const auto file = openFile(path);
    if (!file || !isRegular(file.get())) return std::nullopt;
    const streaming::StopEvent never{std::stop_token()};
    std::atomic<std::uint64_t> bytes = 0;
    const auto source = unpacked(std::make_unique<streaming::DescriptorSource>(file.get(), never, bytes), path);
    if (!source) return std::nullopt;
    std::uint64_t line = 1;
    std::vector<char> room(1u << 18);
    while (offset > 0) {
        const auto part = std::span(room).first(std::min<std::uint64_t>(offset, room.size()));
        const auto got = (*source)->read(part);
        if (!got || *got == 0) return std::nullopt;
        line += std::uint64_t(std::ranges::count(part.first(*got), '\n'));
        offset -= *got;
    }
    return line;
}

} // namespace connectors::files
