/// What a server says of itself: `/api/v2/instance`, and `/api/v1/instance` of older ones and others of its kin.
#pragma once

#include "connectors/mastodon/target.h"

#include <optional>
#include <string>
#include <string_view>

namespace connectors::mastodon {

/// Whether a feed may be read at all; who may, the server says when it is asked.
enum class Feed { Open, Disabled };

/// The statuses of the server's own people, and those that it has from others.
struct FeedAccess {
    Feed local = Feed::Open;
    Feed remote = Feed::Open;
};

struct Instance {
    http::Url streaming; ///< where its streams are; secure, but on this machine
    /// Pleroma and Akkoma do not look at the header, and have the token in a message.
    enum class Login { InHeader, InMessage } login = Login::InHeader;
    FeedAccess live{};     ///< `timelines_access.live_feeds`
    FeedAccess hashtags{}; ///< `timelines_access.hashtag_feeds`
};

/// None where it is no description of a server. The streams are at `server` where no address is named. Error of kind
/// `Refused` where the address is none, or has no TLS: the token would be seen on its way there.
streaming::Result<std::optional<Instance>> readInstance(const http::Url& server, std::string_view body);

/// Error of kind `Refused` where the server has shut the feed that is asked for; its stream would stand and be silent.
streaming::Result<void> checkOpen(const Instance& instance, const Target& target);
/// What to say where a half of the feed is shut.
std::optional<std::string> halfShut(const Instance& instance, const Target& target);

} // namespace connectors::mastodon
