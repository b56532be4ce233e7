/// Where a person can look at a status.
#pragma once

#include <string>
#include <string_view>

namespace app {

/// The page of a Bluesky post, whose id is no address that a browser knows; any other id as it is.
std::string webAddress(std::string_view id);

} // namespace app
