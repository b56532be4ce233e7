#include "app/core/source_options.h"

#include "connectors/common/filter.h"

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

streaming::Result<std::shared_ptr<const connectors::Filter>> makeFilter(const Filters& filters)
{
    auto filter = connectors::Filter::make(filterOptions(filters));
    if (!filter) return tl::unexpected(filter.error());
    if (filter->empty()) return nullptr;
    return std::make_shared<const connectors::Filter>(std::move(*filter));
}

} // namespace app
