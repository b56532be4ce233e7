/// What a server saw: everything that clients sent, kept for the test to ask for.
#pragma once

#include "streaming/time.h"
#include "tests/servers/request.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace servers {

/// A WebSocket message of a client. Of a close, `text` is the reason and `code` its number (1005: none given).
struct Message {
    enum class Kind { Text, Binary, Ping, Pong, Close };
    Kind kind = Kind::Text;
    std::string text;
    int code = 0;
    int connection = 0;
};

/// How a connection stands.
enum class State {
    Open,
    Refused, ///< the TLS handshake failed: the client did not like the certificate, or was cut off
    EndedByServer, ///< by its handler, or because the server ended
    EndedByClient, ///< closed in order: of TLS with its farewell
    CutByClient, ///< TLS without its farewell
    ResetByClient,
};

struct Visit {
    State state = State::Open;
    std::string received; ///< all that the client sent, after decryption
};

/// Any thread. What is returned is a copy.
class Log {
public:
    std::vector<Request> requests() const;
    std::vector<Message> messages() const;
    /// One for every connection that was accepted; connection N is element N - 1.
    std::vector<Visit> visits() const;
    int openConnections() const;

    /// What a test knows of a log at one moment.
    struct Contents {
        std::vector<Request> requests;
        std::vector<Message> messages;
        std::vector<Visit> visits;
    };
    /// Waits until it is as asked; false where it is not after `patience`.
    bool waitFor(const std::function<bool(const Contents&)>& asked,
        streaming::Duration patience = std::chrono::seconds(20)) const;
    bool waitForRequests(std::size_t count) const;
    bool waitForMessages(std::size_t count) const;
    /// Until so many connections have come, and every one is over.
    bool waitForEnd(std::size_t connections = 1) const;

    /// For the server: the number of a new connection.
    int add();
    void add(const Request& request);
    void add(const Message& message);
    void received(int connection, std::string_view bytes);
    void over(int connection, State state); ///< the first word counts

private:
    template <class Change>
    auto change(Change change);

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    Contents m_contents;
};

} // namespace servers
