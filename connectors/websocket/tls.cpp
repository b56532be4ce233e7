#include "connectors/websocket/tls.h"

#include "connectors/http/failures.h"

#include <boost/asio/ip/address.hpp>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace connectors::websocket {

namespace ssl = boost::asio::ssl;
using boost::system::error_code;

streaming::Result<ssl::context> clientTls(const std::string& authorities)
{
    ssl::context context(ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    // An end without a farewell is told by the framing above: of a refusal's body it is harmless.
    SSL_CTX_set_options(context.native_handle(), SSL_OP_IGNORE_UNEXPECTED_EOF);
    context.set_verify_mode(ssl::verify_peer);
    error_code ec;
    if (authorities.empty())
        context.set_default_verify_paths(ec);
    else
        context.load_verify_file(authorities, ec);
    if (ec)
        return tl::unexpected(http::authoritiesUnreadable(authorities.empty() ? "the system's store" : authorities));
    return context;
}

void expectHost(SSL& connection, const std::string& host)
{
    auto* const expected = SSL_get0_param(&connection);
    X509_VERIFY_PARAM_set_hostflags(expected, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    error_code noNumber;
    boost::asio::ip::make_address(host, noNumber);
    if (!noNumber) {
        X509_VERIFY_PARAM_set1_ip_asc(expected, host.c_str());
        return;
    }
    SSL_set1_host(&connection, host.c_str());
    SSL_set_tlsext_host_name(&connection, host.c_str());
}

streaming::Error handshakeError(const SSL& connection, const http::Url& url)
{
    const auto verdict = SSL_get_verify_result(&connection);
    return verdict == X509_V_OK ? http::handshakeFailed(url) : http::certificateRefused(url, verdict);
}

} // namespace connectors::websocket
