/// How much came when, to look back on.
#pragma once

#include "app/core/run_view.h"

#include <QWidget>

namespace gui {

/// A press or a drag asks for the moment under the pointer; at the right edge that is now.
class VolumeStrip final : public QWidget {
    Q_OBJECT
public:
    explicit VolumeStrip(QWidget* parent = nullptr);

    /// `moment`: the end of what is looked at, over `length`.
    void present(const app::VolumeView& volume, app::Time moment, app::Duration length);
    /// How many points can be told apart.
    std::size_t points() const;

Q_SIGNALS:
    void momentAsked(app::Time moment);
    void nowAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    QRectF area() const;
    double placeOf(app::Time time) const;
    void askFor(double x);
    void drawBars(QPainter& painter) const;
    void drawGaps(QPainter& painter) const;
    void drawTicks(QPainter& painter) const;

    app::VolumeView m_volume;
    app::Time m_moment{};
    app::Duration m_length{};
};

} // namespace gui
