#include "gui/views/choice_button.h"

#include "gui/look.h"

#include <QPainter>

namespace gui {
namespace {

constexpr int tall = 68;
constexpr qreal radius = 8;

QFont titleFont() { return sized(baseFont(), 15, QFont::DemiBold); }
QFont meaningFont() { return sized(baseFont(), 13); }

} // namespace

ChoiceButton::ChoiceButton(const QString& title, const QString& meaning, const QString& key, QWidget* parent)
    : QAbstractButton(parent), m_meaning(meaning), m_key(key)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(meaning);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::MinimumExpanding, QSizePolicy::Fixed);
}

QSize ChoiceButton::sizeHint() const
{
    const auto title = QFontMetrics(titleFont()).horizontalAdvance(text() + m_key) + 3 * Size::grid;
    const auto meaning = QFontMetrics(meaningFont()).horizontalAdvance(m_meaning);
    return {std::max(title, meaning) + 2 * Size::margin, tall};
}

void ChoiceButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = underMouse() || isDown();
    painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Link), 1.5) : QPen(Qt::NoPen));
    painter.setBrush(palette().color(lit ? QPalette::Midlight : QPalette::Button));
    if (lit && !isDark(palette())) painter.setBrush(palette().color(QPalette::Button).darker(105));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);

    const auto area = rect().adjusted(Size::margin, Size::grid - 2, -Size::margin, -Size::grid + 2);
    auto upper = area;
    upper.setHeight(area.height() / 2);
    const auto lower = upper.translated(0, upper.height());
    painter.setFont(titleFont());
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(upper, Qt::AlignLeft | Qt::AlignVCenter, text());
    painter.setFont(meaningFont());
    painter.setPen(palette().color(lit ? QPalette::WindowText : QPalette::PlaceholderText));
    painter.drawText(upper, Qt::AlignRight | Qt::AlignVCenter, m_key);
    painter.drawText(lower, Qt::AlignLeft | Qt::AlignVCenter, m_meaning);
}

void ChoiceButton::enterEvent(QEnterEvent*) { update(); }

void ChoiceButton::leaveEvent(QEvent*) { update(); }

} // namespace gui
