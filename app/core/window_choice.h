/// Which windows a run can report, checked in words.
#pragma once

#include "app/core/snapshot.h"
#include "streaming/result.h"

#include <string>
#include <string_view>

namespace app {

/// Whether `value`, called `name`, is a multiple of `unit`. The error is a sentence that names two that would be.
streaming::Result<void> onGrid(std::string_view name, Duration value, Duration unit, std::string_view unitName);

/// What windows have to fit to.
struct WindowLimits {
    Duration batch{}; ///< of which the slide is a multiple
    Duration keep{};  ///< no window can be longer
};

/// Windows on the grid of the batch interval, within what is kept. The error is a whole sentence.
streaming::Result<void> checkChoice(const WindowChoice& choice, const WindowLimits& limits);

/// The lengths that are written with commas between, as in `10s, 60s, 5m`, and the slide; checked. The error is a whole
/// sentence.
streaming::Result<WindowChoice> readWindowChoice(
    std::string_view lengths, std::string_view slide, Rank rank, const WindowLimits& limits);

/// The lengths as `readWindowChoice` reads them, shortest first.
std::string lengthsText(const WindowChoice& choice);

} // namespace app
