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

std::vector<std::optional<std::uint64_t>> lineNumbersAt(const std::string& path, std::span<const std::uint64_t> offsets)
{
    std::vector<std::optional<std::uint64_t>> lines(offsets.size());
    const auto file = openFile(path);
    if (!file || !isRegular(file.get())) return lines;
    const streaming::StopEvent never{std::stop_token()};
    std::atomic<std::uint64_t> bytes = 0;
    const auto source = unpacked(std::make_unique<streaming::DescriptorSource>(file.get(), never, bytes), path);
    if (!source) return lines;
    std::uint64_t at = 0;
    std::uint64_t line = 1;
    std::vector<char> room(1u << 18);
    for (std::size_t number = 0; number < offsets.size() && offsets[number] <= furthestLine; ++number) {
        while (at < offsets[number]) {
            const auto part = std::span(room).first(std::min<std::uint64_t>(offsets[number] - at, room.size()));
            const auto got = (*source)->read(part);
            if (!got || *got == 0) return lines;
            line += std::uint64_t(std::ranges::count(part.first(*got), '\n'));
            at += *got;
        }
        lines[number] = line;
    }
    return lines;
}

} // namespace connectors::files
