/// A proxy of a test: every tunnel leads to 127.0.0.1, whatever host was asked for.
#pragma once

#include "tests/support/loopback_server.h"

#include <poll.h>

#include <array>
#include <string>
#include <thread>

namespace connectors::websocket {

/// Serves one client, and keeps what it asked for.
class Tunnel {
public:
    Tunnel() : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        auto here = loopback(0);
        socklen_t size = sizeof here;
        auto* const address = reinterpret_cast<sockaddr*>(&here);
        if (::bind(m_listener.get(), address, size) != 0 || ::listen(m_listener.get(), 1) != 0
            || ::getsockname(m_listener.get(), address, &size) != 0)
            throw std::runtime_error("no proxy");
        m_port = ntohs(here.sin_port);
        m_thread = std::jthread([this] { serve(); });
    }
    ~Tunnel()
    {
        ::shutdown(m_listener.get(), SHUT_RDWR); // where nobody came
    }

    std::uint16_t port() const { return m_port; }
    /// Once the client has gone.
    const std::string& request()
    {
        if (m_thread.joinable()) m_thread.join();
        return m_request;
    }

private:
    using Descriptor = streaming::Descriptor;

    static sockaddr_in loopback(std::uint16_t port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }

    void serve()
    {
        const Descriptor client(::accept(m_listener.get(), nullptr, nullptr));
        while (m_request.find("\r\n\r\n") == m_request.npos)
            if (char byte = 0; ::recv(client.get(), &byte, 1, 0) == 1)
                m_request += byte;
            else
                return;
        const auto colon = m_request.find(':');
        const auto there = loopback(std::uint16_t(std::stoi(m_request.substr(colon + 1))));
        const Descriptor server(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (::connect(server.get(), reinterpret_cast<const sockaddr*>(&there), sizeof there) != 0) return;
        send(client, "HTTP/1.1 200 Connection established\r\n\r\n");
        std::array both{pollfd{client.get(), POLLIN, 0}, pollfd{server.get(), POLLIN, 0}};
        while (::poll(both.data(), both.size(), -1) > 0) {
            if (both[0].revents && !pump(client, server)) return;
            if (both[1].revents && !pump(server, client)) return;
        }
    }

    static void send(const Descriptor& to, std::string_view bytes)
    {
        ::send(to.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    }

    static bool pump(const Descriptor& from, const Descriptor& to)
    {
        std::array<char, 4096> bytes{};
        const auto count = ::recv(from.get(), bytes.data(), bytes.size(), 0);
        if (count > 0) send(to, {bytes.data(), std::size_t(count)});
        return count > 0;
    }

    Descriptor m_listener;
    std::uint16_t m_port = 0;
    std::string m_request;
    std::jthread m_thread;
};

} // namespace connectors::websocket
