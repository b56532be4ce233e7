/// The rules for alerts and how they stand, and what fired.
#pragma once

#include "gui/watch/watcher.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;

namespace gui {

class RemovableRows;

class AlertsDialog final : public QDialog {
    Q_OBJECT
public:
    /// The watcher outlives it.
    AlertsDialog(Watcher& watcher, QWidget* parent);

    RemovableRows& rules() { return *m_rules; }
    QListWidget& history() { return *m_history; }
    QLineEdit& newRule() { return *m_new; }
    QString error() const;

Q_SIGNALS:
    /// An entry of the history was clicked.
    void momentAsked(app::Time moment);

private:
    void present();
    void showHistory();
    void add();

    Watcher& m_watcher;
    RemovableRows* m_rules;
    QLineEdit* m_new;
    QLabel* m_error;
    QListWidget* m_history;
    std::optional<std::size_t> m_happened; ///< what the history shows
};

} // namespace gui
