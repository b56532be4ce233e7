/// What the window has to do with files: replays, recordings, exports, its settings.
#include "gui/files/exporting.h"
#include "gui/files/opening.h"
#include "gui/files/record_control.h"
#include "gui/main_window.h"
#include "gui/text.h"
#include "gui/views/details_panel.h"
#include "gui/views/message_bar.h"
#include "gui/views/replay_control.h"
#include "gui/views/segments.h"
#include "gui/views/top_bar.h"
#include "gui/views/welcome_card.h"
#include "gui/views/window_chooser.h"

#include <QAction>
#include <QCloseEvent>
#include <QDateTime>
#include <QSettings>
#include <QSplitter>

namespace gui {

namespace {

std::set<std::string> keysOf(const TrendModel& model)
{
    std::set<std::string> keys;
    for (int row = 0; row < model.rowCount(); ++row) keys.insert(model.row(row).key);
    return keys;
}

} // namespace

void MainWindow::connectFiles()
{
    const auto command = [this](const auto& act, auto... values) {
        if (act) act(values...);
        refresh();
    };
    connect(m_replay, &ReplayControl::holdAsked, this, [=, this] { command(m_run.hold); });
    connect(m_replay, &ReplayControl::goOnAsked, this, [=, this] { command(m_run.goOn); });
    connect(m_replay, &ReplayControl::speedAsked, this, [=, this](auto speed) { command(m_run.setSpeed, speed); });
    connect(m_replay, &ReplayControl::restartAsked, this, [=, this] {
        const auto speed = m_newest.speed; // that of now, not that of the command line
        m_opening->restart();
        command(m_run.setSpeed, speed);
    });
    connect(m_opening, &Opening::opened, m_message, &QWidget::hide);
    connect(m_opening, &Opening::opened, this, [this] {
        if (m_welcome) m_welcome->close();
        refresh();
    });
    connect(m_opening, &Opening::failed, m_message, &MessageBar::fail);
    connect(m_recording, &RecordControl::failed, m_message, &MessageBar::fail);
    connect(m_exporting, &Exporting::done, m_message, &MessageBar::tell);
    connect(m_exporting, &Exporting::failed, m_message, &MessageBar::fail);
    if (m_run.sources) m_opening->note(m_run.sources());
}

Shown MainWindow::shown()
{
    Shown shown{.window = m_window, .all = centralWidget()};
    shown.rows = {keysOf(m_hashtags->model()), keysOf(m_retweeted->model())};
    QStringList sources;
    for (const auto& source : m_newest.sources) sources << text(source.name);
    if (m_window) {
        const auto end = QDateTime::fromMSecsSinceEpoch(m_window->end.time_since_epoch().count());
        shown.caption.title = tr("Trends of the last %1").arg(lengthText(m_window->length));
        sources << tr("to %1").arg(QLocale().toString(end, QLocale::LongFormat));
    }
    shown.caption.source = sources.join(QStringLiteral(" · "));
    if (m_details->isHidden()) return shown;
    shown.chart = &m_details->chart();
    shown.chartTitle = m_details->title();
    return shown;
}

void MainWindow::remember(QSettings& settings) const
{
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("lists"), m_lists->saveState());
    writePreferences(settings, m_preferences);
    settings.setValue(QStringLiteral("window_ms"), qlonglong(m_topBar->lengths().chosen().count()));
    settings.setValue(QStringLiteral("side_by_side"), m_sideBySideAction->isChecked());
    m_chooser->remember(settings);
    m_opening->remember(settings);
    m_recording->remember(settings);
}

void MainWindow::recall(const QSettings& settings)
{
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    m_lists->restoreState(settings.value(QStringLiteral("lists")).toByteArray());
    m_topBar->lengths().choose(app::Duration(settings.value(QStringLiteral("window_ms")).toLongLong()));
    setSideBySide(settings.value(QStringLiteral("side_by_side")).toBool());
    m_opening->recall(settings);
    m_recording->recall(settings);
    m_preferences = readPreferences(settings);
    setPreferences(m_preferences);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_recording->isRecording()) return QMainWindow::closeEvent(event);
    event->ignore();
    m_recording->endFirst([this] { close(); });
}

} // namespace gui
