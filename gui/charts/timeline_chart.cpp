#include "gui/charts/timeline_chart.h"

#include "gui/charts/shaded_stretch.h"
#include "gui/look.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace gui {
namespace {

constexpr int headHeight = 52;
constexpr double leastPoints = 60; ///< a young run does not fill the width with two points

} // namespace

TimelineChart::TimelineChart(QString name, Words words, QWidget* parent)
    : QWidget(parent),
      m_name(std::move(name)),
      m_words(std::move(words))
{
    setFont(sized(baseFont(), 12));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(m_name);
}

QString TimelineChart::words(const std::optional<double>& value) const
{
    return value ? m_words(*value) : QStringLiteral("–");
}

void TimelineChart::present(const app::Timeline& timeline, std::optional<double> level)
{
    m_timeline = timeline;
    m_level = level;
    setAccessibleName(
        tr("%1: %2, on average %3").arg(m_name, words(timeline.newest), words(timeline.mean)));
    update();
}

void TimelineChart::drawHead(QPainter& painter) const
{
    const auto& look = lookOf(palette());
    const QRect line(0, 0, width(), 18);
    painter.setFont(font());
    painter.setPen(look.secondary);
    const auto start = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const auto end = layoutDirection() == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight;
    painter.drawText(line, int(start | Qt::AlignVCenter), m_name);
    painter.drawText(QRect(0, 18, width(), 30), int(end | Qt::AlignBottom), tr("average %1").arg(words(m_timeline.mean)));
    const bool over = m_level && m_timeline.newest && *m_timeline.newest > *m_level;
    painter.setFont(sized(baseFont(), 20));
    painter.setPen(over ? look.warning : palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, 18, width(), 32), int(start | Qt::AlignVCenter), words(m_timeline.newest));
}

void TimelineChart::drawCurve(QPainter& painter, const QRectF& area, double top) const
{
    const auto& points = m_timeline.points;
    auto colour = lookOf(palette()).line;
    auto shade = colour;
    shade.setAlpha(48);
    const auto step = area.width() / std::max(double(points.size()) - 1, leastPoints - 1);
    QPolygonF stretch;
    const auto draw = [&] {
        drawShadedStretch(painter, stretch, area.bottom(), QPen(colour, 1.25), shade);
        stretch.clear();
    };
    for (std::size_t at = 0; at < points.size(); ++at) {
        if (!points[at]) {
            draw();
            continue;
        }
        const auto x = area.right() - step * double(points.size() - 1 - at);
        stretch << QPointF(x, area.bottom() - *points[at] / top * area.height());
    }
    draw();
    if (points.empty() || !points.back()) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(lookOf(palette()).accent);
    painter.drawEllipse(QPointF(area.right(), area.bottom() - *points.back() / top * area.height()), 2.25, 2.25);
}

/// The ground, the average, and the level where there is room for it.
void TimelineChart::drawLines(QPainter& painter, const QRectF& area, double top) const
{
    const auto& look = lookOf(palette());
    const auto line = [&](double value, const QPen& pen) {
        const auto y = std::round(area.bottom() - value / top * area.height()) + 0.5;
        painter.setPen(pen);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    };
    line(0, look.separator);
    if (m_timeline.mean) line(std::min(*m_timeline.mean, top), QPen(look.secondary, 1, Qt::DotLine));
    if (m_level && *m_level <= top) line(*m_level, QPen(look.warning, 1, Qt::DashLine));
}

void TimelineChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawHead(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area(0.5, headHeight + 2, width() - 4, height() - headHeight - 6);
    const auto top = std::max(m_timeline.most, 1e-9) * 1.05;
    drawCurve(painter, area, top);
    drawLines(painter, area, top);
}

} // namespace gui
