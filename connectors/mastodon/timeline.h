/// The statuses that were missed while no stream stood, from a timeline of the server.
#pragma once

#include "connectors/http/endpoint.h"
#include "connectors/http/transport.h"
#include "streaming/clock.h"
#include "streaming/link.h"

#include <optional>
#include <string>
#include <vector>

namespace connectors::mastodon {

struct Missed {
    std::vector<std::string> statuses{}; ///< JSON, oldest first
    /// `Whole`: they are all that was missed.
    streaming::Continuity continuity = streaming::Continuity::Broken;
    std::optional<streaming::Time> limitedUntil{}; ///< the server wants no such request before
};

struct Timeline {
    http::Transport& transport;
    const streaming::Clock& clock;
    http::Url address;
    credentials::Secret authorization;
    std::size_t mostPages;
    std::stop_token stop;
};

/// What is newer than the status `id`. Waits for no limit; it gives what it has by then, as after 20 s, an error, or
/// the last of its pages. Ids are opaque.
Missed missedSince(const Timeline& timeline, std::string id);

} // namespace connectors::mastodon
