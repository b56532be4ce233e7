/// HTTP as the connectors see it: one request, an answer that is handed over as it comes.
#pragma once

#include "connectors/credentials/secret.h"
#include "streaming/result.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace connectors::http {

using streaming::Duration;
using streaming::Result;

struct Header {
    std::string name;
    std::string value;
};

struct Request {
    std::string method = "GET";
    std::string url; ///< carries no secret: it may be shown
    std::vector<Header> headers{};
    credentials::Secret authorization{}; ///< value of the header; sent over verified TLS, or to loopback, alone
    std::string body{};                  ///< with its type among the headers
    Duration connectTimeout{10000};      ///< name, TCP and TLS together
    Duration stallAfter{90000};          ///< so long without a byte, heartbeats included, and it is given up
};

/// What stands before the body.
struct Head {
    int status = 0;
    std::vector<Header> headers{};

    /// The value of the first header of that name, whatever its case.
    std::optional<std::string_view> header(std::string_view name) const;
};

/// Called on the thread of `stream`. An error ends the request, and `stream` returns it.
struct Handlers {
    std::function<Result<void>(const Head&)> onHead;
    std::function<Result<void>(std::string_view bytes)> onBytes; ///< of the body, decompressed, cut anywhere
    /// Called once within `tick` after bytes were handed over, so that a receiver may gather what comes in that time.
    std::function<void()> onTick{};
};

inline constexpr Duration tick{20};

class Transport {
public:
    virtual ~Transport() = default;

    /// Sends the request and hands over the answer. Redirects are not followed: they arrive as answers. Success: the
    /// server ended the answer as it announced, or `stop` was requested, after which it returns within a second.
    /// Errors: of a handler; `Refused` where the other side's certificate is not good or a secret would go over plain
    /// HTTP; `Unreachable` for all else, in words ("no address is known for HOST", "nothing was received for 90 s").
    virtual Result<void> stream(const Request& request, const Handlers& handlers, std::stop_token stop) = 0;
};

/// A whole answer.
struct Answer {
    Head head;
    std::string body;
};

/// For answers that are short. Error of kind `Data` where the body is longer than `limit` bytes.
Result<Answer> fetch(Transport& transport, const Request& request, std::stop_token stop, std::size_t limit = 4u << 20);

} // namespace connectors::http
