/// What the settings file may say in its part `[x]`.
#pragma once

#include "connectors/common/filter.h"
#include "connectors/common/source_settings.h"

namespace connectors::x {

inline constexpr int priceDigits = 6; ///< prices are whole millionths of a dollar

struct XSettings {
    int backfillMinutes = 0;         ///< at most so much of what was missed is asked for after a reconnect
    std::int64_t priceMicros = 5000; ///< of a post, as of August 2026
    std::vector<std::string> fields{}; ///< of posts, beyond those that are counted
};

/// Error of kind `Usage`, which names the line.
streaming::Result<XSettings> readXSettings(const SourceSettings& settings);

/// The fields and expansions that hashtags, retweets and the filters need, as a query. The names are the old ones,
/// which X still takes while it renames them.
std::string fieldsQuery(const XSettings& settings, const FilterOptions& filters);

} // namespace connectors::x
