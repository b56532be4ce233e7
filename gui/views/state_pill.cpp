#include "gui/views/state_pill.h"

#include "gui/look.h"

#include <QFocusEvent>
#include <QPainter>
#include <QStyleOption>

namespace gui {
namespace {

constexpr int tall = 32;
constexpr int markSize = 10;
constexpr int edge = 14;

} // namespace

StatePill::StatePill(QWidget* parent) : QAbstractButton(parent)
{
    setFont(sized(baseFont(), 13, QFont::Bold));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatePill::present(State state, const QString& words)
{
    if (state == m_state && words == text()) return;
    m_state = state;
    setText(words);
    setAccessibleName(tr("State: %1").arg(words));
    const bool ended = state == State::Finished || state == State::Failed;
    const bool standsStill = state == State::Paused || state == State::History;
    setToolTip(ended      ? QString()
            : standsStill ? tr("Go on with what is now (Space)")
                          : tr("Pause the view; counting goes on (Space)"));
    setEnabled(!ended);
    updateGeometry();
    update();
}

QSize StatePill::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + markSize + Size::grid + 2 * edge, tall};
}

QColor StatePill::fill() const
{
    const auto& look = lookOf(palette());
    switch (m_state) {
    case State::Live:
        return look.pillLive;
    case State::Paused:
        return look.pillPaused;
    case State::Replay:
    case State::History:
        return look.pillReplay;
    case State::Failed:
        return look.pillFailed;
    case State::Waiting:
    case State::Finished:
        break;
    }
    return look.pillFinished;
}

/// What a press would do: two bars pause, a triangle goes on. Where it does nothing, what is: a square at the end.
void StatePill::drawMark(QPainter& painter, const QRectF& area) const
{
    if (m_state == State::Paused || m_state == State::History) {
        painter.drawPolygon(QPolygonF{{area.topLeft() + QPointF(1, 0), area.bottomLeft() + QPointF(1, 0),
            QPointF(area.right(), area.center().y())}});
    } else if (m_state == State::Finished || m_state == State::Failed) {
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 1, 1);
    } else {
        for (const qreal left : {1.0, 6.0})
            painter.drawRoundedRect(QRectF(area.left() + left, area.top(), 3, area.height()), 1, 1);
    }
}

void StatePill::focusInEvent(QFocusEvent* event)
{
    m_byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QAbstractButton::focusInEvent(event);
}

void StatePill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    auto colour = fill();
    if (underMouse() && isEnabled()) colour = colour.lighter(isDown() ? 90 : 108);
    painter.setBrush(colour);
    const auto area = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2);
    if (hasFocus() && m_byKey) {
        painter.setPen(QPen(palette().color(QPalette::WindowText), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2);
        painter.setPen(Qt::NoPen);
    }
    const auto& look = lookOf(palette());
    const auto ink = m_state == State::Paused ? look.onPillPaused : look.onPill;
    painter.setBrush(ink);
    const auto mirrored = [&](const QRect& part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
    drawMark(painter, mirrored({edge, (tall - markSize) / 2, markSize, markSize}));
    painter.setPen(ink);
    painter.drawText(mirrored(rect().adjusted(edge + markSize + Size::grid, 0, 0, 0)),
        Qt::AlignVCenter | Qt::AlignLeft, text());
}

} // namespace gui
