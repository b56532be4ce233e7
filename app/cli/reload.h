/// What SIGHUP does to a run.
#pragma once

#include "app/core/live_access.h"
#include "app/core/settings.h"
#include "streaming/result.h"

#include <spdlog/logger.h>

#include <functional>

namespace app::cli {

/// Reads a run's settings again, from the same words, environment and file.
using Reread = std::function<streaming::Result<Settings>()>;

/// The log's level counts at once, credentials from the next connection on: they are looked up for each. What else
/// changed needs a new start, which is said. So is what is wrong: the run then goes on as it was.
void reload(const Settings& running, const Reread& reread, const connectors::LiveServices& services, spdlog::logger& log);

} // namespace app::cli
