/// A scripted server on 127.0.0.1: HTTP/1.1 and WebSocket, plain or over TLS, on threads of its own.
///
///     Server server({.certificate = Certificate::Good, .folder = folder}, [](const Request&, Connection& connection) {
///         connection.head(200);
///         connection.chunk("a record\r\n");
///         connection.hold();
///     });
///     fetch(server.url() + "/stream", server.trust());
///     EXPECT_EQ(server.log().requests().at(0).header("Authorization"), "Bearer t");
#pragma once

#include "tests/servers/connection.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace servers {

/// Called for every request, on the thread of its connection; several at a time, so what it holds must stand that.
using Handler = std::function<void(const Request&, Connection&)>;

struct ServerOptions {
    Certificate certificate = Certificate::None;
    std::filesystem::path folder{}; ///< of the authority; needed but for `None`
    std::uint16_t port = 0; ///< 0: a free one
};

/// Throws std::runtime_error where it cannot listen. The destructor ends all connections.
class Server {
public:
    Server(const ServerOptions& options, Handler handler);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::uint16_t port() const { return m_port; }
    std::string authority() const; ///< `127.0.0.1:PORT`
    std::string url(std::string_view host = "127.0.0.1") const; ///< `http` or `https`, without a path
    std::string webSocketUrl() const; ///< `ws` or `wss`
    std::filesystem::path trust() const; ///< the file of the authority; empty without TLS
    const Log& log() const { return m_log; }

    void refuse(); ///< from now on nobody listens at the port; standing connections stay
    void listen(); ///< again, at the same port
    void endConnections(); ///< all that stand, with RST

private:
    struct Guest {
        Gate stop;
        std::thread thread;
        bool done = false;
    };

    void accept(const Gate& stop);
    void welcome(streaming::Descriptor peer);
    void serve(streaming::Descriptor peer, Guest& guest, int number);
    void talk(Socket& socket, int number);
    void handle(const Request& request, Connection& connection);
    void sweep();

    const Certificate m_certificate;
    const Handler m_handler;
    std::filesystem::path m_trust;
    TlsContext m_tls;
    std::uint16_t m_port;
    Log m_log;
    std::unique_ptr<Gate> m_shut; // of the listener that stands
    std::thread m_listener;
    std::mutex m_mutex;
    std::list<Guest> m_guests;
};

/// A port of the loopback address at which nobody listens.
std::uint16_t closedPort();

} // namespace servers
