#include "gui/key_list.h"

#include "gui/look.h"
#include "gui/text.h"

#include <QDialog>
#include <QGridLayout>
#include <QLabel>

#include <array>
#include <utility>

namespace gui {
namespace {

constexpr auto keys = std::to_array<std::pair<const char*, const char*>>({
    {"Space", QT_TRANSLATE_NOOP("gui", "Pause or go on")},
    {"/   Ctrl+F", QT_TRANSLATE_NOOP("gui", "Filter")},
    {"Enter", QT_TRANSLATE_NOOP("gui", "Details of the row")},
    {"Esc", QT_TRANSLATE_NOOP("gui", "Close the details, clear the filter")},
    {"\\", QT_TRANSLATE_NOOP("gui", "The hashtags of all windows side by side")},
    {"[   ]", QT_TRANSLATE_NOOP("gui", "Shorter or longer window")},
    {"←   →", QT_TRANSLATE_NOOP("gui", "Look back by a slide, ten with Shift")},
    {"Home   End", QT_TRANSLATE_NOOP("gui", "The oldest moment, now")},
    {"1   2", QT_TRANSLATE_NOOP("gui", "Hashtags, most retweeted")},
    {"↑   ↓", QT_TRANSLATE_NOOP("gui", "Choose a row")},
    {"−   +", QT_TRANSLATE_NOOP("gui", "Slower or faster replay")},
    {"Ctrl+C", QT_TRANSLATE_NOOP("gui", "Copy the rows")},
    {"Ctrl+E", QT_TRANSLATE_NOOP("gui", "Export what is shown")},
    {"Ctrl+O", QT_TRANSLATE_NOOP("gui", "Open a recording")},
    {"Ctrl+R", QT_TRANSLATE_NOOP("gui", "Record, stop recording")},
    {"Menu", QT_TRANSLATE_NOOP("gui", "What can be done with the row")},
    {"Ctrl+N", QT_TRANSLATE_NOOP("gui", "Connect a network")},
    {"P", QT_TRANSLATE_NOOP("gui", "Pin or unpin the hashtag")},
    {"M", QT_TRANSLATE_NOOP("gui", "Mute the hashtag or the author")},
    {"Ctrl+Z", QT_TRANSLATE_NOOP("gui", "Undo pins and mutes")},
    {"A", QT_TRANSLATE_NOOP("gui", "Alert on the hashtag")},
    {"F2", QT_TRANSLATE_NOOP("gui", "Engine page")},
    {"F5", QT_TRANSLATE_NOOP("gui", "Connect again now")},
    {"Ctrl+,", QT_TRANSLATE_NOOP("gui", "Settings")},
    {"F11", QT_TRANSLATE_NOOP("gui", "Full screen")},
    {"F1   ?", QT_TRANSLATE_NOOP("gui", "This list")},
    {"Ctrl+Q", QT_TRANSLATE_NOOP("gui", "Quit")},
});

} // namespace

void showKeyList(QWidget* parent)
{
    auto* const dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keys"));
    dialog->setPalette(parent->palette());
    auto* const layout = new QGridLayout(dialog);
    layout->setContentsMargins(3 * Size::grid, 3 * Size::grid, 4 * Size::grid, 3 * Size::grid);
    layout->setHorizontalSpacing(4 * Size::grid);
    layout->setVerticalSpacing(Size::grid);
    for (std::size_t at = 0; at < keys.size(); ++at) {
        auto* const key = new QLabel(QString::fromUtf8(keys[at].first), dialog);
        key->setFont(sized(baseFont(), 13, QFont::DemiBold));
        layout->addWidget(key, int(at), 0);
        layout->addWidget(new QLabel(tr(keys[at].second), dialog), int(at), 1);
    }
    dialog->open();
}

} // namespace gui
