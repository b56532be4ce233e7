/// What the connectors do for `auth`: a visible table, one line each.
#pragma once

#include "connectors/credentials/login.h"

namespace app::cli {

/// Of a kind that is not listed nothing is checked, and its secrets are asked for one by one.
connectors::credentials::LoginServices loginServices();

} // namespace app::cli
