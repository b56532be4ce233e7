/// How the dialogs about watching are laid out.
#pragma once

class QDialog;
class QLabel;
class QString;
class QVBoxLayout;
class QWidget;

namespace gui {

/// A scrolled column with the dialog's margins.
QVBoxLayout* sheetOf(QDialog& dialog);
QLabel* headingOf(const QString& words, QWidget* parent);

} // namespace gui
