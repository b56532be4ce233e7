/// The bell in the top bar: how many alerts fire.
#pragma once

#include <QAbstractButton>

namespace gui {

/// A bell of 16 × 16 pixels.
void drawBell(QPainter& painter, const QRect& area, const QColor& colour);

/// Shown where there are rules. A click asks for the list of alerts.
class BellButton final : public QAbstractButton {
    Q_OBJECT
public:
    explicit BellButton(QWidget* parent = nullptr);

    void present(std::size_t rules, std::size_t firing);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::size_t m_firing = 0;
};

} // namespace gui
