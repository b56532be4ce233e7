/// From the settings of a run to what its sources are asked for.
#pragma once

#include "app/core/settings.h"
#include "streaming/result.h"

#include <memory>

namespace connectors {
class Filter;
}

namespace app {

connectors::FilterOptions filterOptions(const Filters& filters);
connectors::SourceOptions sourceOptions(const Settings& settings);
/// Null where nothing is left out.
streaming::Result<std::shared_ptr<const connectors::Filter>> makeFilter(const Filters& filters);

} // namespace app
