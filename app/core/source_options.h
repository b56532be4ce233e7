/// From the settings of a run to what its sources are asked for.
#pragma once

#include "app/core/settings.h"

namespace app {

connectors::FilterOptions filterOptions(const Filters& filters);
connectors::SourceOptions sourceOptions(const Settings& settings);

} // namespace app
