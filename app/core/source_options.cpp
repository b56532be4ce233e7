#include "app/core/source_options.h"

namespace app {

connectors::FilterOptions filterOptions(const Filters& filters)
{
    return {.track = filters.track, .follow = filters.follow, .locations = filters.locations,
        .language = filters.language, .from = filters.from, .until = filters.until};
}

connectors::SourceOptions sourceOptions(const Settings& settings)
{
    return {.endpoints = settings.endpoints, .settings = settings.sourceSettings,
        .filters = filterOptions(settings.filters), .spending = settings.spending, .stateFolder = settings.stateFolder};
}

} // namespace app
