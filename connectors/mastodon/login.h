/// `auth login mastodon:HOST` by a code, and the check of `auth status`.
#pragma once

#include "connectors/credentials/login.h"
#include "connectors/http/transport.h"
#include "streaming/clock.h"

#include <string>

namespace connectors::mastodon {

/// The program registers itself at the host as an app that reads; the person opens the page that the address names, and
/// brings the code that stands there. What is passed outlives the functions. `endpoint`: as of the source; empty: the
/// host itself.
credentials::LoginService loginService(http::Transport& transport, const streaming::Clock& clock, std::string endpoint);

} // namespace connectors::mastodon
