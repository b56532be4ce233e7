/// Rows of a list for the clipboard.
#pragma once

#include <QModelIndexList>

#include <memory>

class QMimeData;

namespace gui {

/// As lines of text with tabs between their cells, which spreadsheets take, and as a table of HTML with its headings.
/// The rows stand in the order of the list; null where there are none.
std::unique_ptr<QMimeData> copyOf(QModelIndexList rows);

} // namespace gui
