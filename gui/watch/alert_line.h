/// An amber line that says what fires.
#pragma once

#include "app/core/watch/watching.h"

#include <QAbstractButton>

namespace gui {

/// Shown while something fires. A click asks for the list of alerts.
class AlertLine final : public QAbstractButton {
    Q_OBJECT
public:
    explicit AlertLine(QWidget* parent = nullptr);

    void present(const app::WatchView& view);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace gui
