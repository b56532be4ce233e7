/// The past of one row, with numbers on its axes.
#pragma once

#include "app/core/run_view.h"

#include <QWidget>

#include <utility>
#include <vector>

namespace gui {

class HistoryChart final : public QWidget {
    Q_OBJECT
public:
    explicit HistoryChart(QWidget* parent = nullptr);

    void present(const app::DetailsView& details, app::Time end);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void drawAxes(QPainter& painter, const QRectF& area, std::int64_t top) const;
    void drawGaps(QPainter& painter, const QRectF& area) const;
    void drawCurve(QPainter& painter, const QRectF& area, std::int64_t top) const;

    app::Curve m_curve;
    app::Time m_from{};
    app::Time m_end{};
    std::vector<std::pair<app::Time, app::Time>> m_gaps;
};

/// The least round number that is not less than `value`.
std::int64_t roundedUp(std::int64_t value);

} // namespace gui
