#include "gui/files/picture.h"

#include "gui/look.h"

#include <QBuffer>
#include <QPainter>
#include <QPixmap>
#include <QWidget>

namespace gui {
namespace {

constexpr int scale = 2;
constexpr int captionHeight = 64;

} // namespace

QByteArray pictureOf(QWidget& widget, const Caption& caption, int sides)
{
    const auto size = widget.size() + QSize(2 * sides, captionHeight + sides);
    QPixmap picture(size * scale);
    picture.setDevicePixelRatio(scale);
    picture.fill(widget.palette().color(QPalette::Window));
    QPainter painter(&picture);
    const QRect line(Size::margin, Size::grid, size.width() - 2 * Size::margin, 24);
    const auto side = widget.layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter.setLayoutDirection(widget.layoutDirection());
    painter.setPen(widget.palette().color(QPalette::WindowText));
    painter.setFont(sized(baseFont(), 15, QFont::DemiBold));
    painter.drawText(line, Qt::AlignVCenter | side | Qt::AlignAbsolute, caption.title);
    painter.setPen(lookOf(widget.palette()).secondary);
    painter.setFont(sized(baseFont(), 12));
    painter.drawText(line.translated(0, line.height()), Qt::AlignVCenter | side | Qt::AlignAbsolute, caption.source);
    widget.render(&painter, QPoint(sides, captionHeight));
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return png;
}

} // namespace gui
