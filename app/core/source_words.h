/// From what the engine knows of a connection to what a window shows of it.
#pragma once

#include "app/core/source_view.h"
#include "streaming/link.h"

namespace app {

/// Without the rates.
SourceView sourceView(const streaming::SourceLink& link, Time now);
SourceEvent sourceEvent(const streaming::LinkEvent& event);

} // namespace app
