/// What the style does not draw as the window wants it: thin scroll bars, framed fields.
#pragma once

#include <QString>

class QPalette;

namespace gui {

QString windowStyle(const QPalette& palette);

} // namespace gui
