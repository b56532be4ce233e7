/// What can go wrong between here and a host, in the same words for every transport. None has a secret in it.
#pragma once

#include "connectors/http/endpoint.h"
#include "streaming/result.h"

namespace connectors::http {

streaming::Error addressUnknown(const Url& url);
/// `code`: of the system, as in `errno`; 0 where none is known.
streaming::Error cannotConnect(const Url& url, int code);
streaming::Error connectTimedOut(const Url& url, streaming::Duration after);
/// The handshake of TLS came to no end, and not because of the certificate.
streaming::Error handshakeFailed(const Url& url);
/// `verifyResult`: OpenSSL's `X509_V_ERR_…`. Kind `Refused`.
streaming::Error certificateRefused(const Url& url, long verifyResult);
/// The file of trusted authorities cannot be read. Kind `Usage`.
streaming::Error authoritiesUnreadable(const std::string& file);
/// It ended within what was announced.
streaming::Error connectionBroke(const Url& url);
streaming::Error nothingReceived(const Url& url, streaming::Duration silence);
/// A secret would go over a plain connection to another machine. Kind `Refused`.
streaming::Error secretUnprotected(const Url& url);

} // namespace connectors::http
