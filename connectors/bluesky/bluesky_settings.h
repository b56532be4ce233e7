/// The part `[bluesky]` of the settings file, read and checked.
#pragma once

#include "connectors/common/source_settings.h"

#include <string>
#include <vector>

namespace connectors::bluesky {

/// How Jetstream writes its messages.
enum class Wire {
    Older, ///< `/subscribe`
    Newer, ///< `subscribeEvents`, since August 2026
};

enum class Compression { None, Zstd };

struct BlueskySettings {
    Wire wire = Wire::Older;
    Compression compression = Compression::Zstd;
    std::vector<std::string> collections; ///< that are asked for: posts and reposts, and what is wanted beside them
    std::vector<std::string> hosts{};     ///< `HOST[:PORT]`; none: Bluesky's own
};

/// Error of kind `Usage` for what is not understood.
streaming::Result<BlueskySettings> readBlueskySettings(const SourceSettings& settings);

} // namespace connectors::bluesky
