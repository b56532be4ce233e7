/// The window: pulls what a run has to show, and shows it.
#pragma once

#include "app/core/row_filter.h"
#include "gui/preferences.h"
#include "gui/run.h"
#include "gui/state_words.h"
#include "gui/views/trend_panel.h"
#include "gui/watch/watch_corner.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <array>
#include <chrono>

class QHBoxLayout;
class QLabel;
class QMenu;
class QSettings;
class QSplitter;

namespace gui {

class DetailsPanel;
class Exporting;
class MessageBar;
class Opening;
class RecordControl;
class ReplayControl;
struct Shown;
class EmptyState;
class Figures;
class Health;
class SideBySide;
class SourceChips;
class TopBar;
class VolumeStrip;
class WelcomeCard;
class WindowChooser;

/// It asks a few times a second; a slow window can then never queue work. Pausing stops what is shown, not the run.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Run run, QWidget* parent = nullptr);

    /// Asks now.
    void refresh();
    bool isPaused() const { return m_paused; }
    /// What is looked back on; none: what is now.
    std::optional<app::Time> moment() const { return m_moment; }
    void lookAt(std::optional<app::Time> moment);
    void setPaused(bool paused);
    void setScheme(Scheme scheme);
    const Preferences& preferences() const { return m_preferences; }
    void setPreferences(const Preferences& preferences);
    void showSettings();
    /// Place and size, appearance, window length: for the next start.
    void remember(QSettings& settings) const;
    void recall(const QSettings& settings);
    void setUpdateInterval(std::chrono::milliseconds interval);
    /// The hashtags of all windows instead of both lists of one.
    void setSideBySide(bool on);
    void openDetails(app::ListKind list, const QString& key);
    void closeDetails();
    /// The card of the first start, over the lists.
    void showWelcome(const QStringList& recentRecordings = {});
    void connectNetwork();

    TopBar& topBar() { return *m_topBar; }
    TrendPanel& hashtags() { return *m_hashtags; }
    TrendPanel& retweeted() { return *m_retweeted; }
    EmptyState& nothing() { return *m_nothing; }
    DetailsPanel& details() { return *m_details; }
    WatchCorner& watching() { return *m_watch; }
    Health& health() { return *m_health; }
    SideBySide& sideBySide() { return *m_sideBySide; }
    WindowChooser& chooser() { return *m_chooser; }
    ReplayControl& replay() { return *m_replay; }
    RecordControl& recording() { return *m_recording; }
    Opening& opening() { return *m_opening; }
    Exporting& exporting() { return *m_exporting; }
    MessageBar& message() { return *m_message; }

Q_SIGNALS:
    /// The window is to be made anew: what it says was said in another language.
    void languageChosen();

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void layOut();
    void addMenu();
    void addKeys();
    void applyColours();
    void followPalette();
    void readFilter();
    void beginAnew();
    void showRun(TrendPanel::Because because);
    void showNothing();
    bool keysGoToLists() const;
    TrendTable& firstList();
    void makeRoomForPage();
    void showDetails();
    void placeDetails();
    void followSelection(TrendPanel& panel, app::ListKind list);
    void addColumn(TrendPanel& panel, app::Duration length);
    void showColumns(TrendPanel::Because because);
    void escape();
    void step(int slides);
    void showVolume();
    StateWords state() const;
    void showList(TrendPanel& panel, const app::WindowView& window, const std::vector<app::RowView>& rows,
        TrendPanel::Because because);
    void addWatching();
    std::optional<ChosenRow> chosenRow();
    void addWatchActions(QMenu& menu, app::ListKind list, const app::RowView& row);
    void showKeys();
    void connectFiles();
    Shown shown();

    const Run m_run;
    QTimer m_timer{this};
    Preferences m_preferences;
    QPalette m_palette; ///< that was given to the application
    std::array<QAction*, 3> m_schemes{}; ///< of the menu
    app::RunView m_newest;
    app::RunView m_shown;
    app::RowFilter m_filter;
    bool m_paused = false;
    bool m_awaitsChosen = false; ///< windows that were just chosen: the lists stay until they are there
    std::optional<app::Time> m_moment;
    app::VolumeView m_volume;
    std::shared_ptr<const app::WindowView> m_window; ///< that the lists show
    app::DetailsQuery m_asked; ///< what the details are of

    WatchCorner* m_watch;
    TopBar* m_topBar;
    Figures* m_figures;
    SourceChips* m_chips;
    Health* m_health;
    QSplitter* m_lists;
    DetailsPanel* m_details;
    QHBoxLayout* m_body; ///< lists, and details where there is room
    EmptyState* m_nothing; ///< in place of the lists, before the first window
    TrendPanel* m_hashtags;
    TrendPanel* m_retweeted;
    SideBySide* m_sideBySide; ///< in place of both, where that was chosen
    QAction* m_sideBySideAction = nullptr;
    WindowChooser* m_chooser;
    VolumeStrip* m_strip;
    QLabel* m_notice;
    QLabel* m_totals;
    QPointer<WelcomeCard> m_welcome; ///< while it is shown
    MessageBar* m_message;
    ReplayControl* m_replay;
    RecordControl* m_recording;
    Opening* m_opening;
    Exporting* m_exporting;
};

} // namespace gui
