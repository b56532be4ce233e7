/// `auth login twitter` by a PIN, and the check of `auth status`.
#pragma once

#include "connectors/credentials/login.h"
#include "connectors/http/transport.h"
#include "streaming/clock.h"

#include <string>

namespace connectors::twitter {

/// The person gives the app's keys alone, opens the page that the address names, and brings the PIN that stands there.
/// What is passed outlives the functions. `endpoint`: as of the source; empty: Twitter's own.
credentials::LoginService loginService(http::Transport& transport, const streaming::Clock& clock, std::string endpoint);

} // namespace connectors::twitter
