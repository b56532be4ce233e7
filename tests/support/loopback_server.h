/// A TCP server that a test holds in its hand.
#pragma once

#include "streaming/descriptor.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include <stdexcept>
#include <string_view>

namespace support {

/// A server on a free port of the loopback address.
class Server {
public:
    Server() : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        m_address.sin_family = AF_INET;
        m_address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof m_address;
        auto* const address = reinterpret_cast<sockaddr*>(&m_address);
        if (::bind(m_listener.get(), address, size) != 0 || ::listen(m_listener.get(), 4) != 0
            || ::getsockname(m_listener.get(), address, &size) != 0)
            throw std::runtime_error("no server");
    }

    std::uint16_t port() const { return ntohs(m_address.sin_port); }
    void accept() { m_peer = streaming::Descriptor(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC)); }
    int peer() const { return m_peer.get(); }
    void send(std::string_view bytes)
    {
        ASSERT_EQ(::send(m_peer.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL), ssize_t(bytes.size()));
    }
    void hangUp() { m_peer = streaming::Descriptor(); }
    void breakOff()
    {
        const linger atOnce{1, 0};
        ::setsockopt(m_peer.get(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        hangUp();
    }
    void shut() { m_listener = streaming::Descriptor(); }

private:
    streaming::Descriptor m_listener;
    streaming::Descriptor m_peer;
    sockaddr_in m_address{};
};

} // namespace support
