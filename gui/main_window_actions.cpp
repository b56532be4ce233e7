/// The menu and the keys of the window.
#include "gui/health.h"
#include "gui/files/exporting.h"
#include "gui/files/opening.h"
#include "gui/files/record_control.h"
#include "gui/key_list.h"
#include "gui/main_window.h"
#include "gui/settings_dialog.h"
#include "gui/text.h"
#include "gui/views/replay_control.h"
#include "gui/views/segments.h"
#include "gui/views/side_by_side.h"
#include "gui/views/top_bar.h"
#include "gui/views/trend_table.h"
#include "gui/views/window_chooser.h"

#include <QActionGroup>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>

namespace gui {

void MainWindow::addMenu()
{
    auto* const menu = new QMenu(this);
    m_opening->addTo(*menu);
    if (m_run.networks.test) menu->addAction(tr("Connect a network…"), this, &MainWindow::connectNetwork);
    m_recording->addTo(*menu);
    m_exporting->addTo(*menu);
    menu->addSeparator();
    const auto choice = [&](const QString& title) {
        auto* const group = new QActionGroup(this);
        return [group, sub = menu->addMenu(title), this](const QString& label, bool chosen, auto act) {
            auto* const action = sub->addAction(label, this, act);
            action->setCheckable(true);
            action->setChecked(chosen);
            group->addAction(action);
            return action;
        };
    };
    menu->addMenu(&m_chooser->rankMenu());
    menu->addAction(&m_chooser->dialogAction());
    m_sideBySideAction = menu->addAction(tr("Side by side"), this, [this] { showRun(TrendPanel::Because::Choice); });
    m_sideBySideAction->setCheckable(true);
    m_sideBySideAction->setShortcut(Qt::Key_Backslash);
    addAction(m_sideBySideAction);
    menu->addAction(tr("Engine"), this, [this] { m_health->setPageOpen(true); });
    menu->addSeparator();
    menu->addAction(tr("Pins and mutes…"), m_watch, &WatchCorner::openPins);
    menu->addAction(tr("Alerts…"), m_watch, &WatchCorner::openAlerts);
    menu->addSeparator();
    const auto appearance = choice(tr("Appearance"));
    m_schemes = {appearance(tr("As the system"), true, [this] { setScheme(Scheme::System); }),
        appearance(tr("Light"), false, [this] { setScheme(Scheme::Light); }),
        appearance(tr("Dark"), false, [this] { setScheme(Scheme::Dark); })};
    const auto updates = choice(tr("Updates"));
    for (const auto interval : intervals()) {
        auto* const action = updates(intervalText(interval), false, [this, interval] { setUpdateInterval(interval); });
        connect(menu, &QMenu::aboutToShow, action,
            [this, action, interval] { action->setChecked(interval == m_preferences.interval); });
    }
    menu->addAction(tr("Settings…"), this, &MainWindow::showSettings);
    menu->addSeparator();
    menu->addAction(tr("Keys"), this, &MainWindow::showKeys);
    menu->addAction(tr("About"), this, [this] { showAbout(this); });
    menu->addAction(tr("Quit"), qApp, &QApplication::quit);
    m_topBar->menuButton().setMenu(menu);
}

void MainWindow::addKeys()
{
    const auto on = [this](const QKeySequence& key, auto act) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, act);
    };
    const auto findFilter = [this] {
        m_topBar->filter().setFocus(Qt::ShortcutFocusReason);
        m_topBar->filter().selectAll();
    };
    on(Qt::Key_Space, [this] { setPaused(!m_paused && !m_moment); });
    on(Qt::Key_Slash, findFilter);
    on(QKeySequence::Find, findFilter);
    on(Qt::Key_Escape, [this] { escape(); });
    on(Qt::Key_BracketLeft, [this] { m_topBar->lengths().step(-1); });
    on(Qt::Key_BracketRight, [this] { m_topBar->lengths().step(1); });
    on(Qt::Key_1, [this] { firstList().setFocus(); });
    on(Qt::Key_2, [this] { m_retweeted->table().setFocus(); });
    on(Qt::Key_Left, [this] { step(-1); });
    on(Qt::Key_Right, [this] { step(1); });
    on(Qt::SHIFT | Qt::Key_Left, [this] { step(-10); });
    on(Qt::SHIFT | Qt::Key_Right, [this] { step(10); });
    on(Qt::Key_Home, [this] { lookAt(m_volume.from); });
    on(Qt::Key_End, [this] { lookAt(std::nullopt); });
    on(Qt::CTRL | Qt::Key_Comma, [this] { showSettings(); });
    on(QKeySequence::New, [this] { connectNetwork(); });
    on(Qt::Key_P, [this] { m_watch->pin(chosenRow()); });
    on(Qt::Key_M, [this] { m_watch->mute(chosenRow()); });
    on(Qt::Key_A, [this] { m_watch->alertOn(chosenRow(), m_topBar->lengths().chosen()); });
    on(QKeySequence::Undo, [this] { m_watch->watcher().undo(); });
    on(Qt::Key_F2, [this] { m_health->setPageOpen(!m_health->isPageOpen()); });
    on(Qt::Key_F5, [this] { m_health->retryNow(); });
    on(Qt::Key_Minus, [this] { m_replay->step(-1); });
    on(Qt::Key_Plus, [this] { m_replay->step(1); });
    on(Qt::Key_Equal, [this] { m_replay->step(1); });
    on(Qt::Key_F11, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    on(Qt::Key_F1, [this] { showKeys(); });
    on(Qt::Key_Question, [this] { showKeys(); });
    on(QKeySequence::Quit, [] { QApplication::quit(); });
}

void MainWindow::addWatching()
{
    connect(m_watch, &WatchCorner::changed, this, [this] { showRun(TrendPanel::Because::Choice); });
    connect(m_watch, &WatchCorner::momentAsked, this, [this](app::Time moment) { lookAt(moment); });
    const auto addActions = [this](TrendPanel& panel, app::ListKind list) {
        connect(&panel.table(), &TrendTable::menuOpening, this,
            [this, list](QMenu& menu, const app::RowView& row) { addWatchActions(menu, list, row); });
    };
    addActions(*m_hashtags, app::ListKind::Hashtags);
    addActions(*m_retweeted, app::ListKind::Retweeted);
}

std::optional<ChosenRow> MainWindow::chosenRow()
{
    const bool isStatus = m_retweeted->table().hasFocus();
    auto& hashtags = m_sideBySide->isVisible() ? m_sideBySide->focused() : *m_hashtags;
    auto& panel = isStatus ? *m_retweeted : hashtags;
    const auto rows = panel.table().selectionModel()->selectedRows();
    if (rows.isEmpty()) return std::nullopt;
    return ChosenRow{isStatus ? app::ListKind::Retweeted : app::ListKind::Hashtags, panel.model().row(rows.front().row())};
}

void MainWindow::addWatchActions(QMenu& menu, app::ListKind list, const app::RowView& row)
{
    if (!m_watch->watcher().isAble()) return;
    const ChosenRow chosen{list, row};
    const auto add = [&](const QString& label, const QKeySequence& key, auto act) {
        menu.addAction(label, key, m_watch, act);
    };
    menu.addSeparator();
    if (list == app::ListKind::Hashtags)
        add(row.pinned ? tr("Unpin") : tr("Pin"), Qt::Key_P, [this, chosen] { m_watch->pin(chosen); });
    if (!row.name.empty())
        add(list == app::ListKind::Hashtags ? tr("Mute hashtag") : tr("Mute author"), Qt::Key_M,
            [this, chosen] { m_watch->mute(chosen); });
    add(tr("Alert on this…"), Qt::Key_A,
        [this, chosen] { m_watch->alertOn(chosen, m_topBar->lengths().chosen()); });
}

void MainWindow::showKeys() { showKeyList(this); }

} // namespace gui
