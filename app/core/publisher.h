/// The newest windows of a run as one value, with the movement of their rows.
#pragma once

#include "app/core/movement.h"
#include "app/core/sink.h"

#include <functional>
#include <map>
#include <mutex>
#include <vector>

namespace app {

/// Used by the loop thread, but for `latest`.
class Publisher {
public:
    using Totals = std::function<app::Totals()>;

    /// `sink` may be null; `totals` and `now` are asked at each snapshot.
    Publisher(WindowChoice choice, Sink* sink, Totals totals, std::function<Time()> now);

    /// Fills in the movement. Windows of one length come in order.
    void fillMovement(WindowResult& window) { m_movement[window.length].fill(window); }
    /// A snapshot follows once the windows of all lengths are there, or those of a later moment.
    void add(WindowResult window);

    /// Other windows from now on, which the sink is told. Those that there are go on; others begin with `addPast`.
    void choose(const WindowChoice& choice);
    /// A window of the past, in order and with its movement; the sink gets it too.
    streaming::Result<void> addPast(WindowResult window);
    /// Once the past is there: a snapshot of the newest windows of all lengths, where there are any.
    void publishChosen();

    /// The newest windows; null before the first. Any thread.
    SnapshotPtr latest() const;

    std::map<Duration, MovementTracker>& movement() { return m_movement; }
    const std::map<Duration, MovementTracker>& movement() const { return m_movement; }

private:
    void publish();

    std::vector<Duration> staying(const WindowChoice& choice) const;

    WindowChoice m_choice;
    Sink* const m_sink;
    const Totals m_totals;
    const std::function<Time()> m_now;
    std::map<Duration, MovementTracker> m_movement;
    std::vector<WindowResult> m_newest; // of one moment, until all lengths are there
    std::map<Duration, WindowResult> m_chosen; // the last of each length, until it is published
    mutable std::mutex m_mutex;
    SnapshotPtr m_latest; // under m_mutex
};

} // namespace app
