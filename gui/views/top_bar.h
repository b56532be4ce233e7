/// The bar on top: state, window length, filter, menu.
#pragma once

#include "gui/look.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace gui {

class Segments;
class StatePill;

class TopBar final : public QWidget {
    Q_OBJECT
public:
    explicit TopBar(QWidget* parent = nullptr);

    StatePill& pill() { return *m_pill; }
    Segments& lengths() { return *m_lengths; }
    QLineEdit& filter() { return *m_filter; }
    QToolButton& menuButton() { return *m_menu; }
    /// Puts something small before the menu.
    void addTool(QWidget& tool);
    /// Empty: the filter is right.
    void setFilterError(const QString& error);
    void addBesidePill(QWidget& widget);
    /// How much of a replay is behind it, 0 to 1: a line along the bar.
    void setProgress(std::optional<double> done);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void drawIcons();

    StatePill* m_pill;
    Segments* m_lengths;
    QLineEdit* m_filter;
    QAction* m_filterIcon;
    QToolButton* m_menu;
    QHBoxLayout* m_left;
    QHBoxLayout* m_right;
    std::optional<double> m_done;
};

} // namespace gui
