/// What stands in the middle of the window: both lists of one length, the hashtags of all lengths, or a sentence.
#include "gui/main_window.h"
#include "gui/text.h"
#include "gui/views/details_panel.h"
#include "gui/views/empty_state.h"
#include "gui/views/segments.h"
#include "gui/views/side_by_side.h"
#include "gui/views/top_bar.h"
#include "gui/views/trend_table.h"
#include "gui/views/window_chooser.h"

#include <QAction>
#include <QLineEdit>
#include <QSplitter>
#include <QToolButton>

namespace gui {

using Because = TrendPanel::Because;

/// Or to nobody yet. A list that is hidden must not leave the keys to a button beside it.
bool MainWindow::keysGoToLists() const
{
    const auto* keys = focusWidget();
    return keys == nullptr || keys == centralWidget() || m_lists->isAncestorOf(keys) || m_sideBySide->isAncestorOf(keys);
}

TrendTable& MainWindow::firstList()
{
    return m_sideBySideAction->isChecked() ? m_sideBySide->focused().table() : m_hashtags->table();
}

void MainWindow::makeRoomForPage()
{
    if (keysGoToLists()) centralWidget()->setFocus();
    m_window.reset();
    m_lists->hide();
    m_sideBySide->hide();
    m_nothing->hide();
    if (!m_details->isHidden()) closeDetails();
}

void MainWindow::showNothing()
{
    const auto words = nothingYet(m_newest);
    m_lists->hide();
    m_sideBySide->hide();
    m_nothing->say(words.title, words.detail);
}

void MainWindow::setSideBySide(bool on)
{
    m_sideBySideAction->setChecked(on);
    showRun(Because::Choice);
}

/// What is opened in a column is of that column's window.
void MainWindow::addColumn(TrendPanel& panel, app::Duration length)
{
    connect(&panel.table(), &TrendTable::rowPressed, this, [this, length] { m_topBar->lengths().choose(length); });
    connect(&panel.table(), &TrendTable::rowOpened, this, [this, length] { m_topBar->lengths().choose(length); });
    connect(&panel, &TrendPanel::orderFreed, this, [this] { showRun(Because::Choice); });
    connect(&panel, &TrendPanel::actionAsked, &m_topBar->filter(), &QLineEdit::clear);
    panel.addToHeading(m_chooser->makeRankButton(&panel));
    connect(&panel.table(), &TrendTable::menuOpening, this,
        [this](QMenu& menu, const app::RowView& row) { addWatchActions(menu, app::ListKind::Hashtags, row); });
    followSelection(panel, app::ListKind::Hashtags);
}

void MainWindow::showColumns(Because because)
{
    const auto& watch = *m_watch->watcher().view().watch;
    for (std::size_t at = 0; at < m_shown.lengths.size(); ++at)
        if (const auto window = m_shown.window(m_shown.lengths[at]))
            showList(m_sideBySide->panel(at), *window, app::hashtagsToSee(*window, watch), because);
    showDetails();
}

void MainWindow::showList(
    TrendPanel& panel, const app::WindowView& window, const std::vector<app::RowView>& rows, Because because)
{
    if (rows.empty()) {
        const auto words = noRows(panel.model().list(), window);
        return panel.showEmpty(words.title, words.detail);
    }
    const auto matching = m_filter.of(rows);
    if (!matching.empty()) return panel.showRows(window, matching, because);
    const auto count = std::int64_t(rows.size());
    const auto what = panel.model().list() == TrendModel::List::Hashtags
        ? tr("0 of %1 hashtags match “%2”", nullptr, countForm(count))
        : tr("0 of %1 statuses match “%2”", nullptr, countForm(count));
    panel.showEmpty(what.arg(number(count)).arg(isolated(m_topBar->filter().text())), {}, tr("Clear filter"));
}

} // namespace gui
