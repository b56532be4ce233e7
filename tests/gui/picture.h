/// Pictures for people to look at, in the build folder.
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QWidget>

#include <gtest/gtest.h>

#include <set>

namespace gui {

/// Gives how many colours there are.
inline std::size_t keepPicture(QWidget& widget, const char* name)
{
    QCoreApplication::processEvents();
    const auto picture = widget.grab().toImage();
    QDir().mkpath(QStringLiteral(GUI_PICTURES));
    EXPECT_TRUE(picture.save(QStringLiteral(GUI_PICTURES "/%1.png").arg(QLatin1String(name))));
    std::set<QRgb> colours;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); x += 3) colours.insert(picture.pixel(x, y));
    return colours.size();
}

} // namespace gui
