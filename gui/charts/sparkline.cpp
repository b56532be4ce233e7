#include "gui/charts/sparkline.h"

#include <QPainter>

#include <algorithm>

namespace gui {
namespace {

constexpr qreal lineWidth = 1.25;
constexpr qreal dotRadius = 1.75;

struct Scale {
    qreal low = 0;
    qreal high = 1;
};

Scale scaleOf(const app::Curve& curve)
{
    std::int64_t low = INT64_MAX;
    std::int64_t high = 0;
    for (const auto& count : curve) {
        if (!count) continue;
        low = std::min(low, *count);
        high = std::max(high, *count);
    }
    if (high <= 0) return {};
    return {std::min(qreal(low), qreal(high) / 2), qreal(high)};
}

} // namespace

std::vector<QPolygonF> sparklineIn(const QRectF& area, const app::Curve& curve)
{
    std::vector<QPolygonF> lines;
    if (curve.size() < 2) return lines;
    const auto [low, high] = scaleOf(curve);
    const auto step = area.width() / qreal(curve.size() - 1);
    bool open = false;
    for (std::size_t at = 0; at < curve.size(); ++at) {
        const auto& count = curve[at];
        if (count) {
            if (!open) lines.emplace_back();
            const auto height = (qreal(*count) - low) / (high - low);
            lines.back() << QPointF(area.left() + step * qreal(at), area.bottom() - height * area.height());
        }
        open = count.has_value();
    }
    return lines;
}

void drawSparkline(
    QPainter& painter, const QRectF& area, const app::Curve& curve, const QColor& line, const QColor& dot)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(line, lineWidth, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin)); // round ones cost a quarter of a frame
    const auto lines = sparklineIn(area, curve);
    for (const auto& stretch : lines) painter.drawPolyline(stretch);
    if (curve.empty() || !curve.back() || lines.empty()) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(dot);
    painter.drawEllipse(lines.back().back(), dotRadius, dotRadius);
}

} // namespace gui
