/// The headings of a list: words above their cells, without boxes.
#pragma once

#include <QHeaderView>

namespace gui {

class ListHeader final : public QHeaderView {
    Q_OBJECT
public:
    explicit ListHeader(QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace gui
