#include "gui/views/trend_panel.h"

#include "gui/look.h"
#include "gui/text.h"
#include "gui/views/empty_state.h"
#include "gui/views/trend_table.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace gui {
namespace {

using namespace std::chrono_literals;

constexpr auto longByMinutes = 10min; // seconds are no news in a window that is longer

} // namespace

TrendPanel::TrendPanel(TrendModel::List list, QWidget* parent)
    : QWidget(parent),
      m_model(list),
      m_heading(new QHBoxLayout),
      m_title(new QLabel(list == TrendModel::List::Hashtags ? tr("Hashtags") : tr("Most retweeted"), this)),
      m_span(new QLabel(this)),
      m_held(new QLabel(tr("order held"), this)),
      m_table(new TrendTable(m_model, this)),
      m_empty(new EmptyState(this))
{
    m_title->setFont(sized(baseFont(), 13, QFont::DemiBold));
    m_span->setForegroundRole(QPalette::PlaceholderText);
    m_span->setFont(sized(baseFont(), 12));
    m_held->setFont(sized(baseFont(), 12));
    m_held->setForegroundRole(QPalette::Link);
    m_held->setToolTip(tr("Numbers go on; rows stay where they are until the pointer leaves them"));
    m_held->hide();
    m_table->setAccessibleName(m_title->text());

    m_heading->setContentsMargins(Size::cellMargin, Size::grid, Size::cellMargin, 0);
    m_heading->setSpacing(Size::grid);
    m_heading->addWidget(m_title);
    m_heading->addWidget(m_span);
    m_heading->addStretch();
    m_heading->addWidget(m_held);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(Size::grid, 0, Size::grid, 0);
    layout->setSpacing(0);
    layout->addLayout(m_heading);
    layout->addSpacing(Size::grid / 2);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);
    m_table->hide();
    m_empty->hide();

    connect(m_table, &TrendTable::holdsOrderChanged, this, &TrendPanel::setHeld);
    connect(m_empty, &EmptyState::actionAsked, this, &TrendPanel::actionAsked);
}

void TrendPanel::setTitle(const QString& title)
{
    m_title->setText(title);
    m_saysLength = true;
}

QString TrendPanel::spanText(const app::WindowView& window) const
{
    const auto unit = window.length > longByMinutes ? app::Duration(1min) : app::Duration(1s);
    if (window.covered < window.length && window.covered >= unit)
        return tr("%1 of %2, to %3")
            .arg(lengthText(window.covered / unit * unit), lengthText(window.length), clockText(window.end));
    if (window.covered < window.length)
        return tr("%1 of %2, to %3").arg(waitText(window.covered), lengthText(window.length), clockText(window.end));
    return m_saysLength ? tr("to %1").arg(clockText(window.end))
                        : tr("%1 to %2").arg(lengthText(window.length), clockText(window.end));
}

void TrendPanel::addToHeading(QWidget* widget) { m_heading->addWidget(widget); }

void TrendPanel::setHeld(bool held)
{
    m_held->setVisible(held);
    if (!held) Q_EMIT orderFreed();
}

void TrendPanel::showRows(const app::WindowView& window, const std::vector<app::RowView>& rows, Because because)
{
    m_span->setText(spanText(window));
    m_model.setCurveSpan(window.curveSpan);
    m_model.setRank(window.rank);
    m_table->showColumns();
    const bool held = m_table->holdsOrder() && because == Because::NewData;
    m_model.show(rows, held ? TrendModel::Order::Held : TrendModel::Order::Free);
    m_empty->hide();
    m_table->show();
}

void TrendPanel::showEmpty(const QString& title, const QString& detail, const QString& action)
{
    m_span->clear();
    m_table->hide();
    m_model.show({}, TrendModel::Order::Free);
    m_empty->say(title, detail, action);
}

QString TrendPanel::emptyTitle() const { return m_empty->isHidden() ? QString() : m_empty->title(); }

} // namespace gui
