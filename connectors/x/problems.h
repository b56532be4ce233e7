/// What X says where it does not send posts, as errors.
#pragma once

#include "connectors/http/transport.h"
#include "streaming/time.h"

#include <optional>

namespace connectors::x {

using streaming::Duration;

/// For a stream of an app without rules.
streaming::Error noRules();

/// What an answer that is no success means: `http::errorOf`, with what X's own problem objects add. 409 is `noRules`.
streaming::Error refusal(const http::Head& head, std::string_view body, streaming::Time now);

/// How long a client that may connect no more must leave the service alone, by the headers of any answer
/// (`x-rate-limit-remaining: 0`); none where it may.
std::optional<Duration> spent(const http::Head& head, streaming::Time now);

/// What an object without a post in it means that came on a stream: `Unreachable` where X merely ends the connection,
/// `RateLimited` where another program has it, `Refused` where no retry helps.
streaming::Error streamEnd(std::string_view object);

} // namespace connectors::x
