/// What a handler writes on: one connection of a server, in HTTP or in WebSocket.
///
///     [](const Request&, Connection& connection) {
///         connection.head(200);
///         connection.chunk("a record\r\n");
///         connection.wait(goOn);          // until the test opens the gate
///         connection.cutInside("another record\r\n");
///     }
///
/// Used on the connection's own thread alone. Where the client goes away, or the server ends, the call that is running
/// throws `Over`, which a handler lets pass; so a handler may write in an endless loop.
#pragma once

#include "tests/servers/frames.h"
#include "tests/servers/gzip.h"
#include "tests/servers/socket.h"

#include <deque>
#include <memory>
#include <span>

namespace servers {

enum class Encoding { Identity, Gzip };

class Connection {
public:
    Connection(Socket& socket, Log& log, int number);

    int number() const { return m_number; } ///< from 1, in the order of coming

    // HTTP: `answer`, or `head`, `chunk`… and `finish`. What the handler leaves without its end is cut.
    void answer(int status, std::string_view body, const Headers& headers = {});
    void head(int status, const Headers& headers = {}, Encoding encoding = Encoding::Identity); ///< of a chunked answer
    void chunk(std::string_view bytes); ///< one HTTP chunk; nothing where `bytes` is empty
    void finish();
    void raw(std::string_view bytes); ///< as they are, in no frame

    // WebSocket. Pings of the client are answered while anything of this class waits.
    void acceptWebSocket(const Headers& headers = {});
    void text(std::string_view message);
    void binary(std::string_view message);
    void messages(std::span<const std::string> all, Message::Kind kind); ///< in one write
    void ping(std::string_view payload = {});
    [[noreturn]] void closeWebSocket(int code, std::string_view reason = {});
    /// The next text or binary message of the client; none where none came in time.
    std::optional<Message> nextMessage(streaming::Duration patience);

    // Waiting
    void wait(const Gate& gate);
    void pause(streaming::Duration duration);
    [[noreturn]] void hold(); ///< sends nothing until the client goes away
    void writeSlowly(streaming::Duration pause)
    {
        m_slowness = pause;
    } ///< from now on byte by byte, each after a pause

    // Ends
    [[noreturn]] void reset();
    [[noreturn]] void cut(); ///< closed without the answer's end, and without TLS's farewell
    [[noreturn]] void cutInside(std::string_view record); ///< sends half of it, in a frame that promised all
    [[noreturn]] void close(); ///< in order for TCP and TLS, but without the answer's end

    /// For the server.
    bool answered() const { return m_stage == Stage::Done; }
    bool untouched() const { return m_stage == Stage::Request; }
    bool isWebSocket() const { return m_stage == Stage::WebSocket; }
    void begin(const Request& request);

private:
    enum class Stage { Request, Body, Done, WebSocket };

    void waitUntil(Socket::Deadline deadline, const Gate* gate);
    void received();
    void take(Message message);
    void write(std::string_view bytes);
    void writeFrame(Message::Kind kind, std::string_view payload);

    Socket& m_socket;
    Log& m_log;
    const int m_number;
    Stage m_stage = Stage::Request;
    std::optional<streaming::Duration> m_slowness;
    std::string m_key; // of the WebSocket handshake
    std::unique_ptr<Gzip> m_gzip;
    FrameReader m_frames;
    std::deque<Message> m_messages; // of the client, not yet asked for
};

} // namespace servers
