/// One connection from its first address to its end. Costly to compile: of beast_transport.cpp alone.
#pragma once

#include "connectors/http/answers.h"
#include "connectors/http/failures.h"
#include "connectors/websocket/beast_transport.h"
#include "connectors/websocket/dialer.h"
#include "connectors/websocket/tls.h"
#include "connectors/websocket/words.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <deque>

namespace connectors::websocket {

namespace asio = boost::asio;
namespace beast = boost::beast;

/// What a conversation is about. Everything outlives it.
struct Call {
    const Request& request;
    const Handlers& handlers;
    const http::Url& url;
    std::optional<Proxy> proxy;
    const Options& options;
    const streaming::Clock& clock;
};

/// `Layer` is a TcpStream, or one with TLS around it.
template <class Layer>
class Conversation final : public Peer {
public:
    template <class... LayerArguments>
    explicit Conversation(const Call& call, LayerArguments&... arguments)
        : m_call(call), m_stream(m_io.get_executor(), arguments...), m_timer(m_io.get_executor()),
          m_tick(m_io.get_executor()), m_dialer(tcp(), routeOf(call), call.options.lookup)
    {
    }
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;

    Result<void> run(const std::stop_token& stop)
    {
        wakeAt(Clock::now() + m_call.request.connectTimeout);
        m_dialer.dial([this](Result<void> dialed) { onDialed(std::move(dialed)); });
        const std::stop_callback onStop(stop, [this] { asio::post(m_io, [this] { end({}); }); });
        m_io.run();
        return m_result;
    }

    void send(std::string text) override
    {
        if (m_state != State::Open) return;
        m_outgoing.push_back(std::move(text));
        if (m_outgoing.size() == 1) write();
    }

private:
    using Clock = std::chrono::steady_clock;
    using Code = boost::system::error_code;
    using CloseCode = boost::beast::websocket::close_code;
    using FrameKind = boost::beast::websocket::frame_type;
    using RequestHead = boost::beast::websocket::request_type;

    static constexpr bool isSecure = !std::is_same_v<Layer, TcpStream>;
    static constexpr auto closingLimit = std::chrono::milliseconds(800); // "within a second"
    static constexpr std::size_t keptCapacity = 1u << 20; // one message of many megabytes shall not hold them for ever

    enum class State {
        Connecting, ///< until the handshake is answered
        Open,
        Closing, ///< the result is there, and the other side is being told
        Closed,
    };

    void onDialed(Result<void> dialed)
    {
        if (!dialed) return end(std::move(dialed));
        if constexpr (isSecure)
            secure();
        else
            shakeHands();
    }

    void secure()
    {
        auto& connection = *m_stream.next_layer().native_handle();
        expectHost(connection, m_call.url.host);
        m_stream.next_layer().async_handshake(asio::ssl::stream_base::client, [this, &connection](const Code& code) {
            if (code) return end(tl::unexpected(handshakeError(connection, m_call.url)));
            shakeHands();
        });
    }

    void shakeHands()
    {
        if (m_state != State::Connecting) return;
        m_stream.set_option(beast::websocket::stream_base::decorator([this](RequestHead& head) { fill(head); }));
        const auto& url = m_call.url;
        const auto whole = url.text();
        const auto host = whole.find("://") + 3;
        m_stream.async_handshake(m_answer, whole.substr(host, whole.find('/', host) - host),
            url.path + (url.query.empty() ? "" : '?' + url.query), [this](const Code& code) { onAnswered(code); });
    }

    void fill(RequestHead& head) const
    {
        const auto& request = m_call.request;
        if (!m_call.options.userAgent.empty()) head.set("User-Agent", m_call.options.userAgent);
        for (const auto& header : request.headers) head.set(header.name, header.value);
        if (!request.authorization.empty()) head.set("Authorization", request.authorization.reveal());
        std::string offered;
        for (const auto& name : request.subprotocols) offered += (offered.empty() ? "" : ", ") + name;
        if (!offered.empty()) head.set("Sec-WebSocket-Protocol", offered);
    }

    void onAnswered(const Code& code)
    {
        if (m_state != State::Connecting) return;
        if (code == beast::websocket::error::upgrade_declined) return end(tl::unexpected(refusal()));
        if (code) return end(tl::unexpected(brokenError(m_call.url, code)));
        m_state = State::Open;
        m_stream.control_callback([this](FrameKind kind, beast::string_view) { onControl(kind); });
        tcp().rate_policy().seen();
        wakeAt(Clock::now() + m_call.request.stallAfter);
        if (const auto& onOpen = m_call.handlers.onOpen)
            if (auto went = onOpen(*this); !went) return end(std::move(went));
        read();
    }

    streaming::Error refusal() const
    {
        http::Head head{.status = int(m_answer.result_int())};
        for (const auto& field : m_answer)
            head.headers.push_back({std::string(field.name_string()), std::string(field.value())});
        return http::errorOf(head, m_answer.body(), m_call.clock.now());
    }

    void read()
    {
        m_stream.async_read_some(m_buffer, 0, [this](const Code& code, std::size_t) { onRead(code); });
    }

    void onRead(const Code& code)
    {
        if (m_state == State::Closing && code) return cut();
        if (m_state != State::Open) return;
        if (code) return lose(brokenError(m_call.url, code));
        if (m_buffer.size() > m_call.options.largestMessage) return end(tooLong(), CloseCode::too_big);
        if (m_stream.is_message_done())
            if (auto went = handOver(); !went) return end(std::move(went));
        read();
    }

    Result<void> handOver()
    {
        const auto bytes = m_buffer.cdata();
        const std::string_view message(static_cast<const char*>(bytes.data()), bytes.size());
        const auto& onMessage = m_call.handlers.onMessage;
        auto went = onMessage ? onMessage(message, m_stream.got_text() ? MessageKind::Text : MessageKind::Binary)
                              : Result<void>{};
        m_buffer.consume(m_buffer.size());
        if (m_buffer.capacity() > keptCapacity) m_buffer.shrink_to_fit();
        tickSoon();
        return went;
    }

    void tickSoon()
    {
        if (m_ticking || !m_call.handlers.onTick) return;
        m_ticking = true;
        m_tick.expires_after(http::tick);
        m_tick.async_wait([this](const Code&) {
            m_ticking = false;
            if (m_state == State::Open) m_call.handlers.onTick();
        });
    }

    Result<void> tooLong() const
    {
        return streaming::failure(streaming::ErrorKind::Data, "a message of " + m_call.url.host + " is longer than "
                + std::to_string(m_call.options.largestMessage) + " bytes");
    }

    /// Beast answers pings and closes by itself; of a close it reads on until the other side has hung up.
    void onControl(FrameKind kind)
    {
        if (m_state != State::Open) return;
        if (kind != FrameKind::close) {
            if (m_call.handlers.onPing) m_call.handlers.onPing();
            return;
        }
        const auto& given = m_stream.reason();
        const std::string_view reason(given.reason.data(), given.reason.size());
        m_result = tl::unexpected(closedError(m_call.url, given.code, reason));
        limitClosing();
    }

    void write()
    {
        m_stream.text(true);
        m_stream.async_write(asio::buffer(m_outgoing.front()), [this](const Code& code, std::size_t) {
            if (code) return; // what broke, the read tells
            m_outgoing.pop_front();
            if (!m_outgoing.empty()) write();
        });
    }

    /// The first result counts; where there is somebody to tell, the connection is closed in order.
    void end(Result<void> result, CloseCode code = CloseCode::normal)
    {
        if (m_state == State::Closing || m_state == State::Closed) return;
        m_result = std::move(result);
        if (m_state == State::Connecting) return cut();
        limitClosing();
        m_stream.async_close(code, [this](const Code&) { cut(); });
    }

    void lose(streaming::Error error)
    {
        m_result = tl::unexpected(std::move(error));
        cut();
    }

    void limitClosing()
    {
        m_state = State::Closing;
        wakeAt(Clock::now() + closingLimit);
    }

    /// Ends all that is under way, so that `m_io` has nothing left to do.
    void cut()
    {
        m_state = State::Closed;
        m_timer.cancel();
        m_tick.cancel();
        m_dialer.cancel();
        tcp().close();
    }

    void wakeAt(SignsOfLife::Moment moment)
    {
        m_timer.expires_at(moment);
        m_timer.async_wait([this](const Code& code) {
            const bool isMeant = !code && Clock::now() >= m_timer.expiry(); // it may have been set anew meanwhile
            if (isMeant) onTimer();
        });
    }

    void onTimer()
    {
        if (m_state == State::Closing) return cut();
        if (m_state == State::Connecting)
            return end(tl::unexpected(http::connectTimedOut(m_call.url, m_call.request.connectTimeout)));
        if (m_state != State::Open) return;
        const auto due = tcp().rate_policy().last() + m_call.request.stallAfter;
        if (Clock::now() < due) return wakeAt(due);
        lose(http::nothingReceived(m_call.url, m_call.request.stallAfter));
    }

    static Route routeOf(const Call& call)
    {
        return {.target = call.url,
            .proxy = call.proxy,
            .userAgent = call.options.userAgent,
            .deadline = Clock::now() + call.request.connectTimeout};
    }

    TcpStream& tcp() { return beast::get_lowest_layer(m_stream); }

    const Call& m_call;
    asio::io_context m_io{1};
    beast::websocket::stream<Layer, false> m_stream; ///< false: without permessage-deflate
    asio::steady_timer m_timer; ///< until the handshake must be done, life is to be looked for, or the close is over
    asio::steady_timer m_tick;
    Dialer m_dialer;
    State m_state = State::Connecting;
    bool m_ticking = false;
    beast::websocket::response_type m_answer{}; ///< to the handshake
    beast::flat_buffer m_buffer{};              ///< the message that is coming in
    std::deque<std::string> m_outgoing{};
    Result<void> m_result{};
};

} // namespace connectors::websocket
