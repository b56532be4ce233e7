/// What is pinned and muted, what the mutes caught, and the way to remove each.
#pragma once

#include "gui/watch/watcher.h"

#include <QDialog>

namespace gui {

class RemovableRows;

class PinsDialog final : public QDialog {
    Q_OBJECT
public:
    /// The watcher outlives it.
    PinsDialog(Watcher& watcher, QWidget* parent);

    RemovableRows& pins() { return *m_pins; }
    RemovableRows& mutes() { return *m_mutes; }

private:
    void present();

    Watcher& m_watcher;
    RemovableRows* m_pins;
    RemovableRows* m_mutes;
};

} // namespace gui
