#include "gui/views/engine_page.h"

#include "gui/charts/timeline_chart.h"
#include "gui/look.h"
#include "gui/text.h"
#include "gui/views/list_header.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace gui {
namespace {

constexpr int chartsInOneRowFrom = 960; // pixels of width
constexpr std::array columnWidths{112, 96, 144, 144, 120};

enum FigureName { Waiting, Dropped, Late, Malformed, Duplicates, Reconnects, Memory };

/// Cells as those of the lists: their margins, and a line between rows.
class BatchDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool selected = option.state & QStyle::State_Selected;
        const auto& palette = option.palette;
        if (selected) painter->fillRect(option.rect, palette.color(QPalette::Highlight));
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), lookOf(palette).separator);
        const auto colour = index.data(Qt::ForegroundRole).value<QColor>();
        painter->setFont(option.font);
        painter->setPen(selected ? palette.color(QPalette::HighlightedText)
                : colour.isValid() ? colour
                                   : palette.color(QPalette::WindowText));
        const auto cell = option.rect.adjusted(Size::cellMargin, 0, -Size::cellMargin, 0);
        const auto alignment = QStyle::visualAlignment(
            option.direction, Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()));
        painter->drawText(cell, int(alignment),
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, cell.width()));
    }
};

QString perSecond(double value) { return EnginePage::tr("%1/s").arg(rate(value)); }
QString milliseconds(double value) { return delayText(app::Duration(std::int64_t(value + 0.5))); }

} // namespace

EnginePage::EnginePage(QWidget* parent)
    : QWidget(parent),
      m_interval(new QLabel(this)),
      m_charts(new QGridLayout),
      m_input(new TimelineChart(tr("Input rate"), perSecond, this)),
      m_scheduling(new TimelineChart(tr("Scheduling delay"), milliseconds, this)),
      m_processing(new TimelineChart(tr("Processing time"), milliseconds, this)),
      m_total(new TimelineChart(tr("Total delay"), milliseconds, this)),
      m_table(new QTableView(this))
{
    setAccessibleName(tr("Engine"));
    m_charts->setHorizontalSpacing(4 * Size::grid);
    m_charts->setVerticalSpacing(Size::margin);
    makeTable();
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(Size::margin, Size::grid, Size::margin, 0);
    layout->setSpacing(Size::margin);
    layout->addLayout(makeHead());
    layout->addLayout(makeFigures());
    layout->addLayout(m_charts);
    layout->addWidget(m_table, 1);
    placeCharts();
}

QLayout* EnginePage::makeHead()
{
    auto* const title = new QLabel(tr("Engine"), this);
    title->setFont(sized(baseFont(), 17, QFont::DemiBold));
    m_interval->setForegroundRole(QPalette::PlaceholderText);
    auto* const close = new QToolButton(this);
    close->setText(QStringLiteral("✕"));
    close->setAutoRaise(true);
    close->setFixedSize(3 * Size::grid, 3 * Size::grid);
    close->setAccessibleName(tr("Close the engine page"));
    close->setToolTip(tr("Back to the trends (Esc)"));
    close->setObjectName(QStringLiteral("menu"));
    connect(close, &QToolButton::clicked, this, &EnginePage::closeAsked);
    auto* const head = new QHBoxLayout;
    head->setSpacing(Size::grid);
    head->addWidget(title);
    head->addWidget(m_interval, 0, Qt::AlignBottom);
    head->addStretch();
    head->addWidget(close);
    return head;
}

QLayout* EnginePage::makeFigures()
{
    auto* const row = new QHBoxLayout;
    row->setSpacing(3 * Size::grid);
    for (const auto& name : {tr("batches waiting"), tr("dropped"), tr("late"), tr("malformed"), tr("duplicates"),
             tr("reconnects"), tr("memory")}) {
        const Figure figure{new QLabel(this), new QLabel(name, this)};
        figure.value->setFont(sized(baseFont(), 15, QFont::DemiBold));
        figure.name->setFont(sized(baseFont(), 12));
        figure.name->setForegroundRole(QPalette::PlaceholderText);
        figure.name->setContentsMargins(0, 2, 0, 0); // on the base line of the larger one
        auto* const pair = new QHBoxLayout;
        pair->setSpacing(5);
        pair->addWidget(figure.value);
        pair->addWidget(figure.name);
        row->addLayout(pair);
        m_figures.push_back(figure);
    }
    row->addStretch();
    return row;
}

void EnginePage::makeTable()
{
    m_table->setObjectName(QStringLiteral("batches"));
    m_table->setAccessibleName(tr("Batches"));
    m_table->setModel(&m_model);
    auto* const header = new ListHeader(m_table);
    m_table->setHorizontalHeader(header);
    m_table->setItemDelegate(new BatchDelegate(m_table));
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setEditTriggers(QTableView::NoEditTriggers);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setVerticalScrollMode(QTableView::ScrollPerPixel);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(Size::row);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(BatchModel::Status, QHeaderView::Stretch);
    for (std::size_t at = 0; at < columnWidths.size(); ++at) header->resizeSection(int(at), columnWidths[at]);
    // Who has scrolled down reads on: what comes on top moves the view along.
    connect(&m_model, &QAbstractItemModel::rowsInserted, m_table, [this](const QModelIndex&, int first, int last) {
        auto* const bar = m_table->verticalScrollBar();
        if (bar->value() > first * Size::row) bar->setValue(bar->value() + (last - first + 1) * Size::row);
    });
}

void EnginePage::placeCharts()
{
    const int columns = width() < chartsInOneRowFrom ? 2 : 4;
    if (columns == m_columns) return;
    m_columns = columns;
    const std::array charts{m_input, m_scheduling, m_processing, m_total};
    for (int at = 0; at < int(charts.size()); ++at)
        m_charts->addWidget(charts[std::size_t(at)], at / columns, at % columns);
    for (int column = 0; column < 4; ++column) m_charts->setColumnStretch(column, column < columns ? 1 : 0);
}

void EnginePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeCharts();
    layout()->activate(); // at once: not first in the places of before
}

void EnginePage::setFigure(std::size_t at, const QString& value, bool worrying)
{
    auto& [label, name] = m_figures[at];
    label->setText(value);
    label->setAccessibleName(value + QLatin1Char(' ') + name->text());
    auto palette = this->palette();
    palette.setColor(QPalette::WindowText,
        worrying ? lookOf(palette).warning : palette.color(QPalette::WindowText));
    label->setPalette(palette);
}

void EnginePage::showFigures(const app::EngineView& engine, const app::RunView& run)
{
    const auto set = [this](FigureName at, std::int64_t count, bool worrying) {
        setFigure(at, number(count), worrying && count > 0);
    };
    const auto live = run.totals.live.value_or(app::LiveTotals{});
    set(Waiting, std::int64_t(engine.waiting), true);
    set(Dropped, live.dropped, true);
    set(Late, run.totals.late, false);
    set(Malformed, run.totals.malformed, true);
    set(Duplicates, run.totals.duplicates, false);
    set(Reconnects, live.reconnects, false);
    setFigure(Memory, engine.memory > 0 ? bytesText(double(engine.memory)) : QStringLiteral("–"), false);
}

void EnginePage::present(const app::EngineView& engine, const app::RunView& run)
{
    m_interval->setText(tr("a batch every %1 · %2 completed").arg(lengthText(engine.batch), number(engine.completed)));
    showFigures(engine, run);
    const auto interval = double(engine.batch.count());
    m_input->present(engine.inputRate);
    m_scheduling->present(engine.schedulingDelay, interval);
    m_processing->present(engine.processingTime, interval);
    m_total->present(engine.totalDelay, interval);
    m_model.show(engine.batches);
}

QStringList EnginePage::figures() const
{
    QStringList figures;
    for (const auto& [value, name] : m_figures) figures << value->text() + QLatin1Char(' ') + name->text();
    return figures;
}

} // namespace gui
