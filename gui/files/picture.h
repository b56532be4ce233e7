/// Pictures of what is shown, to be kept or given to others.
#pragma once

#include <QByteArray>
#include <QString>

class QWidget;

namespace gui {

/// What a picture says of itself.
struct Caption {
    QString title;
    QString source; ///< where it comes from, and when
};

/// The widget as it is drawn now, at twice its size, under its caption and with room at its sides; as PNG.
QByteArray pictureOf(QWidget& widget, const Caption& caption, int sides = 0);

} // namespace gui
