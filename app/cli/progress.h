/// The progress bar of a replay whose results go elsewhere.
#pragma once

#include "streaming/time.h"

#include <cstdint>
#include <optional>
#include <string>

namespace app::cli {

/// How far a replay is.
struct ProgressView {
    std::uint64_t bytes = 0;
    std::optional<std::uint64_t> totalBytes; ///< none: standard input, say
    std::uint64_t statuses = 0;
    streaming::Duration elapsed{};
};

/// One line of at most `columns`: bar, share, statuses/s, MB/s, remaining time.
std::string renderProgress(const ProgressView& view, int columns);

} // namespace app::cli
