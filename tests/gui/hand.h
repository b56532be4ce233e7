/// The pointer of a person.
#pragma once

#include <QApplication>
#include <QMouseEvent>
#include <QWidget>

namespace gui {

/// Moves to a place of `target`. QTest's own takes the way over the screen, which arrives when it likes.
inline void pointAt(QWidget& target, QPoint place, Qt::MouseButtons buttons = Qt::NoButton)
{
    QMouseEvent event(
        QEvent::MouseMove, place, target.mapToGlobal(place), Qt::NoButton, buttons, Qt::NoModifier);
    QApplication::sendEvent(&target, &event);
}

} // namespace gui
