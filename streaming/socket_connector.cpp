#include "streaming/socket_connector.h"

#include "streaming/deliver.h"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>

#include <atomic>
#include <cerrno>
#include <memory>
#include <system_error>

namespace streaming {


namespace {

/// The outcome of connecting to one address: 0, or the error number. A stop request counts as an interruption.
int connectTo(int fd, const addrinfo& address, const StopEvent& stop)
{
    if (::connect(fd, address.ai_addr, address.ai_addrlen) == 0) return 0;
    if (errno != EINPROGRESS) return errno;
    if (!stop.waitFor(fd, POLLOUT)) return EINTR;
    int error = 0;
    socklen_t size = sizeof error;
    return ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
}

/// A peer that vanished without a word is noticed in the end.
void keepAlive(int fd)
{
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
}

} // namespace

Result<void> SocketConnector::init()
{
    if (!m_host.empty() && m_port != 0) return {};
    return failure(ErrorKind::Usage, "a socket needs a host and a port, as in socket:localhost:9999");
}

Result<Descriptor> connectSocket(const std::string& host, std::uint16_t port, const StopEvent& stop)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (const int code = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found); code != 0)
        return failure(ErrorKind::Unreachable, "no address is known for " + host + " (" + ::gai_strerror(code) + ")");
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> addresses(found, ::freeaddrinfo);
    int error = 0;
    for (const auto* address = found; address && !stop.requested(); address = address->ai_next) {
        Descriptor fd(::socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, address->ai_protocol));
        error = fd ? connectTo(fd.get(), *address, stop) : errno;
        if (error != 0) continue;
        keepAlive(fd.get());
        return fd;
    }
    return failure(ErrorKind::Unreachable,
        "no connection to " + host + ':' + std::to_string(port) + " (" + std::generic_category().message(error) + ")");
}

Result<void> SocketConnector::run(std::stop_token stop, Store& store)
{
    const StopEvent stopEvent(std::move(stop));
    const auto connection = connectSocket(m_host, m_port, stopEvent);
    if (stopEvent.requested()) return {};
    if (!connection) return tl::unexpected(connection.error());
    store.link().connected(m_clock.now());
    std::atomic<std::uint64_t> bytesRead = 0;
    DescriptorSource source(connection->get(), stopEvent, bytesRead);
    const auto ending = deliver(source, store, m_clock, stopEvent);
    if (!ending)
        return failure(
            ErrorKind::Unreachable, "the connection to " + peer() + " broke (" + ending.error().message + ")");
    if (*ending == Ending::Stopped) return {};
    return failure(ErrorKind::Unreachable, peer() + " closed the connection");
}

} // namespace streaming
