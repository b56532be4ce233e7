/// A feed from a TCP server that sends it to whoever connects.
#pragma once

#include "streaming/descriptor.h"
#include "streaming/clock.h"
#include "streaming/connector.h"

#include <cstdint>
#include <string>

namespace streaming {

/// A connection to a TCP server; that the server vanished is noticed in the end. Error of kind `Unreachable`: the host is unknown or
/// refuses, or a stop was requested. Looking up a host's name is the one thing that a stop request does not cut short.
Result<Descriptor> connectSocket(const std::string& host, std::uint16_t port, const StopEvent& stop);

/// Connects to a host and hands over what it sends, as it comes. A connection is one document: no record goes on in the
/// next one.
class SocketConnector final : public Connector {
public:
    /// The clock gives the blocks their time of arrival; it must outlive the connector.
    SocketConnector(std::string host, std::uint16_t port, const Clock& clock)
        : m_host(std::move(host)),
          m_port(port),
          m_clock(clock)
    {
    }

    std::string name() const override { return "socket"; }

    /// Error of kind `Usage`: no host, or port 0.
    Result<void> init() override;

    /// Error of kind `Unreachable`: the host is unknown or refuses, or the connection ended. Looking up a host's name
    /// is the one thing that a stop request does not cut short.
    Result<void> run(std::stop_token stop, Store& store) override;

private:
    std::string peer() const { return m_host + ':' + std::to_string(m_port); }

    const std::string m_host;
    const std::uint16_t m_port;
    const Clock& m_clock;
};

} // namespace streaming
