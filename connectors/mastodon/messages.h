/// The messages of a stream over WebSocket.
#pragma once

#include "streaming/result.h"
#include "streaming/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace connectors::mastodon {

/// An event as a message has it.
struct MessageEvent {
    std::string name;
    std::string payload; ///< what server-sent events have as data
};

/// None where it says something of the connection alone. What cannot be read becomes an event that cannot be read
/// either, so that it is counted with those. Errors: what the server says is wrong, with the kind that its status has;
/// `Credentials` where Pleroma does not take the token.
streaming::Result<std::optional<MessageEvent>> readMessage(std::string_view message, streaming::Time now);

/// The token as Pleroma and Akkoma want it after connecting.
std::string authentication(std::string_view token);

} // namespace connectors::mastodon
