/// A curve as small as a word.
#pragma once

#include "app/core/run_view.h"

#include <QPolygonF>
#include <QRectF>

#include <vector>

class QColor;
class QPainter;

namespace gui {

/// The stretches of `curve` that are known, as lines within `area`. The scale is the curve's own, from its highest
/// count down to its lowest, but at least to half of the highest: noise is not made to look like news.
std::vector<QPolygonF> sparklineIn(const QRectF& area, const app::Curve& curve);

/// Draws it with a dot at its end.
void drawSparkline(
    QPainter& painter, const QRectF& area, const app::Curve& curve, const QColor& line, const QColor& dot);

} // namespace gui
