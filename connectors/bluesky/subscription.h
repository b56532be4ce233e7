/// What is asked of a host.
#pragma once

#include "connectors/bluesky/bluesky_settings.h"
#include "connectors/http/endpoint.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace connectors::bluesky {

/// How far the feed was read.
struct Place {
    std::int64_t microseconds = 0; ///< the highest time of an event; 0: nothing was read
    std::uint64_t seq = 0;         ///< the newer wire's, which means something to the host alone that gave it; 0: none
};

/// Where to ask, best first: at the endpoint, else at the host of the source, else at the settings' hosts, else at
/// Bluesky's own. Error of kind `Usage` where one is no address.
streaming::Result<std::vector<http::Url>> addresses(
    const BlueskySettings& settings, std::string_view host, std::string_view endpoint);

/// The address that asks for what comes after `place`: a little of what was there before comes once more. Live where
/// nothing was read.
std::string subscriptionUrl(http::Url address, const BlueskySettings& settings, const Place& place);

} // namespace connectors::bluesky
