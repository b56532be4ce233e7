#include "tests/servers/socket.h"

#include <openssl/err.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

namespace servers {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

Socket::Socket(streaming::Descriptor peer, const Gate& stop, Log& log, int number)
    : m_stop(stop),
      m_log(log),
      m_number(number),
      m_peer(std::move(peer))
{
    ::fcntl(m_peer.get(), F_SETFL, O_NONBLOCK);
    const int atOnce = 1;
    ::setsockopt(m_peer.get(), IPPROTO_TCP, TCP_NODELAY, &atOnce, sizeof atOnce);
}

void Socket::secure(SSL_CTX& context)
{
    m_tls.reset(SSL_new(&context));
    SSL_set_fd(m_tls.get(), m_peer.get());
    for (;;) {
        ERR_clear_error();
        const int done = SSL_accept(m_tls.get());
        if (done == 1) return;
        const int error = SSL_get_error(m_tls.get(), done);
        if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE) throw Over{State::Refused};
        poll(error == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT, std::nullopt, nullptr);
    }
}

void Socket::cutHandshake()
{
    poll(POLLIN, std::nullopt, nullptr);
    char hello[16];
    (void)!::recv(m_peer.get(), hello, sizeof hello, 0);
    drain();
    throw Over{State::Refused};
}

/// What it means that nothing more can be read or written.
void Socket::end(int error) const
{
    if (m_tls && error == SSL_ERROR_ZERO_RETURN) throw Over{State::EndedByClient};
    if (errno == ECONNRESET || errno == EPIPE) throw Over{State::ResetByClient};
    throw Over{m_tls ? State::CutByClient : State::EndedByClient};
}

/// None where there is nothing yet.
std::size_t Socket::readSome(char* buffer, std::size_t size)
{
    errno = 0;
    if (!m_tls) {
        const auto count = ::recv(m_peer.get(), buffer, size, 0);
        if (count > 0) return std::size_t(count);
        if (count < 0 && errno == EAGAIN) return 0;
        end(0);
    }
    ERR_clear_error();
    std::size_t count = 0;
    const int done = SSL_read_ex(m_tls.get(), buffer, size, &count);
    if (done == 1) return count;
    const int error = SSL_get_error(m_tls.get(), done);
    if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE) return 0;
    end(error);
}

std::size_t Socket::writeSome(std::string_view bytes)
{
    errno = 0;
    if (!m_tls) {
        const auto count = ::send(m_peer.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count >= 0) return std::size_t(count);
        if (errno == EAGAIN) return 0;
        end(0);
    }
    ERR_clear_error();
    std::size_t count = 0;
    const int done = SSL_write_ex(m_tls.get(), bytes.data(), bytes.size(), &count);
    if (done == 1) return count;
    const int error = SSL_get_error(m_tls.get(), done);
    if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE) return 0;
    end(error);
}

/// Takes all that has come; false where nothing has.
bool Socket::pump()
{
    std::array<char, 16384> buffer;
    bool any = false;
    while (const auto count = readSome(buffer.data(), buffer.size())) {
        m_in.append(buffer.data(), count);
        m_log.received(m_number, {buffer.data(), count});
        any = true;
    }
    return any;
}

Socket::Woken Socket::poll(short events, Deadline deadline, const Gate* gate)
{
    std::array<pollfd, 3> waiting{pollfd{m_peer.get(), events, 0}, pollfd{m_stop.descriptor(), POLLIN, 0},
        pollfd{gate ? gate->descriptor() : -1, POLLIN, 0}};
    int timeout = -1;
    if (deadline) timeout = int(std::chrono::ceil<std::chrono::milliseconds>(*deadline - steady_clock::now()).count());
    const int count = ::poll(waiting.data(), waiting.size(), deadline ? std::max(timeout, 0) : -1);
    if (waiting[1].revents) throw Over{State::EndedByServer};
    if (waiting[0].revents || (count < 0 && errno == EINTR)) return Woken::Bytes;
    return waiting[2].revents ? Woken::Gate : Woken::Deadline;
}

Socket::Woken Socket::wait(Deadline deadline, const Gate* gate)
{
    for (;;) {
        if (pump()) return Woken::Bytes;
        if (const auto woken = poll(POLLIN, deadline, gate); woken != Woken::Bytes) return woken;
    }
}

void Socket::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto count = writeSome(bytes);
        bytes.remove_prefix(count);
        if (count > 0) continue;
        poll(POLLIN | POLLOUT, std::nullopt, nullptr);
        pump(); // or a client that sends while we do would block us
    }
}

/// Ends our side and waits a moment for the other's: closing with unread bytes would destroy what we sent.
void Socket::drain()
{
    ::shutdown(m_peer.get(), SHUT_WR);
    std::array<char, 4096> ignored;
    pollfd waiting{m_peer.get(), POLLIN, 0};
    while (::poll(&waiting, 1, 500) == 1 && ::recv(m_peer.get(), ignored.data(), ignored.size(), 0) > 0) { }
    m_peer = streaming::Descriptor();
}

void Socket::close()
{
    if (m_tls) SSL_shutdown(m_tls.get());
    drain();
}

void Socket::cut() { drain(); }

void Socket::reset()
{
    const linger atOnce{1, 0};
    ::setsockopt(m_peer.get(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    m_peer = streaming::Descriptor();
}

} // namespace servers
