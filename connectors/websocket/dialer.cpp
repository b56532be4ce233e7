#include "connectors/websocket/dialer.h"

#include "connectors/http/body_words.h"
#include "connectors/http/failures.h"

#include <boost/asio/post.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/error.hpp>

#include <cerrno>
#include <charconv>

namespace connectors::websocket {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

constexpr std::size_t longestProxyAnswer = 16384;

/// `example.org:443`, `[::1]:443`.
std::string authority(const std::string& host, std::uint16_t port)
{
    const bool v6 = host.find(':') != host.npos;
    return (v6 ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

/// The status of an answer's first line; 0 where it is no HTTP.
int statusOf(std::string_view answer)
{
    constexpr std::string_view start = "HTTP/1.";
    int status = 0;
    if (!answer.starts_with(start) || answer.size() < start.size() + 5) return 0;
    const auto* const digits = answer.data() + start.size() + 2;
    std::from_chars(digits, digits + 3, status);
    return status;
}

/// What a proxy's answer means; where it says 5xx, it is the server that is away.
Result<void> verdictOf(std::string_view answer, const std::string& proxy, const std::string& server)
{
    const auto status = statusOf(answer);
    if (status / 100 == 2) return {};
    if (!status) return failure(ErrorKind::Unreachable, "the proxy " + proxy + " does not speak HTTP");
    if (status == 407)
        return failure(ErrorKind::Refused, "the proxy " + proxy + " wants a user and a password that it knows (407); "
                                               "set https_proxy to http://USER:PASSWORD@HOST:PORT");
    return failure(status / 100 == 5 ? ErrorKind::Unreachable : ErrorKind::Refused,
        "the proxy " + proxy + " does not connect to " + server + ": "
            + http::asLine(answer.substr(0, answer.find("\r\n"))));
}

} // namespace

Dialer::Dialer(TcpStream& stream, Route route, const Lookup& lookup)
    : m_stream(stream), m_route(std::move(route)), m_lookup(lookup)
{
}

void Dialer::dial(Done done)
{
    m_done = std::move(done);
    error_code noNumber;
    asio::ip::make_address(firstHost(), noNumber);
    if (!noNumber) return onLookedUp(Addresses{firstHost()});
    m_pending.emplace(m_lookup, firstHost(), [this](Addresses found) {
        asio::post(m_stream.get_executor(), [this, all = std::move(found)]() mutable { onLookedUp(std::move(all)); });
    });
}

void Dialer::cancel()
{
    m_done = nullptr;
    m_pending.reset();
}

void Dialer::end(Result<void> result)
{
    if (const auto done = std::exchange(m_done, nullptr)) done(std::move(result));
}

void Dialer::onLookedUp(Addresses found)
{
    if (!m_done) return;
    m_addresses = std::move(found);
    tryNext();
}

void Dialer::tryNext()
{
    if (m_tried == m_addresses.size()) return end(tl::unexpected(unreached()));
    const auto left = m_route.deadline - std::chrono::steady_clock::now();
    m_stream.expires_after(left / (m_addresses.size() - m_tried));
    const auto address = asio::ip::make_address(m_addresses[m_tried++], m_fault);
    if (m_fault) return tryNext();
    error_code ignored;
    m_stream.socket().close(ignored);
    m_stream.async_connect({address, firstPort()}, [this](const error_code& code) { onConnected(code); });
}

streaming::Error Dialer::unreached() const
{
    const http::Url first{.scheme = "http", .host = firstHost(), .port = firstPort()};
    const auto fault = m_fault == beast::error::timeout ? ETIMEDOUT : m_fault.value();
    auto error = m_addresses.empty() ? http::addressUnknown(first) : http::cannotConnect(first, fault);
    if (m_route.proxy) error.message += " (it is the proxy on the way to " + m_route.target.host + ')';
    return error;
}

void Dialer::onConnected(const Code& code)
{
    if (!m_done) return;
    m_fault = code;
    if (code) return tryNext();
    m_stream.expires_never();
    error_code ignored;
    m_stream.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
    if (m_route.proxy) return askProxy();
    end({});
}

void Dialer::askProxy()
{
    const auto target = authority(m_route.target.host, m_route.target.port);
    m_request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n";
    if (!m_route.userAgent.empty()) m_request += "User-Agent: " + m_route.userAgent + "\r\n";
    if (const auto& secret = m_route.proxy->authorization; !secret.empty())
        m_request.append("Proxy-Authorization: ").append(secret.reveal()).append("\r\n");
    m_request += "\r\n";
    asio::async_write(m_stream, asio::buffer(m_request), [this](const error_code&, std::size_t) {
        asio::async_read_until(m_stream, asio::dynamic_buffer(m_answer, longestProxyAnswer), "\r\n\r\n",
            [this](const error_code& code, std::size_t) { onProxyAnswered(code); });
    });
}

void Dialer::onProxyAnswered(const error_code& code)
{
    const auto proxy = authority(firstHost(), firstPort());
    if (code)
        return end(
            failure(ErrorKind::Unreachable, "the proxy " + proxy + " ended the connection without an answer"));
    end(verdictOf(m_answer, proxy, authority(m_route.target.host, m_route.target.port)));
}

} // namespace connectors::websocket
