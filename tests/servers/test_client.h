/// A client that does no more than a test says, for the tests of the servers themselves: independent of the program's.
#pragma once

#include "streaming/descriptor.h"
#include "tests/servers/authority.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace servers {

class TestClient {
public:
    /// Plain. Throws std::system_error where nobody listens.
    explicit TestClient(std::uint16_t port);
    /// TLS to `localhost`, checked against the authority.
    TestClient(std::uint16_t port, const std::filesystem::path& trust);

    /// Why the handshake failed, in OpenSSL's words; empty where it did not.
    const std::string& refusal() const { return m_refusal; }

    void send(std::string_view bytes);
    /// What comes up to and with `mark`, or up to the end.
    std::string readUntil(std::string_view mark);
    std::string readAll();
    std::string readBytes(std::size_t count);
    /// The content of the next HTTP chunk; empty at the end.
    std::string readChunk();
    /// The payload of the next WebSocket frame; its opcode where it is asked for.
    std::string readFrame(int* opcode = nullptr);
    /// Asks for something over HTTP, and returns the whole answer or, where that streams, its head.
    std::string ask(std::string_view what, std::string_view headers = {}, std::string_view body = {});
    /// A masked text frame.
    void sendText(std::string_view text);
    enum class End { None, Closed, Reset };
    End end() const { return m_end; }
    void close();
    void reset();

private:
    bool readSome();

    streaming::Descriptor m_socket;
    TlsContext m_context;
    std::unique_ptr<SSL, FreeOpenSsl> m_tls;
    std::string m_refusal;
    std::string m_in;
    End m_end = End::None;
};

/// The content of gzip that may lack its end.
std::string unzipped(const std::string& bytes);

} // namespace servers
