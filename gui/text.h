/// Numbers, durations and names as the window writes them.
#pragma once

#include "app/core/run_view.h"

#include <QLocale>
#include <QString>

#include <optional>
#include <string_view>

namespace gui {

/// What free functions say; classes have a `tr` of their own.
QString tr(const char* source, const char* disambiguation = nullptr, int n = -1);
/// For the plural form alone: `tr("%1 statuses", nullptr, countForm(count)).arg(number(count))`.
int countForm(std::int64_t count);

QString text(std::string_view utf8);
/// Text of somebody else: its direction stays its own affair. For the screen alone, never for copies.
QString isolated(const QString& foreign);
/// One line, without line breaks and runs of blanks.
QString oneLine(std::string_view utf8);

QString number(std::int64_t value);
/// "0.4", "12.3", "1,204": as many digits as a glance can use.
QString rate(double perSecond);
/// "+4.2", "−0.7": how unusual a count is.
QString score(double rising);
/// "+12 %", "−3 %", "±0 %"; a dash where nothing is known.
QString change(std::optional<double> change);
QString percent(double share);
/// "10 s", "60 s", "5 min", "1 h".
QString lengthText(app::Duration length);
/// The same, of any moment: "42 s", "3 min 20 s", "0.4 s".
QString waitText(app::Duration wait);
/// The same, to the thousandth while it is short: "12 ms", "1.24 s".
QString delayText(app::Duration delay);
/// "812 B", "64 kB", "1.2 MB".
QString bytesText(double bytes);
/// The time of day, local.
QString clockText(app::Time time);
/// "▲3", "▼2", "NEW", "–"; empty where nothing is known.
QString movementText(const app::RowView& row);
/// The same in words.
QString movementWords(const app::RowView& row);
/// Ranks won since one window length ago; below 0: lost.
int ranksWon(const app::RowView& row);
bool isNew(const app::RowView& row);

} // namespace gui
