/// Asking a server what it is.
#pragma once

#include "connectors/http/transport.h"
#include "connectors/mastodon/instance.h"
#include "streaming/clock.h"

namespace connectors::mastodon {

/// Asks without a token. Redirects are followed within the same host, five of them. Errors: of kind `Refused` where it
/// is no such server, or points to another one, which the words name; else of the transport, or what the answer means.
streaming::Result<Instance> discover(
    http::Transport& transport, const streaming::Clock& clock, const http::Url& server, const std::stop_token& stop);

} // namespace connectors::mastodon
