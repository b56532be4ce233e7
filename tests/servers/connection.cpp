#include "tests/servers/connection.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace servers {

using std::chrono::steady_clock;

namespace {

std::string_view reasonOf(int status)
{
    struct Reason {
        int status;
        std::string_view words;
    };
    constexpr std::array reasons{Reason{101, "Switching Protocols"}, Reason{200, "OK"}, Reason{302, "Found"},
        Reason{400, "Bad Request"}, Reason{401, "Unauthorized"}, Reason{403, "Forbidden"}, Reason{404, "Not Found"},
        Reason{420, "Enhance Your Calm"}, Reason{429, "Too Many Requests"}, Reason{503, "Service Unavailable"}};
    const auto found = std::ranges::find(reasons, status, &Reason::status);
    return found == reasons.end() ? "Status" : found->words;
}

std::string headText(int status, const Headers& headers)
{
    std::string out = "HTTP/1.1 " + std::to_string(status) + " " + std::string(reasonOf(status)) + "\r\n";
    for (const auto& [name, value] : headers) out += name + ": " + value + "\r\n";
    return out + "\r\n";
}

std::string chunkOf(std::string_view bytes)
{
    char size[16];
    std::string out(size, std::to_chars(size, size + sizeof size, bytes.size(), 16).ptr);
    return ((out += "\r\n") += bytes) += "\r\n";
}

} // namespace

Connection::Connection(Socket& socket, Log& log, int number) : m_socket(socket), m_log(log), m_number(number) { }

void Connection::write(std::string_view bytes)
{
    if (!m_slowness) return m_socket.write(bytes);
    for (const char byte : bytes) {
        const auto due = steady_clock::now() + *m_slowness;
        while (m_socket.wait(due) == Socket::Woken::Bytes) { } // dealt with later: an answer must not stand in this
        m_socket.write({&byte, 1});
    }
}

void Connection::begin(const Request& request)
{
    m_stage = Stage::Request;
    m_key = request.header("Sec-WebSocket-Key");
    m_gzip.reset();
}

void Connection::answer(int status, std::string_view body, const Headers& headers)
{
    auto all = headers;
    all.push_back({"Content-Length", std::to_string(body.size())});
    write(headText(status, all) += body);
    m_stage = Stage::Done;
}

void Connection::head(int status, const Headers& headers, Encoding encoding)
{
    auto all = headers;
    all.push_back({"Transfer-Encoding", "chunked"});
    if (encoding == Encoding::Gzip) {
        all.push_back({"Content-Encoding", "gzip"});
        m_gzip = std::make_unique<Gzip>();
    }
    write(headText(status, all));
    m_stage = Stage::Body;
}

void Connection::chunk(std::string_view bytes)
{
    if (!bytes.empty()) write(chunkOf(m_gzip ? m_gzip->part(bytes) : std::string(bytes)));
}

void Connection::finish()
{
    if (m_gzip) write(chunkOf(m_gzip->end()));
    write("0\r\n\r\n");
    m_stage = Stage::Done;
}

void Connection::raw(std::string_view bytes)
{
    write(bytes);
    if (m_stage == Stage::Request) m_stage = Stage::Body;
}

void Connection::acceptWebSocket(const Headers& headers)
{
    Headers all{{"Upgrade", "websocket"}, {"Connection", "Upgrade"}, {"Sec-WebSocket-Accept", acceptKey(m_key)}};
    all.insert(all.end(), headers.begin(), headers.end());
    write(headText(101, all));
    m_stage = Stage::WebSocket;
    received();
}

void Connection::writeFrame(Message::Kind kind, std::string_view payload)
{
    std::string out;
    appendFrame(kind, payload, out);
    write(out);
}

void Connection::text(std::string_view message) { writeFrame(Message::Kind::Text, message); }
void Connection::binary(std::string_view message) { writeFrame(Message::Kind::Binary, message); }
void Connection::ping(std::string_view payload) { writeFrame(Message::Kind::Ping, payload); }

void Connection::messages(std::span<const std::string> all, Message::Kind kind)
{
    std::string out;
    for (const auto& message : all) appendFrame(kind, message, out);
    write(out);
}

void Connection::closeWebSocket(int code, std::string_view reason)
{
    write(closeFrame(code, reason));
    const auto deadline = steady_clock::now() + std::chrono::seconds(1);
    while (steady_clock::now() < deadline && m_socket.wait(deadline) == Socket::Woken::Bytes) received();
    close();
}

std::optional<Message> Connection::nextMessage(streaming::Duration patience)
{
    const auto deadline = steady_clock::now() + patience;
    while (m_messages.empty()) {
        if (m_socket.wait(deadline) != Socket::Woken::Bytes) return std::nullopt;
        received();
    }
    auto message = std::move(m_messages.front());
    m_messages.pop_front();
    return message;
}

void Connection::waitUntil(Socket::Deadline deadline, const Gate* gate)
{
    while (m_socket.wait(deadline, gate) == Socket::Woken::Bytes) received();
}

void Connection::wait(const Gate& gate) { waitUntil(std::nullopt, &gate); }
void Connection::pause(streaming::Duration duration) { waitUntil(steady_clock::now() + duration, nullptr); }

void Connection::hold()
{
    for (;;) waitUntil(std::nullopt, nullptr);
}

/// Deals with what the client sent, where it speaks WebSocket; in HTTP it is the next request, which can wait.
void Connection::received()
{
    if (m_stage != Stage::WebSocket) return;
    try {
        while (auto message = m_frames.take(m_socket.in())) take(std::move(*message));
    } catch (const std::invalid_argument& broken) {
        constexpr int protocolError = 1002;
        write(closeFrame(protocolError, broken.what()));
        close();
    }
}

void Connection::take(Message message)
{
    message.connection = m_number;
    m_log.add(message);
    using enum Message::Kind;
    if (message.kind == Ping) writeFrame(Pong, message.text);
    if (message.kind == Text || message.kind == Binary) m_messages.push_back(std::move(message));
    if (message.kind != Close) return;
    write(closeFrame(message.code, {}));
    m_socket.close();
    throw Over{State::EndedByClient};
}

void Connection::reset()
{
    m_socket.reset();
    throw Over{State::EndedByServer};
}

void Connection::cut()
{
    m_socket.cut();
    throw Over{State::EndedByServer};
}

void Connection::close()
{
    m_socket.close();
    throw Over{State::EndedByServer};
}

void Connection::cutInside(std::string_view record)
{
    if (m_gzip) {
        chunk(record.substr(0, record.size() / 2)); // a promise of gzip is its missing end
        cut();
    }
    std::string framed;
    if (m_stage == Stage::WebSocket)
        appendFrame(Message::Kind::Text, record, framed);
    else
        framed = chunkOf(record);
    write(std::string_view(framed).substr(0, framed.size() / 2));
    cut();
}

} // namespace servers
