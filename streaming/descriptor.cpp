#include "streaming/descriptor.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace streaming {

namespace {

Descriptor makeEvent()
{
    Descriptor event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!event) throw std::system_error(errno, std::generic_category(), "eventfd");
    return event;
}

} // namespace

Descriptor::~Descriptor()
{
    if (m_fd >= 0) ::close(m_fd);
}

StopEvent::StopEvent(std::stop_token stop)
    : m_stop(std::move(stop)),
      m_event(makeEvent()),
      m_wake(m_stop, [fd = m_event.get()] { ::eventfd_write(fd, 1); })
{
}

bool StopEvent::waitFor(int fd, short events) const
{
    while (!requested()) {
        std::array<pollfd, 2> watched{pollfd{fd, events, 0}, pollfd{m_event.get(), POLLIN, 0}};
        if (::poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR) return !requested();
        if (watched[0].revents != 0) return !requested();
    }
    return false;
}

} // namespace streaming
