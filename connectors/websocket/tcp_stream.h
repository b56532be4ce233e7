/// TCP as WebSocket and TLS see it here.
#pragma once

#include <boost/asio/compose.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/buffer_traits.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/websocket/teardown.hpp>

#include <chrono>
#include <limits>
#include <utility>

namespace connectors::websocket {

/// Beast asks it how fast bytes may pass, and tells it of each that came: the one place that sees them all.
class SignsOfLife {
public:
    using Moment = std::chrono::steady_clock::time_point;

    Moment last() const { return m_last; }
    void seen() { m_last = std::chrono::steady_clock::now(); }

private:
    friend boost::beast::rate_policy_access;
    static constexpr auto unlimited = std::numeric_limits<std::size_t>::max();

    std::size_t available_read_bytes() const { return unlimited; }  // NOLINT(readability-identifier-naming): Beast's
    std::size_t available_write_bytes() const { return unlimited; } // NOLINT(readability-identifier-naming)
    void transfer_read_bytes(std::size_t count)                     // NOLINT(readability-identifier-naming)
    {
        if (count) seen();
    }
    void transfer_write_bytes(std::size_t) {} // NOLINT(readability-identifier-naming)
    void on_timer() {}                        // NOLINT(readability-identifier-naming)

    Moment m_last = std::chrono::steady_clock::now();
};

/// Writes on it never fail. Beast gives up a WebSocket altogether once one has (a pong will do), even where messages
/// that came before the other side broke off are yet to be read: Linux keeps those. That the connection is gone is for
/// the read to tell, which comes to it after them.
class TcpStream : public boost::beast::basic_stream<boost::asio::ip::tcp, boost::asio::io_context::executor_type,
                      SignsOfLife> {
public:
    using basic_stream::basic_stream;

    template <class Buffers, class Handler>
    auto async_write_some(const Buffers& buffers, Handler&& handler) // NOLINT(readability-identifier-naming): Asio's
    {
        using Code = boost::system::error_code;
        const auto write = [this, buffers, started = false](
                               auto& self, const Code& code = {}, std::size_t count = 0) mutable {
            if (code) m_canWrite = false;
            if (std::exchange(started, true))
                return self.complete({}, m_canWrite ? count : boost::beast::buffer_bytes(buffers));
            // A second write would wait for ever: Asio awaits a new event after one that failed, and none comes.
            if (!m_canWrite) return boost::asio::post(get_executor(), std::move(self));
            const auto bytes = buffers; // `self`, and with it this function, moves before they are looked at
            basic_stream::async_write_some(bytes, std::move(self));
        };
        return boost::asio::async_compose<Handler, void(Code, std::size_t)>(write, handler, *this);
    }

private:
    bool m_canWrite = true;
};

/// Beast's own is for its own streams.
template <class Handler>
void async_teardown( // NOLINT(readability-identifier-naming)
    boost::beast::role_type role, TcpStream& stream, Handler&& handler)
{
    boost::beast::websocket::async_teardown(role, stream.socket(), std::forward<Handler>(handler));
}

} // namespace connectors::websocket
