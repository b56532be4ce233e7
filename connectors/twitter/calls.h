/// What is asked of Twitter's v1.1: the streams, and how any request is signed.
#pragma once

#include "connectors/common/filter.h"
#include "connectors/common/source_settings.h"
#include "connectors/credentials/credentials.h"
#include "connectors/http/transport.h"
#include "connectors/twitter/oauth1.h"

#include <string>
#include <string_view>

namespace connectors::twitter {

/// What the user asks for.
struct StreamOptions {
    std::string argument{};     ///< behind `twitter:`; `sample`, or nothing
    FilterOptions filters{};
    SourceSettings settings{};  ///< `[twitter]`: `filter_level`, `stall_warnings`, `delimited`
    std::string endpoint{};     ///< another server than Twitter's; empty: its own
};

/// `statuses/filter` where something is tracked, followed or located, else `statuses/sample`, with their parameters.
/// Error of kind `Usage`, in words: a setting is not understood, or Twitter's limits are passed (400 phrases of 1 to 60
/// bytes, 5,000 ids, 25 boxes).
streaming::Result<oauth1::Call> streamCall(const StreamOptions& options);

/// A call of the part that is no stream: `path` as in `/oauth/request_token`.
streaming::Result<oauth1::Call> apiCall(std::string method, const std::string& path, const std::string& endpoint);

/// With the parameters in the query or, of a POST, in the body.
http::Request signedRequest(const oauth1::Call& call, const oauth1::Keys& keys, streaming::Time now);

oauth1::Keys keysOf(const credentials::Secrets& secrets);

/// Whether it is a host of Twitter's or X's.
bool isTwittersOwn(const http::Url& url);

} // namespace connectors::twitter
