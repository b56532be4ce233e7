#include "gui/watch/watch_corner.h"

#include "gui/text.h"
#include "gui/watch/alert_form.h"
#include "gui/watch/alert_line.h"
#include "gui/watch/alert_words.h"
#include "gui/watch/alerts_dialog.h"
#include "gui/watch/bell_button.h"
#include "gui/watch/foot_message.h"
#include "gui/watch/notices.h"
#include "gui/watch/pins_dialog.h"

namespace gui {
namespace {

/// Over the window, in its colours, gone when it is closed.
template <class Dialog>
Dialog* opened(Dialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPalette(dialog->parentWidget()->palette());
    dialog->show();
    return dialog;
}

} // namespace

WatchCorner::WatchCorner(const Run& run, QWidget* window)
    : QObject(window),
      m_window(window),
      m_watcher(new Watcher(run.watch, this)),
      m_notices(new Notices(run.notify, this)),
      m_message(new FootMessage(window)),
      m_line(new AlertLine(window)),
      m_bell(new BellButton(window))
{
    connect(m_watcher, &Watcher::changed, this, &WatchCorner::changed);
    connect(m_watcher, &Watcher::fired, m_notices, &Notices::add);
    connect(m_watcher, &Watcher::done, this, [this](const QString& words) { m_message->say(words, FootMessage::Way::Back); });
    connect(m_watcher, &Watcher::refused, this, [this](const QString& words) { m_message->say(words, FootMessage::Way::None); });
    connect(m_watcher, &Watcher::undone, m_message, &QWidget::hide);
    connect(m_message, &FootMessage::undoAsked, m_watcher, &Watcher::undo);
    connect(m_line, &QAbstractButton::clicked, this, &WatchCorner::openAlerts);
    connect(m_bell, &QAbstractButton::clicked, this, &WatchCorner::openAlerts);
}

void WatchCorner::present(const app::RunView& run)
{
    m_watcher->present(run.watch, run.number);
    m_line->present(run.watch);
    m_bell->present(run.watch.alerts.size(), firingCount(run.watch));
}

void WatchCorner::pin(const std::optional<ChosenRow>& chosen)
{
    if (chosen && chosen->list == app::ListKind::Hashtags) m_watcher->togglePin(chosen->row);
}

void WatchCorner::mute(const std::optional<ChosenRow>& chosen)
{
    if (chosen) m_watcher->mute(chosen->list, chosen->row);
}

void WatchCorner::alertOn(const std::optional<ChosenRow>& chosen, app::Duration length)
{
    if (!m_watcher->isAble()) return;
    const bool isHashtag = chosen && chosen->list == app::ListKind::Hashtags;
    const auto subject = isHashtag ? QLatin1Char('#') + text(chosen->row.name) : QStringLiteral("any");
    auto* const form = opened(new AlertForm(subject, length, isHashtag ? chosen->row.count : 100, m_window));
    connect(form, &AlertForm::ruleMade, this, [this, form](const QString& rule) {
        const auto added = m_watcher->addAlert(rule);
        if (!added) return form->showError(text(added.error().message));
        form->close();
        m_message->say(tr("Alert added: %1").arg(isolated(rule)), FootMessage::Way::None);
    });
}

void WatchCorner::openPins() { opened(new PinsDialog(*m_watcher, m_window)); }

void WatchCorner::openAlerts()
{
    auto* const dialog = opened(new AlertsDialog(*m_watcher, m_window));
    connect(dialog, &AlertsDialog::momentAsked, this, &WatchCorner::momentAsked);
}

} // namespace gui
