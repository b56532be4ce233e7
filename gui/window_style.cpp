#include "gui/window_style.h"

#include "gui/look.h"

namespace gui {

QString windowStyle(const QPalette& palette)
{
    return QStringLiteral(R"(
QLineEdit#filter { border: 1px solid palette(mid); border-radius: 6px; padding: 0 4px; background: palette(base); }
QLineEdit#filter:focus { border-color: palette(highlight); }
QDialog QLineEdit { border: 1px solid palette(mid); border-radius: 6px; padding: 0 8px; min-height: 30px;
  background: palette(base); }
QToolButton#rank { border: none; border-radius: 6px; padding: 2px 8px; color: palette(placeholder-text); }
QToolButton#rank:hover, QToolButton#rank:focus { background: palette(button); color: palette(window-text); }
QToolButton#rank::menu-indicator { image: none; }
QDialog QLineEdit:focus { border-color: palette(highlight); }
QComboBox { border: 1px solid palette(mid); border-radius: 6px; padding: 0 8px; background: palette(base); }
QComboBox:focus, QComboBox:on { border-color: palette(highlight); }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(:/marks/down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { border: 1px solid palette(mid); background: palette(base); padding: 4px; }
QAbstractSpinBox { border: 1px solid palette(mid); border-radius: 6px; padding: 2px 8px; background: palette(base); }
QAbstractSpinBox:focus { border-color: palette(highlight); }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 24px; }
QAbstractSpinBox::up-arrow { image: url(:/marks/up.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url(:/marks/down.svg); width: 10px; height: 10px; }
QDialog QAbstractSpinBox QLineEdit { border: none; padding: 0; background: transparent; }
QListWidget#side { border: none; background: transparent; outline: none; }
QListWidget#side::item { padding: 0 8px; border-radius: 6px; }
QListWidget#side::item:hover { background: palette(button); color: palette(window-text); }
QListWidget#side::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QFrame#separator { background: %1; border: none; }
QToolButton#menu, QToolButton[quiet="true"] { border: none; border-radius: 6px; padding: 0 6px; }
QToolButton#menu:hover, QToolButton#menu:focus, QToolButton[quiet="true"]:hover, QToolButton[quiet="true"]:focus {
    background: palette(button); }
QToolButton#menu::menu-indicator, QToolButton[quiet="true"]::menu-indicator { image: none; }
QToolButton#speed { padding: 0 20px 0 8px; }
QToolButton#speed::menu-indicator { image: url(:/marks/down.svg); width: 10px; height: 10px; right: 6px;
    subcontrol-origin: padding; subcontrol-position: center right; }
QTableView { background: %2; border: none; outline: none; }
QFrame#popover { background: palette(window); border: 1px solid palette(mid); }
QFrame#popover QWidget#inside, QFrame#popover QScrollArea { background: transparent; }
QPlainTextEdit#record { background: palette(window); }
QPushButton#way { padding: 2px 10px; }
QScrollBar:vertical { width: 8px; background: transparent; margin: 0; }
QScrollBar::handle:vertical { background: %1; border-radius: 4px; min-height: 32px; }
QScrollBar::handle:vertical:hover { background: palette(mid); }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QSplitter::handle { background: %1; }
QPushButton { border: 1px solid palette(mid); border-radius: 6px; padding: 0 16px; min-height: 30px;
  background: palette(button); }
QPushButton#link { border: none; padding: 0 4px; min-height: 24px; background: transparent; color: %3; }
QPushButton#link:hover, QPushButton#link:focus { text-decoration: underline; }
QPushButton:hover, QPushButton:focus { border-color: palette(highlight); }
QPushButton:disabled { color: palette(placeholder-text); border-color: %1; }
QPushButton:default { border-color: palette(highlight); }
QPushButton#plain { border: 1px solid transparent; background: transparent; padding: 0 8px;
  text-align: left; }
QPushButton#plain:hover { background: palette(button); }
QPushButton#plain:focus { border-color: palette(highlight); }
QToolTip { color: palette(tool-tip-text); background: palette(tool-tip-base); border: 1px solid palette(mid); }
)")
        .arg(lookOf(palette).separator.name(), palette.color(QPalette::Window).name(),
            palette.color(QPalette::Link).name());
}

} // namespace gui
