/// OAuth 1.0a as a server checks it (RFC 5849), written apart from the program's own, which it is to judge.
#pragma once

#include "streaming/time.h"
#include "tests/servers/request.h"

#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace servers::oauth1 {

std::string percentEncoded(std::string_view text);
/// `url` without a query, of lower-case scheme and host; `parameters` decoded, `oauth_signature` not among them.
std::string baseString(std::string_view method, std::string_view url, Parameters parameters);
/// Base64 of HMAC-SHA1.
std::string signature(std::string_view base, std::string_view consumerSecret, std::string_view tokenSecret);

/// The parameters of an `Authorization: OAuth …` header, decoded, without the realm; empty where it is none.
Parameters headerParameters(std::string_view header);

struct Account {
    std::string consumerKey;
    std::string consumerSecret;
    std::string token;
    std::string tokenSecret;
};

/// Why a request is refused, with the code of Twitter's.
struct Refusal {
    int code = 0;
    std::string words; ///< empty: it is good
};

/// Checks requests, and remembers nonces. Any thread.
class Verifier {
public:
    /// `origin`: scheme, host and port under which the request came. Account with an empty token: a request without
    /// one.
    Refusal check(const Request& request, std::string_view origin, const Account& account, streaming::Time now);

private:
    std::mutex m_mutex;
    std::set<std::string> m_nonces;
};

} // namespace servers::oauth1
