#include "gui/views/side_by_side.h"

#include "gui/text.h"
#include "gui/views/trend_table.h"

#include <algorithm>

namespace gui {
namespace {

constexpr int narrowest = 200;

} // namespace

SideBySide::SideBySide(QWidget* parent) : QSplitter(Qt::Horizontal, parent)
{
    setChildrenCollapsible(false);
    setHandleWidth(1);
    setObjectName(QStringLiteral("sideBySide"));
}

void SideBySide::setLengths(const std::vector<app::Duration>& lengths)
{
    if (lengths == m_lengths) return;
    std::vector<TrendPanel*> panels;
    for (const auto length : lengths) {
        const auto before = std::ranges::find(m_lengths, length);
        if (before != m_lengths.end()) {
            panels.push_back(std::exchange(m_panels[std::size_t(before - m_lengths.begin())], nullptr));
            continue;
        }
        auto* const panel = new TrendPanel(TrendModel::List::Hashtags, this);
        panel->setTitle(lengthText(length));
        panel->table().setAccessibleName(tr("Hashtags of the last %1").arg(lengthText(length)));
        panel->setMinimumWidth(narrowest);
        panels.push_back(panel);
        Q_EMIT panelMade(panel, length);
    }
    for (auto* gone : m_panels) delete gone;
    m_panels = std::move(panels);
    m_lengths = lengths;
    for (std::size_t at = 0; at < m_panels.size(); ++at) insertWidget(int(at), m_panels[at]);
    setSizes(QList<int>(int(m_panels.size()), 1000));
}

TrendPanel& SideBySide::focused()
{
    const auto found = std::ranges::find_if(m_panels, [](auto* panel) { return panel->table().hasFocus(); });
    return found == m_panels.end() ? *m_panels.front() : **found;
}

} // namespace gui
