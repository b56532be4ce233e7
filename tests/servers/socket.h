/// One accepted connection as bytes, plain or over TLS. Of one thread, which can wait for several things at once.
#pragma once

#include "tests/servers/authority.h"
#include "tests/servers/gate.h"
#include "tests/servers/log.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace servers {

/// Thrown in a connection's own thread where the connection is over; ends what its handler does.
struct Over {
    State state;
};

class Socket {
public:
    /// `stop`, opened by the server, ends all waiting. The log gets what comes in, as of connection `number`.
    Socket(streaming::Descriptor peer, const Gate& stop, Log& log, int number);
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    using Deadline = std::optional<std::chrono::steady_clock::time_point>;
    enum class Woken { Bytes, Gate, Deadline };

    /// Throws `Over{Refused}` where it fails.
    void secure(SSL_CTX& context);
    /// Takes some bytes of the handshake, and ends.
    [[noreturn]] void cutHandshake();

    void write(std::string_view bytes);
    /// Waits until bytes have come (they are then at the end of `in`), a gate is open, or the time has come.
    Woken wait(Deadline deadline, const Gate* gate = nullptr);
    /// Received, and not yet taken.
    std::string& in() { return m_in; }

    void close(); ///< in order; what was written arrives
    void cut(); ///< of TLS without its farewell
    void reset(); ///< at once, with RST

private:
    bool pump();
    std::size_t readSome(char* buffer, std::size_t size);
    std::size_t writeSome(std::string_view bytes);
    Woken poll(short events, Deadline deadline, const Gate* gate);
    [[noreturn]] void end(int error) const;
    void drain();

    const Gate& m_stop;
    Log& m_log;
    const int m_number;
    streaming::Descriptor m_peer;
    std::unique_ptr<SSL, FreeOpenSsl> m_tls;
    std::string m_in;
};

} // namespace servers
