/// OAuth 1.0a with HMAC-SHA1 (RFC 5849), as Twitter's v1.1 wants it. Signed by liboauth, which nobody else sees.
#pragma once

#include "connectors/credentials/secret.h"
#include "connectors/http/endpoint.h"
#include "streaming/time.h"

#include <string>
#include <string_view>
#include <vector>

namespace connectors::twitter::oauth1 {

/// The app's keys and, where somebody has logged in, those of the account.
struct Keys {
    credentials::Secret consumerKey{};
    credentials::Secret consumerSecret{};
    credentials::Secret token{};
    credentials::Secret tokenSecret{};
};

/// As they are meant, not encoded.
struct Parameter {
    std::string name;
    std::string value;
    bool operator==(const Parameter&) const = default;
};
using Parameters = std::vector<Parameter>;

/// A request as it is signed.
struct Call {
    std::string method = "GET";
    http::Url url{};         ///< without a query
    Parameters parameters{}; ///< of the query or of a form in the body; those named `oauth_…` go into the header
};

/// What makes a signature one that was never there before.
struct Stamp {
    std::string nonce;
    streaming::Time time;
};

/// From the system's randomness.
std::string freshNonce();

/// The value of the header `Authorization`. Any thread.
credentials::Secret authorization(const Call& call, const Keys& keys, const Stamp& stamp);

/// `name=value&…`, percent-encoded.
std::string formEncoded(const Parameters& parameters);
Parameters formDecoded(std::string_view form);

} // namespace connectors::twitter::oauth1
