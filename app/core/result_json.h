/// Results as JSON, as section 6 of the contract has them: what NDJSON writes and other readers of JSON are given.
#pragma once

#include "app/core/snapshot.h"
#include "app/core/watch/alert_book.h"

#include <string>

namespace app {

/// Appends `{"type":"window",…}` without a line's end. Movement is not part of it.
void appendJson(const WindowResult& window, std::string& out);

/// Appends `{"type":"gap",…}` without a line's end.
void appendJson(const SourceGap& gap, std::string& out);

/// Appends `{"type":"alert",…}` without a line's end.
void appendJson(const AlertEvent& event, std::string& out);

/// Appends `{"type":"summary",…}` without a line's end.
void appendJson(const Totals& totals, std::string& out);

} // namespace app
