#include "connectors/websocket/proxy.h"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <openssl/evp.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <initializer_list>

namespace connectors::websocket {

namespace {

namespace ip = boost::asio::ip;
using boost::system::error_code;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

std::string firstSet(std::initializer_list<const char*> names)
{
    for (const auto* name : names)
        if (const char* value = std::getenv(name); value && *value) return value;
    return {};
}

bool equalWithoutCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

/// Undoes `%XX`; what is no such escape stays.
std::string percentDecoded(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned char byte = 0;
        const auto* const digits = text.data() + at + 1;
        const bool escape = text[at] == '%' && at + 2 < text.size()
            && std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
        plain += escape ? char(byte) : text[at];
        if (escape) at += 2;
    }
    return plain;
}

credentials::Secret basic(std::string_view userAndPassword)
{
    const auto plain = percentDecoded(userAndPassword);
    std::string encoded((plain.size() + 2) / 3 * 4 + 1, '\0'); // OpenSSL ends it with a zero
    const auto size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()),
        reinterpret_cast<const unsigned char*>(plain.data()), int(plain.size()));
    encoded.resize(std::size_t(size));
    return credentials::Secret("Basic " + encoded);
}

/// `proxy.example` has port 1080, as with libcurl.
std::string withPort(std::string_view hostAndPort)
{
    const auto afterHost = hostAndPort.find(']') == hostAndPort.npos ? 0 : hostAndPort.find(']');
    const bool hasPort = hostAndPort.find(':', afterHost) != hostAndPort.npos;
    return std::string(hostAndPort) + (hasPort ? "" : ":1080");
}

Result<Proxy> parseProxy(std::string_view text)
{
    if (const auto scheme = text.find("://"); scheme != text.npos) {
        if (!equalWithoutCase(text.substr(0, scheme), "http"))
            return failure(ErrorKind::Usage, "the proxy is no HTTP proxy, and others are not supported here; "
                                             "set https_proxy to http://HOST:PORT");
        text.remove_prefix(scheme + 3);
    }
    text = text.substr(0, text.find('/'));
    Proxy proxy;
    if (const auto at = text.rfind('@'); at != text.npos) {
        proxy.authorization = basic(text.substr(0, at));
        text.remove_prefix(at + 1);
    }
    const auto url = http::parseUrl("http://" + withPort(text));
    if (!url)
        return failure(
            ErrorKind::Usage, "the address of the proxy cannot be read; set https_proxy to http://HOST:PORT");
    proxy.host = url->host;
    proxy.port = url->port;
    return proxy;
}

bool isWithin(std::string_view host, std::string_view domain)
{
    if (domain.starts_with('.')) domain.remove_prefix(1);
    if (domain.empty() || host.size() < domain.size()) return false;
    if (!equalWithoutCase(host.substr(host.size() - domain.size()), domain)) return false;
    return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

bool isInNetwork(std::string_view host, std::string_view network)
{
    error_code ec;
    const auto address = ip::make_address(std::string(host), ec);
    if (ec) return false;
    if (address.is_v4()) {
        const auto v4 = ip::make_network_v4(std::string(network), ec);
        return !ec && ip::network_v4(address.to_v4(), v4.prefix_length()).canonical() == v4.canonical();
    }
    const auto v6 = ip::make_network_v6(std::string(network), ec);
    return !ec && ip::network_v6(address.to_v6(), v6.prefix_length()).canonical() == v6.canonical();
}

} // namespace

ProxySettings ProxySettings::fromEnvironment()
{
    return {.proxy = credentials::Secret(firstSet({"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})),
        .except = firstSet({"no_proxy", "NO_PROXY"})};
}

bool isExcepted(std::string_view host, std::string_view exceptions)
{
    constexpr std::string_view between = ", \t";
    if (exceptions == "*") return true;
    while (!exceptions.empty()) {
        const auto name = exceptions.substr(0, exceptions.find_first_of(between));
        if (isWithin(host, name) || isInNetwork(host, name)) return true;
        exceptions.remove_prefix(std::min(exceptions.size(), name.size() + 1));
    }
    return false;
}

Result<std::optional<Proxy>> proxyFor(const http::Url& target, const ProxySettings& settings)
{
    if (settings.proxy.empty() || http::isLoopback(target.host) || isExcepted(target.host, settings.except))
        return std::nullopt;
    auto proxy = parseProxy(settings.proxy.reveal());
    if (!proxy) return tl::unexpected(proxy.error());
    return std::move(*proxy);
}

} // namespace connectors::websocket
