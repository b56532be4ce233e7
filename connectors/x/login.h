/// What `auth status` asks of X.
#pragma once

#include "connectors/credentials/login.h"
#include "connectors/http/transport.h"
#include "streaming/clock.h"

namespace connectors::x {

/// There is no login by PIN; the check asks for the app's rules, which is not billed. What is pointed to outlives it.
/// `endpoint` as `--endpoint x=…` has it, or empty.
credentials::LoginService loginService(
    http::Transport& transport, const streaming::Clock& clock, std::string endpoint = {});

} // namespace connectors::x
