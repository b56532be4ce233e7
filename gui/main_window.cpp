#include "gui/main_window.h"

#include "gui/accessible_roles.h"
#include "gui/charts/volume_strip.h"
#include "gui/files/exporting.h"
#include "gui/files/opening.h"
#include "gui/files/record_control.h"
#include "gui/health.h"
#include "gui/text.h"
#include "gui/views/details_panel.h"
#include "gui/views/empty_state.h"
#include "gui/views/engine_page.h"
#include "gui/views/figures.h"
#include "gui/views/message_bar.h"
#include "gui/views/record_button.h"
#include "gui/views/replay_control.h"
#include "gui/views/segments.h"
#include "gui/views/side_by_side.h"
#include "gui/views/source_chips.h"
#include "gui/views/top_bar.h"
#include "gui/views/trend_table.h"
#include "gui/views/trouble_line.h"
#include "gui/views/welcome_card.h"
#include "gui/views/window_chooser.h"
#include "gui/watch/alert_line.h"
#include "gui/watch/bell_button.h"
#include "gui/watch/foot_message.h"
#include "gui/watch/notices.h"
#include "gui/window_style.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace gui {
namespace {

using namespace std::chrono_literals;
using Because = TrendPanel::Because;

constexpr auto whileMinimised = 2s;

} // namespace

MainWindow::MainWindow(Run run, QWidget* parent)
    : QMainWindow(parent),
      m_run(std::move(run)),
      m_watch(new WatchCorner(m_run, this)),
      m_topBar(new TopBar(this)),
      m_figures(new Figures(this)),
      m_chips(new SourceChips(this)),
      m_health(new Health(m_run, *m_chips, this)),
      m_lists(new QSplitter(this)),
      m_details(new DetailsPanel(m_run.isDeleted, this)),
      m_body(new QHBoxLayout),
      m_nothing(new EmptyState(this)),
      m_hashtags(new TrendPanel(TrendModel::List::Hashtags, this)),
      m_retweeted(new TrendPanel(TrendModel::List::Retweeted, this)),
      m_sideBySide(new SideBySide(this)),
      m_chooser(new WindowChooser(m_run.choose, this)),
      m_strip(new VolumeStrip(this)),
      m_notice(new QLabel(this)),
      m_totals(new QLabel(this)),
      m_message(new MessageBar(this)),
      m_replay(new ReplayControl(this)),
      m_recording(new RecordControl(*this, m_run)),
      m_opening(new Opening(*this, m_run, [this](auto then) { m_recording->endFirst(std::move(then)); })),
      m_exporting(new Exporting(*this, [this] { return shown(); }))
{
    installAccessibleRoles();
    setWindowTitle(tr("trendstream"));
    setMinimumSize(640, 400);
    resize(1280, 800);
    layOut();
    addMenu();
    addKeys();
    applyColours();
    connectFiles();
    connect(&m_topBar->pill(), &StatePill::clicked, this, [this] { setPaused(!m_paused && !m_moment); });
    connect(&m_topBar->lengths(), &Segments::chosenChanged, this, [this] { showRun(Because::Choice); });
    connect(&m_topBar->filter(), &QLineEdit::textChanged, this, &MainWindow::readFilter);
    addWatching();
    connect(m_sideBySide, &SideBySide::panelMade, this,
        [this](TrendPanel* panel, app::Duration length) { addColumn(*panel, length); });
    connect(m_chooser, &WindowChooser::chosen, this, [this] {
        m_awaitsChosen = true;
        setPaused(false);
    });
    connect(&m_topBar->lengths(), &QWidget::customContextMenuRequested, m_chooser, &WindowChooser::openDialog);
    followSelection(*m_hashtags, app::ListKind::Hashtags);
    followSelection(*m_retweeted, app::ListKind::Retweeted);
    connect(m_strip, &VolumeStrip::momentAsked, this, [this](app::Time moment) { lookAt(moment); });
    connect(m_strip, &VolumeStrip::nowAsked, this, [this] { lookAt(std::nullopt); });
    connect(m_details, &DetailsPanel::closeAsked, this, &MainWindow::closeDetails);
    connect(m_health, &Health::connectAsked, this, &MainWindow::connectNetwork);
    connect(m_health, &Health::pageToggled, this, [this] { showRun(Because::Choice); });
    for (auto* panel : {m_hashtags, m_retweeted}) {
        connect(panel, &TrendPanel::orderFreed, this, [this] { showRun(Because::Choice); });
        connect(panel, &TrendPanel::actionAsked, &m_topBar->filter(), &QLineEdit::clear);
    }
    m_timer.setObjectName(QStringLiteral("pull"));
    connect(&m_timer, &QTimer::timeout, this, &MainWindow::refresh);
    m_timer.start(m_preferences.interval);
    centralWidget()->setFocus();
    refresh();
    m_topBar->filter().setText(text(m_run.filter));
}

void MainWindow::layOut()
{
    m_lists->addWidget(m_hashtags);
    m_lists->addWidget(m_retweeted);
    m_lists->setChildrenCollapsible(false);
    m_lists->setHandleWidth(1);
    m_lists->setSizes({720, 528});
    m_hashtags->setMinimumWidth(320);
    m_retweeted->setMinimumWidth(280);
    for (auto* panel : {m_hashtags, m_retweeted}) panel->addToHeading(m_chooser->makeRankButton(panel));
    m_topBar->lengths().setContextMenuPolicy(Qt::CustomContextMenu);

    auto* const figures = new QHBoxLayout;
    figures->setContentsMargins(Size::margin, Size::margin, Size::margin, Size::grid);
    figures->addWidget(m_figures);
    figures->addStretch();
    figures->addWidget(m_chips);

    auto* const foot = new QHBoxLayout;
    foot->setContentsMargins(Size::margin, Size::grid - 2, Size::margin, Size::grid - 2);
    foot->addWidget(&m_watch->message());
    foot->setSpacing(Size::margin);
    foot->addWidget(m_notice, 1);
    foot->addWidget(&m_recording->line());
    foot->addWidget(m_totals);
    for (auto* label : {m_notice, m_totals}) {
        label->setFont(sized(baseFont(), 12));
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setTextFormat(Qt::PlainText);
    }
    m_notice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_notice->setAlignment(leading() | Qt::AlignVCenter);
    m_notice->setObjectName(QStringLiteral("notice"));

    auto* const all = new QVBoxLayout;
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    m_body->addWidget(m_lists, 1);
    m_body->addWidget(m_sideBySide, 1);
    m_body->addWidget(m_nothing, 1);
    m_body->addWidget(&m_health->page(), 1);
    m_sideBySide->hide();
    m_nothing->hide();
    m_details->hide();
    m_strip->hide();
    m_topBar->addBesidePill(*m_replay);
    m_topBar->addTool(m_recording->button());
    all->addWidget(m_topBar);
    m_topBar->addTool(m_watch->bell());
    all->addWidget(m_message);
    all->addLayout(figures);
    all->addWidget(&m_health->line());
    all->addWidget(&m_watch->line());
    all->addLayout(m_body, 1);
    all->addWidget(m_strip);
    all->addLayout(foot);
    auto* const centre = new QWidget(this);
    centre->setLayout(all);
    centre->setFocusPolicy(Qt::ClickFocus);
    setCentralWidget(centre);
}

void MainWindow::setScheme(Scheme scheme)
{
    m_preferences.scheme = scheme;
    m_schemes[std::size_t(scheme)]->setChecked(true);
    applyColours();
}

void MainWindow::setPreferences(const Preferences& preferences)
{
    const bool sameLanguage = preferences.language == m_preferences.language;
    m_preferences.language = preferences.language;
    setScheme(preferences.scheme);
    setUpdateInterval(preferences.interval);
    m_preferences.notifications = preferences.notifications;
    m_preferences.start = preferences.start;
    m_watch->notices().setDesktop(
        preferences.notifications ? Notices::Desktop::IsTold : Notices::Desktop::IsLeftAlone);
    if (!sameLanguage) Q_EMIT languageChosen();
}

void MainWindow::applyColours()
{
    applyScheme(m_preferences.scheme);
    m_palette = QApplication::palette();
    setStyleSheet(windowStyle(m_palette));
}

void MainWindow::setUpdateInterval(std::chrono::milliseconds interval)
{
    m_preferences.interval = interval;
    m_timer.start(interval);
}

/// Space presses the button that has the focus; anywhere else it pauses.
bool MainWindow::event(QEvent* event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride;
    if (isKey && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space && qobject_cast<QAbstractButton*>(focusWidget())) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::ApplicationPaletteChange && QApplication::palette() != m_palette) followPalette();
    return QMainWindow::event(event);
}

/// The desktop has changed its colours while the window is open.
void MainWindow::followPalette()
{
    m_palette = paletteFor(m_preferences.scheme, QApplication::palette());
    QApplication::setPalette(m_palette);
    setStyleSheet(windowStyle(m_palette));
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && m_preferences.scheme == Scheme::System) applyColours();
    if (event->type() == QEvent::WindowStateChange)
        m_timer.start(isMinimized() ? std::max<std::chrono::milliseconds>(whileMinimised, m_preferences.interval) : m_preferences.interval);
    QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    placeDetails();
}

void MainWindow::escape()
{
    if (m_welcome) return void(m_welcome->close());
    if (m_health->isPageOpen()) return m_health->setPageOpen(false);
    if (m_topBar->filter().hasFocus() || m_details->isHidden())
        m_topBar->filter().clear();
    else
        closeDetails();
    firstList().setFocus();
}

void MainWindow::setPaused(bool paused)
{
    const auto state = m_topBar->pill().state();
    if (paused && (state == StatePill::State::Finished || state == StatePill::State::Failed)) return;
    m_paused = paused;
    m_moment.reset();
    if (!paused) m_shown = m_newest;
    showRun(Because::Choice);
}

void MainWindow::lookAt(std::optional<app::Time> moment)
{
    if (!m_run.past || m_volume.perSecond.empty()) return;
    if (moment && *moment >= m_volume.to) moment.reset();
    if (!moment) return setPaused(false);
    auto past = m_run.past(std::max(*moment, m_volume.from));
    if (past.windows.empty()) return;
    m_paused = false;
    m_moment = past.windows.front()->end;
    m_shown = std::move(past);
    showRun(Because::Choice);
}

void MainWindow::step(int slides)
{
    if (m_newest.windows.empty()) return;
    lookAt(m_moment.value_or(m_newest.windows.front()->end) + m_newest.slide * slides);
}

void MainWindow::showVolume()
{
    if (!m_run.volume) return;
    m_volume = m_run.volume(m_strip->points());
    m_strip->setVisible(!m_volume.perSecond.empty());
    const auto shown = m_shown.windows.empty() ? m_volume.to : m_shown.windows.front()->end;
    m_strip->present(m_volume, shown, m_topBar->lengths().chosen());
}

StateWords MainWindow::state() const
{
    if (m_moment) return historyWords(*m_moment);
    return m_paused ? pausedWords(m_shown, m_newest) : stateWords(m_newest);
}

void MainWindow::refresh()
{
    const auto before = std::exchange(m_newest, m_run.view()).number;
    if (m_newest.number != before) beginAnew();
    m_topBar->lengths().setLengths(m_newest.lengths);
    m_chooser->present(m_newest);
    if (m_newest.window(m_topBar->lengths().chosen())) m_awaitsChosen = false;
    if (!m_paused && !m_moment) m_shown = m_newest;
    m_watch->present(m_newest);
    showRun(Because::NewData);
}

/// Another run: nothing of the one before is looked at any more.
void MainWindow::beginAnew()
{
    m_paused = m_awaitsChosen = false;
    m_moment.reset();
    closeDetails();
}

void MainWindow::readFilter()
{
    auto filter = app::RowFilter::make(m_topBar->filter().text().toStdString());
    m_topBar->setFilterError(filter ? QString() : text(filter.error().message));
    if (!filter) return;
    m_filter = std::move(*filter);
    showRun(Because::Choice);
}

void MainWindow::showRun(Because because)
{
    const auto words = state();
    m_topBar->pill().present(words.state, words.words);
    m_topBar->setProgress(m_newest.phase == app::RunPhase::Running ? m_newest.done : std::nullopt);
    m_replay->present(m_newest);
    m_recording->present(m_newest);
    showVolume();
    const auto window = m_shown.window(m_topBar->lengths().chosen());
    m_figures->present(m_shown, window.get());
    m_chips->present(m_newest);
    m_health->present(m_newest);
    m_notice->setText(noticeOf(m_newest));
    m_notice->setToolTip(m_notice->text());
    m_totals->setText(totalsText(m_newest));
    if (m_health->isPageOpen()) return makeRoomForPage();
    if (window && window == m_window && because == Because::NewData) return;
    if (!window && m_awaitsChosen) return;
    m_window = window;
    if (!window) return showNothing();
    m_nothing->hide();
    const bool columns = m_sideBySideAction->isChecked();
    const bool keysAreHere = keysGoToLists();
    m_lists->setVisible(!columns);
    m_sideBySide->setVisible(columns);
    if (columns) m_sideBySide->setLengths(m_shown.lengths);
    if (keysAreHere && !(columns ? m_sideBySide : m_lists)->isAncestorOf(focusWidget())) firstList().setFocus();
    if (columns) return showColumns(because);
    const auto& watch = *m_watch->watcher().view().watch;
    showList(*m_hashtags, *window, app::hashtagsToSee(*window, watch), because);
    showList(*m_retweeted, *window, app::retweetedToSee(*window, watch), because);
    showDetails();
}

} // namespace gui
