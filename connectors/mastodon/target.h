/// What is followed, and where it is on a server: `HOST[/local|/tag/NAME|/list/ID|/user]`.
#pragma once

#include "connectors/http/endpoint.h"

#include <string>
#include <string_view>

namespace connectors::mastodon {

enum class Channel { Public, Local, Hashtag, List, User };

struct Target {
    std::string host; ///< in small letters; with a port where one is written
    Channel channel = Channel::Public;
    std::string argument{}; ///< the hashtag, or the id of the list

    /// As behind `mastodon:` on the command line.
    std::string text() const;
    /// Whether it is somebody's own, and needs a token on every server.
    bool isPersonal() const { return channel == Channel::List || channel == Channel::User; }
};

/// Error of kind `Usage`, in words.
streaming::Result<Target> parseTarget(std::string_view argument);

/// Where the server itself is, or the one that `endpoint` names instead. Errors as of `http::atEndpoint`.
streaming::Result<http::Url> serverOf(const Target& target, const std::string& endpoint);

/// The address of server-sent events; `streaming` is what the server names for its streams.
http::Url eventsAddress(const http::Url& streaming, const Target& target);

/// The address of WebSocket, and whether it has the stream in it or that is asked for in a message.
enum class Asking { InAddress, InMessage };
http::Url messagesAddress(const http::Url& streaming, const Target& target, Asking asking);
/// `{"type":"subscribe",…}`
std::string subscription(const Target& target);

/// The timeline in which the same statuses are kept.
http::Url timelineAddress(const http::Url& server, const Target& target);

} // namespace connectors::mastodon
