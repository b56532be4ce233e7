/// A choice of a few, side by side.
#pragma once

#include "app/core/run_view.h"

#include <QButtonGroup>
#include <QWidget>

namespace gui {

/// The lengths of the windows; one of them is chosen.
class Segments final : public QWidget {
    Q_OBJECT
public:
    explicit Segments(QWidget* parent = nullptr);

    /// Keeps the choice where it is still there, else chooses the middle one.
    void setLengths(const std::vector<app::Duration>& lengths);
    const std::vector<app::Duration>& lengths() const { return m_lengths; }
    app::Duration chosen() const;
    void choose(app::Duration length);
    /// The next shorter or longer one.
    void step(int by);

Q_SIGNALS:
    void chosenChanged();

private:
    std::vector<app::Duration> m_lengths;
    QButtonGroup m_buttons;
};

} // namespace gui
