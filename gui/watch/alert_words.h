/// Alerts in the language of the window.
#pragma once

#include "app/core/watch/watching.h"

#include <QString>

namespace gui {

/// "Firing", "Pending" …
QString stateWord(app::AlertState state);
/// What fires by now: "#qt over 100"; of several the first and how many more. Empty where nothing does.
QString firingText(const app::WatchView& view);
/// Of the history: "#qt over 100 · 124", "any rate x3 · #qt · 3.2", and whether it began or ended.
QString eventText(const app::AlertEvent& event);
std::size_t firingCount(const app::WatchView& view);

} // namespace gui
