/// Where results go.
#pragma once

#include "app/core/snapshot.h"
#include "app/core/watch/alert_book.h"
#include "streaming/result.h"

#include <vector>

namespace app {

/// Takes the windows in order and the summary at the end. Called by the engine's loop thread alone.
class Sink {
public:
    virtual ~Sink() = default;
    virtual streaming::Result<void> window(const WindowResult& window) = 0;
    /// A hole in a live feed, once its end is known; before the next window. Not every format has a place for it.
    virtual streaming::Result<void> gap(const SourceGap& gap)
    {
        static_cast<void>(gap);
        return {};
    }
    /// An alert that fires or ends; after the window that says so.
    virtual streaming::Result<void> alert(const AlertEvent& event)
    {
        static_cast<void>(event);
        return {};
    }
    /// Windows are chosen anew: those of these lengths go on, all others begin again with their past.
    virtual void chosen(const std::vector<Duration>& staying) { static_cast<void>(staying); }
    virtual streaming::Result<void> summary(const Totals& totals) = 0;
};

} // namespace app
