/// Text of several lines in a label.
#pragma once

#include "gui/look.h"

#include <QLabel>

namespace gui {

/// From right to left Qt 6.4 draws a line further by the blank at its end, and cuts off what stood there: it gets room.
inline void wrap(QLabel& label)
{
    label.setWordWrap(true);
    if (label.isRightToLeft()) label.setContentsMargins(Size::grid, 0, 0, 0);
}

} // namespace gui
