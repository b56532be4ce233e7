#include "gui/charts/history_chart.h"

#include "gui/charts/shaded_stretch.h"
#include "gui/look.h"
#include "gui/text.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace gui {
namespace {

constexpr int axisHeight = 18;

} // namespace

std::int64_t roundedUp(std::int64_t value)
{
    for (std::int64_t unit = 1;; unit *= 10)
        for (const auto tenths : {10, 15, 20, 25, 30, 40, 50, 60, 80})
            if (tenths * unit % 10 == 0 && tenths * unit / 10 >= value) return tenths * unit / 10;
}

HistoryChart::HistoryChart(QWidget* parent) : QWidget(parent)
{
    setFont(sized(baseFont(), 11));
    setFixedHeight(144);
}

void HistoryChart::present(const app::DetailsView& details, app::Time end)
{
    m_curve = details.curve;
    m_from = details.from;
    m_end = end;
    m_gaps = details.gaps;
    setAccessibleName(tr("Count over time, highest %1").arg(number(details.peak)));
    update();
}

void HistoryChart::drawAxes(QPainter& painter, const QRectF& area, std::int64_t top) const
{
    const auto& look = lookOf(palette());
    for (const auto share : {0.0, 0.5, 1.0}) {
        const auto y = std::round(area.bottom() - share * area.height()) + 0.5;
        painter.setPen(look.separator);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        if (share == 0 || (share == 0.5 && top % 2 != 0)) continue;
        painter.setPen(look.secondary);
        painter.drawText(
            QRectF(area.left(), y + 1, area.width(), 14), Qt::AlignLeft, number(std::int64_t(share * double(top))));
    }
    const QRectF line(area.left(), area.bottom() + 4, area.width(), axisHeight - 4);
    painter.setPen(look.secondary);
    painter.drawText(line, Qt::AlignLeft, clockText(m_from));
    painter.drawText(line, Qt::AlignHCenter, clockText(m_from + (m_end - m_from) / 2));
    painter.drawText(line, Qt::AlignRight, clockText(m_end));
}

/// What was missed is not known, and no zero.
void HistoryChart::drawGaps(QPainter& painter, const QRectF& area) const
{
    const auto span = double((m_end - m_from).count());
    if (span <= 0) return;
    auto colour = lookOf(palette()).secondary;
    colour.setAlpha(120);
    const auto place = [&](app::Time time) {
        return area.left() + std::clamp(double((time - m_from).count()) / span, 0.0, 1.0) * area.width();
    };
    for (const auto& [from, to] : m_gaps)
        painter.fillRect(QRectF(place(from), area.top(), std::max(2.0, place(to) - place(from)), area.height()),
            QBrush(colour, Qt::BDiagPattern));
}

void HistoryChart::drawCurve(QPainter& painter, const QRectF& area, std::int64_t top) const
{
    const auto accent = lookOf(palette()).accent;
    auto shade = accent;
    shade.setAlpha(36);
    const auto step = area.width() / double(std::max<std::size_t>(m_curve.size() - 1, 1));
    const QPen pen(accent, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    QPolygonF stretch;
    const auto draw = [&] {
        drawShadedStretch(painter, stretch, area.bottom(), pen, shade);
        stretch.clear();
    };
    for (std::size_t at = 0; at < m_curve.size(); ++at) {
        if (!m_curve[at]) {
            draw();
            continue;
        }
        const auto share = double(*m_curve[at]) / double(top);
        stretch << QPointF(area.left() + step * double(at), area.bottom() - share * area.height());
    }
    draw();
}

void HistoryChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // time goes on to the right in every language
    painter.setRenderHint(QPainter::Antialiasing);
    std::int64_t highest = 1;
    for (const auto& count : m_curve) highest = std::max(highest, count.value_or(0));
    const auto top = roundedUp(highest);
    const QRectF area(0, 4, width() - 1, height() - axisHeight - 8);
    if (m_curve.empty()) return;
    drawGaps(painter, area);
    drawCurve(painter, area, top);
    drawAxes(painter, area, top);
}

} // namespace gui
