#include "gui/watch/pins_dialog.h"

#include "gui/look.h"
#include "gui/text.h"
#include "gui/watch/removable_rows.h"
#include "gui/watch/sheet.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace gui {
namespace {

/// "7 hashtags or statuses, at most 340 · last 14:03:22".
QString caughtText(const app::MuteView& mute)
{
    if (!mute.last) return tr("caught nothing yet");
    const auto rows = std::int64_t(mute.rows);
    return tr("caught %1, the highest count %2, last at %3", nullptr, countForm(rows))
        .arg(number(rows), number(mute.highest), clockText(*mute.last));
}

} // namespace

PinsDialog::PinsDialog(Watcher& watcher, QWidget* parent)
    : QDialog(parent),
      m_watcher(watcher),
      m_pins(new RemovableRows(tr("Nothing is pinned. P pins the hashtag of the row."), this)),
      m_mutes(new RemovableRows(tr("Nothing is muted. M mutes the hashtag or the author of the row."), this))
{
    setWindowTitle(tr("Pins and mutes"));
    auto* const layout = sheetOf(*this);
    layout->addWidget(headingOf(tr("Pinned"), this));
    layout->addWidget(m_pins);
    layout->addSpacing(Size::margin);
    layout->addWidget(headingOf(tr("Muted"), this));
    layout->addWidget(m_mutes);
    layout->addStretch();
    connect(&watcher, &Watcher::presented, this, &PinsDialog::present);
    connect(&watcher, &Watcher::changed, this, &PinsDialog::present);
    connect(m_pins, &RemovableRows::removeAsked, this, [this](int row) {
        m_watcher.unpin(app::wordsOf(*m_watcher.view().watch).pins[std::size_t(row)]);
    });
    connect(m_mutes, &RemovableRows::removeAsked, this, [this](int row) {
        m_watcher.unmute(app::wordsOf(*m_watcher.view().watch).mutes[std::size_t(row)]);
    });
    present();
}

void PinsDialog::present()
{
    std::vector<RemovableRows::Row> pins;
    for (const auto& pin : m_watcher.view().watch->pins) pins.push_back({QLatin1Char('#') + text(pin.name), {}});
    std::vector<RemovableRows::Row> mutes;
    for (const auto& mute : m_watcher.view().watch->mutes) {
        const auto& caught = m_watcher.view().mutes;
        const auto found = std::ranges::find(caught, mute.text(), &app::MuteView::text);
        mutes.push_back({text(mute.text()), caughtText(found == caught.end() ? app::MuteView{} : *found)});
    }
    m_pins->present(pins);
    m_mutes->present(mutes);
}

} // namespace gui
