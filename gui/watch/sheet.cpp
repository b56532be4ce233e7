#include "gui/watch/sheet.h"

#include "gui/look.h"

#include <QDialog>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace gui {

QVBoxLayout* sheetOf(QDialog& dialog)
{
    dialog.resize(560, 480);
    auto* const outer = new QVBoxLayout(&dialog);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* const scroll = new QScrollArea(&dialog);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* const page = new QWidget(scroll);
    scroll->setWidget(page);
    outer->addWidget(scroll);
    auto* const layout = new QVBoxLayout(page);
    layout->setContentsMargins(3 * Size::grid, 3 * Size::grid, 3 * Size::grid, 3 * Size::grid);
    layout->setSpacing(Size::grid);
    return layout;
}

QLabel* headingOf(const QString& words, QWidget* parent)
{
    auto* const label = new QLabel(words, parent);
    label->setFont(sized(baseFont(), 15, QFont::DemiBold));
    return label;
}

} // namespace gui
