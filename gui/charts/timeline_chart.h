/// A figure of the engine over its batches: name, newest value, average, and how it went.
#pragma once

#include "app/core/engine_view.h"

#include <QWidget>

#include <functional>

namespace gui {

class TimelineChart final : public QWidget {
    Q_OBJECT
public:
    using Words = std::function<QString(double)>; ///< how a value is written

    TimelineChart(QString name, Words words, QWidget* parent = nullptr);

    /// `level`: a value that is not to be exceeded, drawn as a line.
    void present(const app::Timeline& timeline, std::optional<double> level = std::nullopt);

    QSize sizeHint() const override { return {240, 128}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString words(const std::optional<double>& value) const;
    void drawHead(QPainter& painter) const;
    void drawCurve(QPainter& painter, const QRectF& area, double top) const;
    void drawLines(QPainter& painter, const QRectF& area, double top) const;

    const QString m_name;
    const Words m_words;
    app::Timeline m_timeline;
    std::optional<double> m_level;
};

} // namespace gui
