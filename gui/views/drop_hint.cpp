#include "gui/views/drop_hint.h"

#include "gui/look.h"
#include "gui/text.h"

#include <QPainter>

namespace gui {
namespace {

constexpr int namesShown = 3;

} // namespace

DropHint::DropHint(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropHint::offer(const QStringList& names)
{
    m_title = tr("Drop to replay %1 recordings", nullptr, int(names.size())).arg(number(names.size()));
    m_names = names.mid(0, namesShown).join(QStringLiteral(" · "));
    if (names.size() > namesShown) m_names += QStringLiteral(" · …");
    setAccessibleName(m_title);
    setGeometry(parentWidget()->rect());
    show();
    raise();
}

void DropHint::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    auto veil = palette().color(QPalette::Window);
    veil.setAlphaF(0.9F);
    painter.fillRect(rect(), veil);
    const auto& look = lookOf(palette());
    auto tint = look.accent;
    tint.setAlphaF(0.08F);
    painter.setBrush(tint);
    painter.setPen(QPen(look.accent, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(Size::margin, Size::margin, -Size::margin, -Size::margin), 8, 8);
    const int middle = height() / 2;
    painter.setPen(palette().color(QPalette::WindowText));
    painter.setFont(sized(baseFont(), 20, QFont::DemiBold));
    painter.drawText(QRect(0, middle - 40, width(), 32), Qt::AlignCenter, m_title);
    painter.setPen(look.secondary);
    painter.setFont(sized(baseFont(), 13));
    const auto names = painter.fontMetrics().elidedText(m_names, Qt::ElideMiddle, width() - 8 * Size::margin);
    painter.drawText(QRect(0, middle, width(), 24), Qt::AlignCenter, isolated(names));
}

} // namespace gui
