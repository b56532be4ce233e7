#include "tests/servers/server.h"

#include <arpa/inet.h>
#include <cerrno>
#include <csignal>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <system_error>

namespace servers {

namespace {

/// OpenSSL writes to a client that went away as to any other; here, and in this thread alone, that is an error.
void blockClosedPipes()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

streaming::Descriptor listenAt(std::uint16_t& port)
{
    streaming::Descriptor listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const raw = reinterpret_cast<sockaddr*>(&address);
    const int again = 1;
    ::setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &again, sizeof again);
    if (::bind(listener.get(), raw, size) != 0 || ::listen(listener.get(), 64) != 0
        || ::getsockname(listener.get(), raw, &size) != 0)
        throw std::system_error(errno, std::generic_category(), "cannot listen at port " + std::to_string(port));
    port = ntohs(address.sin_port);
    return listener;
}

} // namespace

std::uint16_t closedPort()
{
    std::uint16_t port = 0;
    listenAt(port);
    return port;
}

Server::Server(const ServerOptions& options, Handler handler)
    : m_certificate(options.certificate),
      m_handler(std::move(handler)),
      m_port(options.port)
{
    if (m_certificate != Certificate::None) {
        const Authority authority(options.folder);
        m_trust = authority.file();
        m_tls = authority.contextOf(m_certificate);
    }
    listen();
}

Server::~Server()
{
    refuse();
    for (auto& guest : m_guests) guest.stop.open();
    for (auto& guest : m_guests) guest.thread.join();
}

std::string Server::authority() const { return "127.0.0.1:" + std::to_string(m_port); }

std::string Server::url(std::string_view host) const
{
    const bool plain = m_certificate == Certificate::None;
    return (plain ? "http://" : "https://") + std::string(host) + ":" + std::to_string(m_port);
}

std::string Server::webSocketUrl() const
{
    return (m_certificate == Certificate::None ? "ws://" : "wss://") + authority();
}

std::filesystem::path Server::trust() const { return m_trust; }

void Server::refuse()
{
    if (!m_listener.joinable()) return;
    m_shut->open();
    m_listener.join();
}

void Server::listen()
{
    m_shut = std::make_unique<Gate>();
    m_listener = std::thread([this, listener = listenAt(m_port), &shut = *m_shut] {
        for (;;) {
            pollfd waiting[] = {{listener.get(), POLLIN, 0}, {shut.descriptor(), POLLIN, 0}};
            ::poll(waiting, 2, -1);
            if (waiting[1].revents) return;
            streaming::Descriptor peer(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
            if (peer) welcome(std::move(peer));
        }
    });
}

void Server::welcome(streaming::Descriptor peer)
{
    const std::lock_guard lock(m_mutex);
    sweep();
    auto& guest = m_guests.emplace_back();
    guest.thread = std::thread([this, &guest, number = m_log.add(), taken = std::move(peer)]() mutable {
        serve(std::move(taken), guest, number);
        const std::lock_guard end(m_mutex);
        guest.done = true;
    });
}

/// Forgets those that are over; with the lock held.
void Server::sweep()
{
    m_guests.remove_if([](Guest& guest) {
        if (guest.done) guest.thread.join();
        return guest.done;
    });
}

void Server::endConnections()
{
    const std::lock_guard lock(m_mutex);
    for (auto& guest : m_guests) guest.stop.open();
}

void Server::serve(streaming::Descriptor peer, Guest& guest, int number)
{
    blockClosedPipes();
    Socket socket(std::move(peer), guest.stop, m_log, number);
    try {
        if (m_certificate == Certificate::CutOff) socket.cutHandshake();
        if (m_tls) socket.secure(*m_tls);
        talk(socket, number);
    } catch (const Over& over) {
        if (guest.stop.isOpen()) socket.reset();
        m_log.over(number, over.state);
    }
}

void Server::talk(Socket& socket, int number)
{
    Connection connection(socket, m_log, number);
    for (;;) {
        std::optional<Request> request;
        try {
            request = takeRequest(socket.in());
        } catch (const std::invalid_argument& broken) {
            connection.answer(400, broken.what());
            connection.close();
        }
        if (!request) {
            socket.wait(std::nullopt);
            continue;
        }
        request->connection = number;
        m_log.add(*request);
        handle(*request, connection);
    }
}

void Server::handle(const Request& request, Connection& connection)
{
    connection.begin(request);
    m_handler(request, connection);
    if (connection.untouched()) connection.answer(404, "not here");
    if (connection.isWebSocket()) connection.closeWebSocket(1000);
    if (!connection.answered()) connection.cut();
}

} // namespace servers
