/// The menus by which windows, slide and rank are changed while a run goes on.
#pragma once

#include "app/core/run_view.h"
#include "app/core/window_choice.h"

#include <QMenu>
#include <QObject>

#include <array>
#include <functional>
#include <optional>

class QSettings;
class QToolButton;

namespace gui {

class WindowChooser final : public QObject {
    Q_OBJECT
public:
    using Choose = std::function<app::Result<void>(const app::WindowChoice&)>;

    /// Without a function there is nothing to choose. The window is the dialogs' parent.
    WindowChooser(Choose choose, QWidget* window);

    QMenu& rankMenu() { return m_ranks; }
    QAction& dialogAction() { return *m_dialog; }
    /// A button that opens the menu of ranks and says which one is chosen.
    QToolButton* makeRankButton(QWidget* parent);
    /// What the run does now.
    void present(const app::RunView& run);
    void openDialog();
    /// What was chosen here, for the next start.
    void remember(QSettings& settings) const;
    static std::optional<app::WindowChoice> remembered(const QSettings& settings);

Q_SIGNALS:
    void chosen();
    void rankShown(const QString& words);

private:
    void chooseRank(app::Rank rank);
    app::Result<void> choose(const app::WindowChoice& choice);

    const Choose m_choose;
    QWidget* const m_window;
    QMenu m_ranks;
    QAction* m_dialog;
    std::array<QAction*, 3> m_rankActions{};
    app::WindowChoice m_now;
    app::WindowLimits m_limits;
    bool m_wasChosen = false;
};

} // namespace gui
