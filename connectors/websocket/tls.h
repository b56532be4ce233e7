/// TLS 1.2 and newer, for a client that believes nothing which was not verified.
#pragma once

#include "connectors/http/endpoint.h"
#include "streaming/result.h"

#include <boost/asio/ssl/context.hpp>

#include <string>

namespace connectors::websocket {

/// Trusts those in the file `authorities` (PEM), or whom the system trusts where it is empty. Error of kind `Usage`:
/// the file cannot be read.
streaming::Result<boost::asio::ssl::context> clientTls(const std::string& authorities);

/// Before the handshake: it shall fail unless the certificate is good and made out to `host`.
void expectHost(SSL& connection, const std::string& host);

/// Why the handshake failed: `Refused` where it was the certificate, else `Unreachable`.
streaming::Error handshakeError(const SSL& connection, const http::Url& url);

} // namespace connectors::websocket
