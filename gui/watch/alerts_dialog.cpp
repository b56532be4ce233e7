#include "gui/watch/alerts_dialog.h"

#include "gui/look.h"
#include "gui/text.h"
#include "gui/watch/alert_words.h"
#include "gui/watch/removable_rows.h"
#include "gui/watch/sheet.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gui {
namespace {

QColor colourOf(app::AlertState state, const Look& look)
{
    const bool isNormal = state == app::AlertState::Normal;
    return isNormal ? look.secondary : look.warning;
}

} // namespace

AlertsDialog::AlertsDialog(Watcher& watcher, QWidget* parent)
    : QDialog(parent),
      m_watcher(watcher),
      m_rules(new RemovableRows(tr("There is no rule yet. A makes one for the hashtag of the row."), this)),
      m_new(new QLineEdit(this)),
      m_error(new QLabel(this)),
      m_history(new QListWidget(this))
{
    setWindowTitle(tr("Alerts"));
    m_new->setPlaceholderText(tr("Another rule, such as: any enters top 3 for 10s"));
    m_new->setAccessibleName(tr("Another rule"));
    m_new->setToolTip(tr("#tag over 100 · #tag enters top 3 · #tag rate x3 · source silent 60s\n"
                         "any in place of #tag: every hashtag that is listed\n"
                         "Behind it: in 60s (the window) · for 10s (holds so long) · keep 10s (is over so long)"));
    auto* const add = new QPushButton(tr("Add"), this);
    m_error->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setObjectName(QStringLiteral("error"));
    m_error->hide();
    m_history->setAccessibleName(tr("What fired"));
    m_history->setFrameShape(QFrame::NoFrame);
    m_history->setMinimumHeight(5 * Size::row);
    m_history->setUniformItemSizes(true);

    auto* const layout = sheetOf(*this);
    auto* const line = new QHBoxLayout;
    line->addWidget(m_new, 1);
    line->addWidget(add);
    layout->addWidget(headingOf(tr("Rules"), this));
    layout->addWidget(m_rules);
    layout->addLayout(line);
    layout->addWidget(m_error);
    layout->addSpacing(Size::margin);
    layout->addWidget(headingOf(tr("What fired"), this));
    layout->addWidget(m_history, 1);
    connect(&watcher, &Watcher::presented, this, &AlertsDialog::present);
    connect(&watcher, &Watcher::changed, this, &AlertsDialog::present);
    connect(add, &QPushButton::clicked, this, &AlertsDialog::add);
    connect(m_new, &QLineEdit::returnPressed, this, &AlertsDialog::add);
    connect(m_rules, &RemovableRows::removeAsked, this, [this](int row) {
        m_watcher.removeAlert(m_watcher.view().watch->alerts[std::size_t(row)].text);
    });
    const auto ask = [this](const QListWidgetItem* item) {
        Q_EMIT momentAsked(app::Time(app::Duration(item->data(Qt::UserRole).toLongLong())));
    };
    connect(m_history, &QListWidget::itemClicked, this, ask);
    connect(m_history, &QListWidget::itemActivated, this, ask);
    add->setAutoDefault(false);
    present();
}

void AlertsDialog::add()
{
    if (m_new->text().trimmed().isEmpty()) return;
    const auto added = m_watcher.addAlert(m_new->text());
    m_error->setVisible(!added);
    if (added) return m_new->clear();
    auto colours = palette();
    colours.setColor(QPalette::WindowText, lookOf(palette()).bad);
    m_error->setPalette(colours);
    m_error->setText(text(added.error().message));
}

QString AlertsDialog::error() const { return m_error->isHidden() ? QString() : m_error->text(); }

void AlertsDialog::present()
{
    std::vector<RemovableRows::Row> rules;
    for (const auto& rule : m_watcher.view().watch->alerts) {
        const auto& views = m_watcher.view().alerts;
        const auto found = std::ranges::find(views, rule.text, &app::AlertView::rule);
        const auto state = found == views.end() ? app::AlertState::Normal : found->state;
        auto words = stateWord(state);
        if (found != views.end() && !rule.tag)
            for (const auto& subject : found->firing) words += QStringLiteral(" · ") + isolated(text(subject));
        rules.push_back({text(rule.text), words, colourOf(state, lookOf(palette()))});
    }
    m_rules->present(rules);
    if (m_happened != m_watcher.view().happened) showHistory();
}

void AlertsDialog::showHistory()
{
    m_happened = m_watcher.view().happened;
    m_history->clear();
    for (const auto& event : m_watcher.view().history) {
        auto* const item = new QListWidgetItem(clockText(event.at) + QStringLiteral("   ") + eventText(event), m_history);
        item->setData(Qt::UserRole, qlonglong(event.at.time_since_epoch().count()));
        item->setSizeHint({0, Size::row - 4});
        item->setToolTip(tr("Look at that moment"));
        if (event.turn == app::AlertEvent::Turn::Resolved) item->setForeground(lookOf(palette()).secondary);
    }
    if (m_history->count() == 0) {
        auto* const item = new QListWidgetItem(tr("Nothing fired yet."), m_history);
        item->setFlags(Qt::NoItemFlags);
    }
}

} // namespace gui
