#include "tests/servers/gate.h"

#include <cerrno>
#include <poll.h>
#include <sys/eventfd.h>
#include <system_error>

namespace servers {

Gate::Gate() : m_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (!m_event) throw std::system_error(errno, std::generic_category(), "eventfd");
}

void Gate::open() { ::eventfd_write(m_event.get(), 1); }

bool Gate::isOpen() const
{
    pollfd waiting{m_event.get(), POLLIN, 0};
    return ::poll(&waiting, 1, 0) == 1;
}

} // namespace servers
