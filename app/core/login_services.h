/// What the connectors do for logins and their checks: a visible table, one line each.
#pragma once

#include "connectors/credentials/login.h"
#include "connectors/http/transport.h"
#include "streaming/clock.h"

#include <map>
#include <string>

namespace app {

/// What the services are reached with; transport and clock outlive the functions.
struct LoginWays {
    connectors::http::Transport& http;
    const streaming::Clock& clock;
    std::map<std::string, std::string> endpoints; ///< by kind of source: another address than the service's own
};

/// Of a kind that is not listed nothing is checked, and its secrets are asked for one by one.
connectors::credentials::LoginServices loginServices(const LoginWays& ways);

} // namespace app
