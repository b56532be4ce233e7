/// What an answer that is no success means for a source.
#pragma once

#include "connectors/http/transport.h"
#include "streaming/time.h"

namespace connectors::http {

/// The error that `feed-apis.md` a.4 makes of a status: 401 `Credentials`; 420 and 429 `RateLimited`; 5xx
/// `ServerFailed`; all else, redirects too, `Refused`. `retryAfter` comes from `Retry-After` (seconds or a date) and,
/// where the limit is what is met, `x-rate-limit-reset` (Unix seconds, or an RFC 3339 time in `X-RateLimit-Reset` as
/// Mastodon has it): the later one. Moments are held against the answer's own `Date`, so that a wrong clock here does
/// no harm. The words have the status and what the server says in its body (`bodyWords`), or where a redirect points.
streaming::Error errorOf(const Head& head, std::string_view body, streaming::Time now);

/// By how much this machine's clock is ahead of the server's (`Date`); none where the answer has no date.
std::optional<Duration> clockSkew(const Head& head, streaming::Time now);

/// "your clock is 7 minutes ahead" or "behind": none below a minute, which no service minds.
std::optional<std::string> clockComplaint(const Head& head, streaming::Time now);

} // namespace connectors::http
