/// The details of a row: where they stand, what they are of.
#include "gui/main_window.h"
#include "gui/views/details_panel.h"
#include "gui/views/trend_table.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QStyle>

#include <algorithm>

namespace gui {
namespace {

constexpr int sideBySideFrom = 900; // pixels of width
constexpr int detailsBesideFrom = 1100;

} // namespace

/// Beside the lists, or over them where they need the room.
void MainWindow::placeDetails()
{
    const bool beside = width() >= detailsBesideFrom;
    const bool open = !m_details->isHidden();
    const int room = width() - (beside && open ? DetailsPanel::width : 0);
    m_lists->setOrientation(room < sideBySideFrom ? Qt::Vertical : Qt::Horizontal);
    if (beside) {
        m_body->addWidget(m_details);
        return;
    }
    m_body->removeWidget(m_details);
    if (!open) return;
    centralWidget()->layout()->activate();
    const auto area = m_body->geometry();
    m_details->setParent(centralWidget());
    m_details->setGeometry(QStyle::visualRect(layoutDirection(), area,
        {area.right() + 1 - DetailsPanel::width, area.top(), DetailsPanel::width, area.height()}));
    m_details->show();
    m_details->raise();
}

void MainWindow::followSelection(TrendPanel& panel, app::ListKind list)
{
    auto& table = panel.table();
    connect(&table, &TrendTable::rowOpened, this, [this, list](const QString& key) { openDetails(list, key); });
    const auto follow = [this, list, &table] {
        const auto current = table.currentIndex(); // of several that are selected
        if (!m_details->isHidden() && table.selectionModel()->isSelected(current))
            openDetails(list, current.data(TrendModel::KeyRole).toString());
    };
    connect(table.selectionModel(), &QItemSelectionModel::selectionChanged, this, follow);
    connect(table.selectionModel(), &QItemSelectionModel::currentRowChanged, this, follow);
}

void MainWindow::openDetails(app::ListKind list, const QString& key)
{
    m_asked.list = list;
    m_asked.key = key.toStdString();
    const bool opens = m_details->isHidden();
    m_details->show();
    if (opens) placeDetails();
    showDetails();
}

void MainWindow::closeDetails()
{
    m_details->hide();
    placeDetails();
}

void MainWindow::showDetails()
{
    if (m_details->isHidden() || !m_window) return;
    m_asked.length = m_window->length;
    m_asked.end = m_window->end;
    const auto& rows = m_asked.list == app::ListKind::Hashtags ? m_window->hashtags : m_window->retweeted;
    const auto row = std::ranges::find(rows, m_asked.key, &app::RowView::key);
    m_details->present(row == rows.end() ? nullptr : &*row, *m_window, m_asked,
        m_run.details ? m_run.details(m_asked) : app::DetailsView{});
}

} // namespace gui
