#include "gui/views/record_button.h"

#include "gui/look.h"

#include <QPainter>

namespace gui {

RecordButton::RecordButton(QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setFixedSize(sizeHint());
    setObjectName(QStringLiteral("record"));
}

QSize RecordButton::sizeHint() const { return {Size::row, Size::row}; }

/// A disc to begin; while it records, a square to stop within a ring.
void RecordButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (isEnabled() && (underMouse() || hasFocus())) {
        painter.setBrush(palette().color(QPalette::Button));
        painter.drawRoundedRect(rect(), 6, 6);
    }
    const auto red = isEnabled() ? lookOf(palette()).pillFailed : palette().color(QPalette::Mid);
    const auto middle = QRectF(rect()).center();
    const auto around = [&](qreal reach) { return QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach); };
    painter.setBrush(red);
    if (!isChecked()) {
        painter.drawEllipse(around(6));
        return;
    }
    painter.drawRoundedRect(around(4), 1.5, 1.5);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(red, 1.5));
    painter.drawEllipse(around(9));
}

} // namespace gui
