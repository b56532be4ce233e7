/// A stretch of a curve between two gaps, with what lies below it.
#pragma once

#include <QPainter>

namespace gui {

/// From its first point to its last, shaded down to the ground. One point alone is as large as the pen.
inline void drawShadedStretch(QPainter& painter, const QPolygonF& stretch, double ground, const QPen& pen, const QColor& shade)
{
    if (stretch.size() > 1) {
        auto below = stretch;
        below << QPointF(stretch.last().x(), ground) << QPointF(stretch.first().x(), ground);
        painter.setPen(Qt::NoPen);
        painter.setBrush(shade);
        painter.drawPolygon(below);
    }
    painter.setPen(pen);
    if (stretch.size() == 1) painter.drawPoint(stretch.first());
    painter.drawPolyline(stretch);
}

} // namespace gui
