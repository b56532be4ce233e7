/// All of the window that has to do with pins, mutes and alerts.
#pragma once

#include "gui/run.h"
#include "gui/watch/watcher.h"

#include <QWidget>

#include <optional>

namespace gui {

class AlertLine;
class BellButton;
class FootMessage;
class Notices;

/// A row of one of the lists.
struct ChosenRow {
    app::ListKind list = app::ListKind::Hashtags;
    app::RowView row;
};

/// Makes the widgets, which the window places, and opens the dialogs over it.
class WatchCorner final : public QObject {
    Q_OBJECT
public:
    /// `window` is the parent of all of it.
    WatchCorner(const Run& run, QWidget* window);

    Watcher& watcher() { return *m_watcher; }
    FootMessage& message() { return *m_message; }
    AlertLine& line() { return *m_line; }
    BellButton& bell() { return *m_bell; }

    Notices& notices() { return *m_notices; }
    void present(const app::RunView& run);

    // What keys and menus ask for; nothing without a row.
    void pin(const std::optional<ChosenRow>& chosen);
    void mute(const std::optional<ChosenRow>& chosen);
    void alertOn(const std::optional<ChosenRow>& chosen, app::Duration length);
    void openPins();
    void openAlerts();

Q_SIGNALS:
    /// Rows have to be shown anew.
    void changed();
    void momentAsked(app::Time moment);

private:
    QWidget* const m_window;
    Watcher* m_watcher;
    Notices* m_notices;
    FootMessage* m_message;
    AlertLine* m_line;
    BellButton* m_bell;
};

} // namespace gui
