/// The dictionaries of Jetstream's zstd, one a wire; see resources/bluesky/README.md.
#pragma once

#include "connectors/bluesky/bluesky_settings.h"

#include <string_view>

namespace connectors::bluesky {

/// Part of the program, so always there.
std::string_view dictionaryOf(Wire wire);

/// The number by which the service knows it.
unsigned dictionaryId(Wire wire);

} // namespace connectors::bluesky
