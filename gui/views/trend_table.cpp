#include "gui/views/trend_table.h"

#include "gui/look.h"
#include "gui/row_copy.h"
#include "gui/status_menu.h"
#include "gui/views/list_header.h"
#include "gui/views/row_delegate.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>

#include <chrono>

namespace gui {
namespace {

using namespace std::chrono_literals;

constexpr auto holdAfterKey = 3s;

/// A column, and how wide the list must be for it to be shown.
struct Column {
    TrendModel::Column column;
    int width;
    int shownFrom;
};
constexpr int scoreWidth = 88;
constexpr std::array columns{
    Column{TrendModel::Rank, 40, 0},
    Column{TrendModel::Move, 52, 0},
    Column{TrendModel::Count, 80, 0},
    Column{TrendModel::Rate, scoreWidth, 640},
    Column{TrendModel::Change, 72, 560},
    Column{TrendModel::Past, 120, 400},
};

} // namespace

TrendTable::TrendTable(TrendModel& model, QWidget* parent) : QTableView(parent), m_model(model)
{
    setModel(&model);
    setHorizontalHeader(new ListHeader(this));
    setItemDelegate(new RowDelegate(model, this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(Size::row);
    verticalHeader()->setMinimumSectionSize(Size::row);
    setUpColumns();
    m_keyHold.setObjectName(QStringLiteral("keyHold"));
    m_keyHold.setSingleShot(true);
    m_keyHold.setInterval(holdAfterKey);
    connect(&m_keyHold, &QTimer::timeout, this, &TrendTable::updateHold);
}

void TrendTable::setUpColumns()
{
    auto& header = *horizontalHeader();
    header.setMinimumSectionSize(Size::grid);
    header.setSectionResizeMode(QHeaderView::Fixed);
    header.setSectionResizeMode(TrendModel::Name, QHeaderView::Stretch);
    for (const auto& [column, width, shownFrom] : columns) header.resizeSection(column, width);
}

void TrendTable::resizeEvent(QResizeEvent* event)
{
    showColumns();
    QTableView::resizeEvent(event);
}

/// As many as there is room for; the score that rows are ranked by always.
void TrendTable::showColumns()
{
    const bool ranked = m_model.rank() != app::Rank::Count;
    for (const auto& [column, width, shownFrom] : columns) {
        const bool isScore = ranked && column == TrendModel::Rate;
        const int needed = ranked && shownFrom > 0 ? shownFrom + scoreWidth : shownFrom;
        setColumnHidden(column, !isScore && viewport()->width() < needed);
    }
}

void TrendTable::updateHold()
{
    const bool held = m_over || m_button || m_menu || m_keyHold.isActive();
    if (held == m_held) return;
    m_held = held;
    Q_EMIT holdsOrderChanged(held);
}

QString TrendTable::keyAt(const QModelIndex& index) const { return index.data(TrendModel::KeyRole).toString(); }

bool TrendTable::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave) m_over = false;
    if (event->type() == QEvent::MouseMove || event->type() == QEvent::MouseButtonPress)
        m_over = indexAt(static_cast<QMouseEvent*>(event)->position().toPoint()).isValid();
    const bool handled = QTableView::viewportEvent(event);
    updateHold();
    return handled;
}

void TrendTable::mousePressEvent(QMouseEvent* event)
{
    m_button = true;
    m_pressed = indexAt(event->position().toPoint());
    updateHold();
    QTableView::mousePressEvent(event);
    if (m_pressed.isValid() && event->button() == Qt::LeftButton) Q_EMIT rowPressed(keyAt(m_pressed));
}

void TrendTable::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() == Qt::NoButton) QTableView::mouseMoveEvent(event); // dragging selects nothing else
}

void TrendTable::mouseReleaseEvent(QMouseEvent* event)
{
    m_button = false;
    const QPersistentModelIndex pressed = m_pressed;
    QTableView::mouseReleaseEvent(event);
    constexpr auto adding = Qt::ShiftModifier | Qt::ControlModifier; // the press has done it
    if (event->button() == Qt::LeftButton && pressed.isValid() && !(event->modifiers() & adding))
        selectionModel()->setCurrentIndex(
            pressed, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    updateHold();
}

void TrendTable::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_pressed.isValid() && event->button() == Qt::LeftButton) Q_EMIT rowOpened(keyAt(m_pressed));
}

void TrendTable::keyPressEvent(QKeyEvent* event)
{
    m_keyHold.start();
    updateHold();
    if (event->matches(QKeySequence::Copy)) return copyRows();
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT rowOpened(keyAt(currentIndex()));
        return;
    }
    QTableView::keyPressEvent(event);
}

void TrendTable::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? QModelIndex(m_pressed) : currentIndex();
    if (!index.isValid()) return;
    showMenu(index, byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).bottomLeft()));
}

/// Its entries act on the row that it was opened for, wherever that row is by then.
void TrendTable::showMenu(const QModelIndex& index, const QPoint& at)
{
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto row = m_model.row(index.row());
    if (m_model.list() == TrendModel::List::Hashtags)
        menu->addAction(
            tr("Copy hashtag"), this, [name = m_model.nameOf(row)] { QApplication::clipboard()->setText(name); });
    else
        addStatusActions(*menu, {row.key, row.name, row.text});
    menu->addAction(selectionModel()->selectedRows().size() > 1 ? tr("Copy rows") : tr("Copy row"), this,
        &TrendTable::copyRows);
    Q_EMIT menuOpening(*menu, row);
    connect(menu, &QMenu::aboutToHide, this, [this] {
        m_menu = m_button = false;
        updateHold();
    });
    m_menu = true;
    updateHold();
    menu->popup(at);
}

void TrendTable::copyRows() const
{
    if (auto copy = copyOf(selectionModel()->selectedRows())) QApplication::clipboard()->setMimeData(copy.release());
}

} // namespace gui
