#include "streaming/byte_source.h"

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace streaming {

namespace {

bool isRegularFile(int fd)
{
    struct stat status { };
    return ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

} // namespace

DescriptorSource::DescriptorSource(int fd, const StopEvent& stop, std::atomic<std::uint64_t>& bytesRead)
    : m_fd(fd),
      m_mayWait(!isRegularFile(fd)),
      m_stop(stop),
      m_bytesRead(bytesRead)
{
}

bool DescriptorSource::await() const { return m_mayWait ? m_stop.waitFor(m_fd, POLLIN) : !m_stop.requested(); }

Result<std::size_t> DescriptorSource::read(std::span<char> room)
{
    while (await()) {
        const auto got = ::read(m_fd, room.data(), room.size());
        if (got >= 0) {
            m_bytesRead += std::uint64_t(got);
            return std::size_t(got);
        }
        if (errno != EINTR && errno != EAGAIN)
            return failure(ErrorKind::Data, std::generic_category().message(errno));
    }
    return 0;
}

bool DescriptorSource::ready() const
{
    pollfd watched{m_fd, POLLIN, 0};
    return !m_mayWait || ::poll(&watched, 1, 0) > 0;
}

} // namespace streaming
