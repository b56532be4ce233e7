/// Where a window keeps what it was told to watch: a settings file with the part `[watch]` alone, which the command
/// line reads too (`--config`).
#pragma once

#include "app/core/watch/watch_list.h"

#include <string>

namespace app {

/// The part `[watch]` as text.
std::string watchFileText(const WatchWords& words);

/// Replaces the file, or leaves it as it was. The folder is made where there is none.
streaming::Result<void> writeWatchFile(const std::string& path, const WatchWords& words);

} // namespace app
