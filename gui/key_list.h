/// The list of keys.
#pragma once

class QWidget;

namespace gui {

/// Opens it; it closes with Escape.
void showKeyList(QWidget* parent);

} // namespace gui
