#include "gui/views/row_delegate.h"

#include "gui/charts/sparkline.h"
#include "gui/text.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QTextLayout>

namespace gui {
namespace {

constexpr int keptTexts = 4000;
constexpr int curveWidth = 104;
constexpr int strongMove = 3; // ranks: less is the usual to and fro

qreal ascentOf(const QString& text, const QFont& font)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    const auto line = layout.createLine();
    layout.endLayout();
    return line.isValid() ? line.ascent() : 0;
}

} // namespace

RowDelegate::RowDelegate(const TrendModel& model, QObject* parent)
    : QStyledItemDelegate(parent),
      m_model(model),
      m_numbers(baseFont()),
      m_names(sized(baseFont(), model.list() == TrendModel::List::Hashtags ? 15 : 13, QFont::DemiBold)),
      m_marks(sized(baseFont(), 12)),
      m_texts(keptTexts)
{
}

RowDelegate::Inks RowDelegate::inksOf(const QStyleOptionViewItem& option)
{
    if (option.state & QStyle::State_Selected) {
        const auto ink = option.palette.color(QPalette::HighlightedText);
        return {ink, ink, ink, ink, ink, ink};
    }
    const auto& look = lookOf(option.palette);
    return {option.palette.color(QPalette::Text), look.secondary, look.line, look.accent, look.rise, look.fall};
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {40, Size::row}; }

const RowDelegate::LaidOut& RowDelegate::laidOut(const QString& text, const QFont& font, int width) const
{
    const auto key =
        QString::number(font.pixelSize() * 10'000 + width) + (font.weight() > QFont::Normal ? u'b' : u'n') + text;
    if (const auto* known = m_texts.object(key)) return *known;
    const auto words = QFontMetrics(font).elidedText(text, Qt::ElideRight, width);
    auto* const made = new LaidOut{QStaticText(words), ascentOf(words, font)};
    made->text.setTextFormat(Qt::PlainText);
    made->text.setPerformanceHint(QStaticText::AggressiveCaching);
    made->text.prepare({}, font);
    m_texts.insert(key, made);
    return *made;
}

int RowDelegate::drawText(QPainter& painter, const QRect& cell, const QString& text, const QFont& font,
    const QColor& colour, Qt::Alignment alignment) const
{
    if (text.isEmpty() || cell.width() <= 0) return 0;
    const auto& [laid, ascent] = laidOut(text, font, cell.width());
    const auto width = int(laid.size().width());
    const int baseline = cell.top() + (cell.height() + QFontMetrics(font).capHeight()) / 2; // one for all scripts
    painter.setFont(font);
    painter.setPen(colour);
    const bool atRight = bool(alignment & Qt::AlignRight) != (painter.layoutDirection() == Qt::RightToLeft);
    painter.drawStaticText(QPointF(atRight ? cell.right() + 1 - width : cell.left(), baseline - ascent), laid);
    return width;
}

/// Whether keys go to this row, selected or not.
bool RowDelegate::hasFocus(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return view != nullptr && view->hasFocus() && view->currentIndex().row() == index.row();
}

void RowDelegate::drawMovement(QPainter& painter, const QRect& cell, const app::RowView& row, const Inks& inks) const
{
    const int won = ranksWon(row);
    auto colour = inks.secondary;
    if (isNew(row)) colour = inks.accent;
    if (won >= strongMove) colour = inks.rise;
    if (won <= -strongMove) colour = inks.fall;
    drawText(painter, cell, movementText(row), isNew(row) ? sized(m_marks, 11, QFont::DemiBold) : m_marks, colour);
}

/// A pin at the beginning of the cell, which gets smaller.
void RowDelegate::drawPin(QPainter& painter, QRect& cell, const Inks& inks) const
{
    QPainterPath pin(QPointF(4, 1));
    for (const auto& point : {QPointF(10, 1), QPointF(9, 2.5), QPointF(9, 6), QPointF(11, 8), QPointF(3, 8), QPointF(5, 6), QPointF(5, 2.5)})
        pin.lineTo(point);
    pin.closeSubpath();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool fromRight = painter.layoutDirection() == Qt::RightToLeft;
    painter.translate(fromRight ? cell.right() - 11 : cell.left() - 2, cell.center().y() - 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(inks.accent);
    painter.drawPath(pin);
    painter.setPen(QPen(inks.accent, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(7, 8), QPointF(7, 12));
    painter.restore();
    fromRight ? cell.setRight(cell.right() - 2 * Size::grid) : cell.setLeft(cell.left() + 2 * Size::grid);
}

void RowDelegate::drawName(QPainter& painter, const QRect& cell, const app::RowView& row, const Inks& inks) const
{
    if (m_model.list() == TrendModel::List::Hashtags) {
        auto rest = cell;
        if (row.pinned) drawPin(painter, rest, inks);
        drawText(painter, rest, isolated(m_model.nameOf(row)), m_names, inks.text);
        return;
    }
    const auto mirrored = [&](const QRect& area) { return QStyle::visualRect(painter.layoutDirection(), cell, area); };
    auto rest = cell;
    if (!row.name.empty()) {
        const auto half = mirrored(cell.adjusted(0, 0, -cell.width() / 2, 0));
        rest.setLeft(rest.left() + Size::grid + drawText(painter, half, isolated(m_model.nameOf(row)), m_names, inks.text));
    }
    drawText(painter, mirrored(rest), isolated(oneLine(row.text)), m_numbers, inks.secondary);
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& row = m_model.row(index.row());
    const auto inks = inksOf(option);
    const bool selected = option.state & QStyle::State_Selected;
    const auto cell = option.rect.adjusted(Size::cellMargin, 0, -Size::cellMargin, 0);
    painter->save();
    if (selected) {
        painter->fillRect(option.rect, option.palette.color(QPalette::Highlight));
    } else {
        const auto& look = lookOf(option.palette);
        const bool focused = hasFocus(option, index);
        painter->fillRect(option.rect.left(), option.rect.bottom() - (focused ? 1 : 0), option.rect.width(),
            focused ? 2 : 1, focused ? look.accent : look.separator);
    }
    switch (index.column()) {
    case TrendModel::Move:
        drawMovement(*painter, cell, row, inks);
        break;
    case TrendModel::Name:
        drawName(*painter, cell, row, inks);
        break;
    case TrendModel::Past: {
        const bool special = isNew(row);
        const QRect room(cell.left(), cell.top(), std::min(cell.width(), curveWidth), cell.height());
        // Mirrored with its column; time goes on from left to right, as on the axes.
        const auto area = QRectF(QStyle::visualRect(option.direction, cell, room)).adjusted(0, 7.5, 0, -8.5);
        drawSparkline(*painter, area, row.curve, inks.line, special ? inks.accent : inks.line);
        break;
    }
    case TrendModel::Count:
        drawText(*painter, cell, index.data().toString(), m_numbers, inks.text, Qt::AlignRight);
        break;
    default:
        drawText(*painter, cell, index.data().toString(), m_numbers, inks.secondary, Qt::AlignRight);
    }
    painter->restore();
}

} // namespace gui
