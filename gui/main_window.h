/// The window: pulls what a run has to show, and shows it.
#pragma once

#include "app/core/row_filter.h"
#include "app/core/run_view.h"
#include "gui/look.h"
#include "gui/views/trend_panel.h"

#include <QMainWindow>
#include <QTimer>

#include <chrono>
#include <functional>

class QLabel;
class QSplitter;

namespace gui {

class EmptyState;
class Figures;
class SourceChips;
class TopBar;

/// It asks a few times a second; a slow window can then never queue work. Pausing stops what is shown, not the run.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    using Pull = std::function<app::RunView()>;

    explicit MainWindow(Pull pull, QWidget* parent = nullptr);

    /// Asks now.
    void refresh();
    bool isPaused() const { return m_paused; }
    void setPaused(bool paused);
    void setScheme(Scheme scheme);
    void setUpdateInterval(std::chrono::milliseconds interval);

    TopBar& topBar() { return *m_topBar; }
    TrendPanel& hashtags() { return *m_hashtags; }
    TrendPanel& retweeted() { return *m_retweeted; }
    EmptyState& nothing() { return *m_nothing; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void addMenu();
    void addKeys();
    void applyColours();
    void readFilter();
    void showRun(TrendPanel::Because because);
    void showNothing();
    void showList(TrendPanel& panel, const app::WindowView& window, const std::vector<app::RowView>& rows,
        TrendPanel::Because because);
    void showKeys();

    const Pull m_pull;
    QTimer m_timer{this};
    std::chrono::milliseconds m_interval{250};
    Scheme m_scheme = Scheme::System;
    app::RunView m_newest;
    app::RunView m_shown;
    app::RowFilter m_filter;
    bool m_paused = false;
    std::shared_ptr<const app::WindowView> m_window; ///< that the lists show

    TopBar* m_topBar;
    Figures* m_figures;
    SourceChips* m_chips;
    QSplitter* m_lists;
    EmptyState* m_nothing; ///< in place of the lists, before the first window
    TrendPanel* m_hashtags;
    TrendPanel* m_retweeted;
    QLabel* m_notice;
    QLabel* m_totals;
};

} // namespace gui
