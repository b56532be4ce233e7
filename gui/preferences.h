/// What a person has set for good: it holds for every start.
#pragma once

#include "gui/look.h"

#include <QString>

#include <chrono>
#include <span>

class QSettings;

namespace gui {

struct Preferences {
    Scheme scheme = Scheme::System;
    QString language{}; ///< of `languages()`; empty: the desktop's
    std::chrono::milliseconds interval{250}; ///< between two looks at the run

    bool notifications = true; ///< of the desktop, where an alert fires

    /// What a start without a source shows.
    enum class Start { LastSession, Simulated } start = Start::LastSession;

    bool operator==(const Preferences&) const = default;
};

/// The intervals that are offered.
std::span<const std::chrono::milliseconds> intervals();
QString intervalText(std::chrono::milliseconds interval);

/// What is not there, or not understood, is as in a new `Preferences`.
Preferences readPreferences(const QSettings& settings);
void writePreferences(QSettings& settings, const Preferences& preferences);

} // namespace gui
