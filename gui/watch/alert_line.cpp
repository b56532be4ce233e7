#include "gui/watch/alert_line.h"

#include "gui/look.h"
#include "gui/watch/alert_words.h"
#include "gui/watch/bell_button.h"

#include <QAccessible>
#include <QPainter>
#include <QStyle>

namespace gui {

AlertLine::AlertLine(QWidget* parent) : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("alertLine"));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setFont(sized(baseFont(), 13, QFont::DemiBold));
    hide();
}

void AlertLine::present(const app::WatchView& view)
{
    const auto words = firingText(view);
    if (words == text()) return;
    setText(words);
    setAccessibleName(words.isEmpty() ? QString() : tr("Alert: %1").arg(words));
    setVisible(!words.isEmpty());
    if (words.isEmpty()) return;
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    update();
}

QSize AlertLine::sizeHint() const { return {200, Size::row}; }

void AlertLine::paintEvent(QPaintEvent*)
{
    const auto& look = lookOf(palette());
    QPainter painter(this);
    auto tint = look.pillPaused;
    tint.setAlpha(hasFocus() || underMouse() ? 70 : 46);
    painter.fillRect(rect(), tint);
    auto inside = rect().adjusted(Size::margin, 0, -Size::margin, 0);
    const QRect bell = QStyle::visualRect(layoutDirection(), inside, {inside.left(), inside.center().y() - 7, 16, 16});
    drawBell(painter, bell, look.warning);
    const auto room = QStyle::visualRect(layoutDirection(), inside, inside.adjusted(3 * Size::grid, 0, 0, 0));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeading, fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

} // namespace gui
