#include "gui/window_style.h"

#include "gui/look.h"

namespace gui {

QString windowStyle(const QPalette& palette)
{
    return QStringLiteral(R"(
QLineEdit#filter { border: 1px solid palette(mid); border-radius: 6px; padding: 0 4px; background: palette(base); }
QLineEdit#filter:focus { border-color: palette(highlight); }
QToolButton#menu { border: none; border-radius: 6px; }
QToolButton#menu:hover, QToolButton#menu:focus { background: palette(button); }
QToolButton#menu::menu-indicator { image: none; }
QTableView { background: %2; border: none; outline: none; }
QScrollBar:vertical { width: 8px; background: transparent; margin: 0; }
QScrollBar::handle:vertical { background: %1; border-radius: 4px; min-height: 32px; }
QScrollBar::handle:vertical:hover { background: palette(mid); }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QSplitter::handle { background: %1; }
QPushButton { border: 1px solid palette(mid); border-radius: 6px; padding: 6px 16px; background: palette(button); }
QPushButton:hover, QPushButton:focus { border-color: palette(highlight); }
QToolTip { color: palette(tool-tip-text); background: palette(tool-tip-base); border: 1px solid palette(mid); }
)")
        .arg(lookOf(palette).separator.name(), palette.color(QPalette::Window).name());
}

} // namespace gui
