#include "connectors/http/failures.h"

#include <openssl/x509_vfy.h>

#include <cerrno>
#include <system_error>

namespace connectors::http {

namespace {

using streaming::Error;
using streaming::ErrorKind;

Error unreachable(std::string message) { return {ErrorKind::Unreachable, std::move(message), std::nullopt}; }
Error refused(std::string message) { return {ErrorKind::Refused, std::move(message), std::nullopt}; }

std::string inWords(streaming::Duration span)
{
    const bool whole = span.count() % 1000 == 0;
    return whole ? std::to_string(span.count() / 1000) + " s" : std::to_string(span.count()) + " ms";
}

std::string faultOf(long verifyResult)
{
    switch (verifyResult) {
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH: return "it is for another host";
    case X509_V_ERR_CERT_HAS_EXPIRED: return "it has expired";
    case X509_V_ERR_CERT_NOT_YET_VALID: return "it is not valid yet; is this machine's clock right?";
    case X509_V_ERR_CERT_REVOKED: return "it was revoked";
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT: return "it is self-signed";
    case X509_V_ERR_CERT_SIGNATURE_FAILURE: // it has the name of one that is known
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        return "its authority is not known here; SSL_CERT_FILE can name a file of authorities";
    default: return X509_verify_cert_error_string(verifyResult);
    }
}

} // namespace

Error addressUnknown(const Url& url)
{
    return unreachable("no address is known for " + url.host + ": check the name and the network");
}

Error cannotConnect(const Url& url, int code)
{
    const auto port = std::to_string(url.port);
    if (code == ECONNREFUSED) return unreachable(url.host + " refuses connections at port " + port);
    if (code == ENETUNREACH || code == EHOSTUNREACH)
        return unreachable("there is no way to " + url.host + ": check the network");
    const auto reason = code ? ": " + std::generic_category().message(code) : std::string();
    return unreachable("cannot connect to port " + port + " of " + url.host + reason);
}

Error connectTimedOut(const Url& url, streaming::Duration after)
{
    return unreachable(url.host + " gave no connection within " + inWords(after));
}

Error handshakeFailed(const Url& url)
{
    return unreachable("the TLS handshake with " + url.host + " failed: it was cut off, or the two sides do not agree");
}

Error certificateRefused(const Url& url, long verifyResult)
{
    return refused("the certificate of " + url.host + " is not good: " + faultOf(verifyResult));
}

Error authoritiesUnreadable(const std::string& file)
{
    return {ErrorKind::Usage, "cannot read the trusted authorities in " + file + ", which SSL_CERT_FILE names",
        std::nullopt};
}

Error connectionBroke(const Url& url) { return unreachable("the connection to " + url.host + " broke"); }

Error nothingReceived(const Url& url, streaming::Duration silence)
{
    return unreachable("nothing was received from " + url.host + " for " + inWords(silence));
}

Error secretUnprotected(const Url& url)
{
    return refused("credentials go to " + url.host + " over https alone: they could be read on the way");
}

} // namespace connectors::http
