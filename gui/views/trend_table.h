/// A list that does not move under the hand.
#pragma once

#include "gui/models/trend_model.h"

#include <QPersistentModelIndex>
#include <QTableView>
#include <QTimer>

class QMenu;

namespace gui {

/// The order is to be held while the pointer is over a row or a button of it is pressed, while a menu is open, and for
/// a moment after a key. What is clicked is the row that was under the pointer when the button went down.
class TrendTable final : public QTableView {
    Q_OBJECT
public:
    explicit TrendTable(TrendModel& model, QWidget* parent = nullptr);

    bool holdsOrder() const { return m_held; }
    /// Those that there is room for.
    void showColumns();

Q_SIGNALS:
    void holdsOrderChanged(bool held);
    void rowPressed(const QString& key);
    /// The menu of a row is about to be shown: others add what they can do with it.
    void menuOpening(QMenu& menu, const app::RowView& row);
    /// Double click, or Enter.
    void rowOpened(const QString& key);

protected:
    bool viewportEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setUpColumns();
    void updateHold();
    void showMenu(const QModelIndex& index, const QPoint& at);
    void copyRows() const;
    QString keyAt(const QModelIndex& index) const;

    TrendModel& m_model;
    QTimer m_keyHold{this};
    QPersistentModelIndex m_pressed;
    bool m_over = false;   ///< the pointer is over a row
    bool m_button = false; ///< a button is down
    bool m_menu = false;
    bool m_held = false;
};

} // namespace gui
