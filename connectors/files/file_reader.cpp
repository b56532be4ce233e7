#include "connectors/files/file_reader.h"

#include "connectors/files/unpack.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <vector>

namespace connectors::files {

streaming::Descriptor openFile(const std::string& path)
{
    return streaming::Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
}

namespace {

/// Reads what comes before `offset` without handing it over. A source that is shorter gives its end at once; damage
/// shows again at the next read.
void skip(streaming::ByteSource& source, std::uint64_t offset)
{
    std::vector<char> room(std::min<std::uint64_t>(offset, 1u << 18));
    while (offset > 0) {
        const auto got = source.read(std::span(room).first(std::min<std::uint64_t>(offset, room.size())));
        if (!got || *got == 0) return;
        offset -= *got;
    }
}

} // namespace

streaming::Result<streaming::Ending> FileReader::read(const std::string& path, streaming::Position from)
{
    const auto file = openFile(path);
    if (file) return read(file.get(), path, from);
    damage(path, std::generic_category().message(errno));
    return m_stop.requested() ? streaming::Ending::Stopped : streaming::Ending::Whole;
}

streaming::Result<streaming::Ending> FileReader::read(int fd, const std::string& path, streaming::Position from)
{
    ::posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    ::fcntl(fd, F_SETPIPE_SZ, 1 << 20); // where it is a pipe, its writer seldom waits
    const auto source = unpacked(std::make_unique<streaming::DescriptorSource>(fd, m_stop, m_counts.bytes), path);
    if (!source) return tl::unexpected(source.error());
    skip(**source, from.offset);
    const auto ending = streaming::deliver(**source, m_store, m_clock, m_stop, from);
    if (ending) return *ending;
    damage(path, ending.error().message);
    return streaming::Ending::Whole;
}

void FileReader::damage(const std::string& path, const std::string& what)
{
    ++m_counts.damaged;
    if (!m_warn) return;
    const auto name = path == "-" ? std::string("standard input") : path;
    m_warn(name + " could not be read to its end (" + what + "); what came before is used");
}

} // namespace connectors::files
