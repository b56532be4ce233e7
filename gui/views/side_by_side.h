/// The hashtags of all windows beside each other.
#pragma once

#include "gui/views/trend_panel.h"

#include <QSplitter>

#include <vector>

namespace gui {

class SideBySide final : public QSplitter {
    Q_OBJECT
public:
    explicit SideBySide(QWidget* parent = nullptr);

    /// A list for each, in this order. Lists that stay keep their selection.
    void setLengths(const std::vector<app::Duration>& lengths);
    const std::vector<app::Duration>& lengths() const { return m_lengths; }
    TrendPanel& panel(std::size_t at) { return *m_panels[at]; }
    /// The one that the keys go to, else the first.
    TrendPanel& focused();

Q_SIGNALS:
    void panelMade(gui::TrendPanel* panel, app::Duration length);

private:
    std::vector<app::Duration> m_lengths;
    std::vector<TrendPanel*> m_panels;
};

} // namespace gui
