#include "gui/watch/bell_button.h"

#include "gui/look.h"
#include "gui/text.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace gui {

void drawBell(QPainter& painter, const QRect& area, const QColor& colour)
{
    QPainterPath bell(QPointF(3, 11.5));
    bell.lineTo(4.2, 9.8);
    bell.lineTo(4.2, 7);
    bell.cubicTo(4.2, 4.4, 6, 2.8, 8, 2.8);
    bell.cubicTo(10, 2.8, 11.8, 4.4, 11.8, 7);
    bell.lineTo(11.8, 9.8);
    bell.lineTo(13, 11.5);
    bell.closeSubpath();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(area.topLeft());
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(bell);
    painter.drawArc(QRectF(6.4, 11.6, 3.2, 2.8), 180 * 16, 180 * 16);
    painter.restore();
}

BellButton::BellButton(QWidget* parent) : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("bell"));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(sized(baseFont(), 12, QFont::DemiBold));
    hide();
}

void BellButton::present(std::size_t rules, std::size_t firing)
{
    m_firing = firing;
    const auto count = std::int64_t(firing);
    const auto words = firing == 0 ? tr("Alerts: nothing fires")
                                   : tr("Alerts: %1 firing", nullptr, countForm(count)).arg(number(count));
    setAccessibleName(words);
    setToolTip(words);
    setVisible(rules > 0);
    updateGeometry();
    update();
}

QSize BellButton::sizeHint() const
{
    const int count = m_firing > 0 ? fontMetrics().horizontalAdvance(number(std::int64_t(m_firing))) + 4 : 0;
    return {Size::row + count, Size::row};
}

void BellButton::paintEvent(QPaintEvent*)
{
    const auto& look = lookOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::Button));
        painter.drawRoundedRect(rect(), 6, 6);
        painter.setBrush(Qt::NoBrush);
    }
    const auto colour = m_firing > 0 ? look.warning : look.secondary;
    const auto place = [this](const QRect& area) { return QStyle::visualRect(layoutDirection(), rect(), area); };
    drawBell(painter, place({Size::grid, Size::grid, 16, 16}), colour);
    if (m_firing == 0) return;
    painter.setPen(colour);
    painter.drawText(place({Size::grid + 19, 0, width() - Size::grid - 19, height()}), Qt::AlignVCenter | Qt::AlignLeading,
        number(std::int64_t(m_firing)));
}

} // namespace gui
