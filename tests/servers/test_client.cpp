#include "tests/servers/test_client.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstdlib>
#include <netinet/in.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <system_error>
#include <vector>
#include <zlib.h>

namespace servers {

TestClient::TestClient(std::uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{20, 0}; // a test that waits for ever says nothing
    ::setsockopt(m_socket.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(m_socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::system_error(errno, std::generic_category(), "connect");
}

TestClient::TestClient(std::uint16_t port, const std::filesystem::path& trust) : TestClient(port)
{
    m_context.reset(SSL_CTX_new(TLS_client_method()));
    if (!trust.empty()) SSL_CTX_load_verify_file(m_context.get(), trust.c_str());
    SSL_CTX_set_verify(m_context.get(), SSL_VERIFY_PEER, nullptr);
    m_tls.reset(SSL_new(m_context.get()));
    SSL_set1_host(m_tls.get(), "localhost");
    SSL_set_fd(m_tls.get(), m_socket.get());
    if (SSL_connect(m_tls.get()) == 1) return;
    const auto verdict = SSL_get_verify_result(m_tls.get());
    m_refusal = verdict == X509_V_OK ? "handshake failed" : X509_verify_cert_error_string(verdict);
    close();
}

void TestClient::send(std::string_view bytes)
{
    if (m_tls)
        SSL_write(m_tls.get(), bytes.data(), int(bytes.size()));
    else
        (void)!::send(m_socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

bool TestClient::readSome()
{
    char buffer[4096];
    errno = 0;
    const auto count =
        m_tls ? SSL_read(m_tls.get(), buffer, sizeof buffer) : int(::recv(m_socket.get(), buffer, sizeof buffer, 0));
    if (count > 0) m_in.append(buffer, std::size_t(count));
    if (count <= 0) m_end = errno == ECONNRESET ? End::Reset : End::Closed;
    return count > 0;
}

std::string TestClient::readUntil(std::string_view mark)
{
    while (m_in.find(mark) == m_in.npos && readSome()) { }
    const auto at = m_in.find(mark);
    const auto out = m_in.substr(0, at == m_in.npos ? at : at + mark.size());
    m_in.erase(0, out.size());
    return out;
}

std::string TestClient::readAll()
{
    while (readSome()) { }
    return std::exchange(m_in, {});
}

std::string TestClient::readBytes(std::size_t count)
{
    while (m_in.size() < count && readSome()) { }
    auto out = m_in.substr(0, count);
    m_in.erase(0, out.size());
    return out;
}

std::string TestClient::readChunk()
{
    const auto size = std::strtoul(readUntil("\r\n").c_str(), nullptr, 16);
    auto chunk = readBytes(size);
    readBytes(2);
    return chunk;
}

std::string TestClient::readFrame(int* opcode)
{
    const auto head = readBytes(2);
    if (head.size() < 2) return {};
    if (opcode) *opcode = head[0] & 0x0f;
    std::size_t size = static_cast<unsigned char>(head[1]);
    if (size < 126) return readBytes(size);
    const auto bytes = readBytes(size == 126 ? 2 : 8);
    size = 0;
    for (const char byte : bytes) size = size << 8 | static_cast<unsigned char>(byte);
    return readBytes(size);
}

std::string TestClient::ask(std::string_view what, std::string_view headers, std::string_view body)
{
    std::string text(what);
    (text += " HTTP/1.1\r\nHost: 127.0.0.1:1\r\n") += headers;
    if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    send((text += "\r\n") += body);
    auto answer = readUntil("\r\n\r\n");
    constexpr std::string_view length = "Content-Length: ";
    if (const auto at = answer.find(length); at != answer.npos)
        answer += readBytes(std::strtoul(answer.c_str() + at + length.size(), nullptr, 10));
    return answer;
}

void TestClient::sendText(std::string_view text)
{
    std::string frame{char(0x81), char(0x80 | 126), char(text.size() >> 8), char(text.size() & 0xff), 0, 0, 0, 0};
    send(frame += text);
}

void TestClient::close()
{
    if (m_tls && m_refusal.empty()) SSL_shutdown(m_tls.get());
    m_socket = streaming::Descriptor();
}

void TestClient::reset()
{
    const linger atOnce{1, 0};
    ::setsockopt(m_socket.get(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    m_socket = streaming::Descriptor();
}

std::string unzipped(const std::string& bytes)
{
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string out(1u << 16, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    inflate(&stream, Z_SYNC_FLUSH);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

} // namespace servers
