#include "gui/views/list_header.h"

#include "gui/look.h"

#include <QPainter>

namespace gui {

ListHeader::ListHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(false);
    setHighlightSections(false);
    setFont(sized(baseFont(), 12));
}

QSize ListHeader::sizeHint() const { return {QHeaderView::sizeHint().width(), Size::row}; }

void ListHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const auto alignment = model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt();
    const auto cell = rect.adjusted(Size::cellMargin, 0, -Size::cellMargin, 0);
    const auto words = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    painter->setPen(lookOf(palette()).secondary);
    painter->drawText(cell, alignment, fontMetrics().elidedText(words, Qt::ElideRight, cell.width()));
}

/// Not by the style, which draws boxes.
void ListHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.fillRect(0, height() - 1, width(), 1, lookOf(palette()).separator);
    painter.setFont(font());
    for (int section = 0; section < count(); ++section)
        if (!isSectionHidden(section))
            paintSection(&painter, {sectionViewportPosition(section), 0, sectionSize(section), height()}, section);
}

} // namespace gui
