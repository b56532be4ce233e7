/// Icons that are drawn here, in the colour of the text beside them.
#pragma once

#include <QIcon>
#include <QPainter>
#include <QPixmap>

namespace gui {

constexpr int iconSize = 16;

/// `draw(painter)` draws on a square of `iconSize` units, with a pen of that colour.
template <class Draw>
QIcon drawnIcon(const QColor& colour, Draw draw)
{
    QPixmap picture(iconSize * 2, iconSize * 2);
    picture.setDevicePixelRatio(2);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap));
    draw(painter);
    return picture;
}

} // namespace gui
