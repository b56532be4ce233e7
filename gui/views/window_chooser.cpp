#include "gui/views/window_chooser.h"

#include "app/core/duration.h"
#include "gui/look.h"
#include "gui/text.h"
#include "gui/views/windows_dialog.h"

#include <QActionGroup>
#include <QMessageBox>
#include <QSettings>
#include <QToolButton>

#include <algorithm>

namespace gui {

WindowChooser::WindowChooser(Choose choose, QWidget* window)
    : QObject(window),
      m_choose(std::move(choose)),
      m_window(window),
      m_ranks(tr("Rank by")),
      m_dialog(new QAction(tr("Windows…"), this))
{
    auto* const group = new QActionGroup(this);
    const auto add = [&](app::Rank rank, const QString& words, const QString& formula) {
        auto* const action = m_ranks.addAction(words, this, [this, rank] { chooseRank(rank); });
        action->setCheckable(true);
        action->setToolTip(formula);
        action->setStatusTip(formula);
        group->addAction(action);
        m_rankActions[std::size_t(rank)] = action;
    };
    add(app::Rank::Count, tr("by count"), tr("Statuses of the window that carry the hashtag"));
    add(app::Rank::Rate, tr("by rate"),
        tr("Statuses a second over the newest tenth of the window: what is being said right now"));
    add(app::Rank::Rising, tr("rising"),
        tr("(count − expected) ÷ √(expected + 1); expected is what the row's own past gives for such a window"));
    m_rankActions.front()->setChecked(true);
    m_ranks.setToolTipsVisible(true);
    m_ranks.setEnabled(bool(m_choose));
    m_dialog->setEnabled(bool(m_choose));
    connect(m_dialog, &QAction::triggered, this, &WindowChooser::openDialog);
}

QToolButton* WindowChooser::makeRankButton(QWidget* parent)
{
    auto* const button = new QToolButton(parent);
    button->setObjectName(QStringLiteral("rank"));
    button->setMenu(&m_ranks);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFont(sized(baseFont(), 12));
    button->setEnabled(bool(m_choose));
    const auto show = [this, button] {
        const auto& action = *m_rankActions[std::size_t(m_now.rank)];
        button->setText(action.text() + QStringLiteral(" ▾"));
        button->setToolTip(action.toolTip());
        button->setAccessibleName(tr("Ranked %1").arg(action.text()));
    };
    connect(this, &WindowChooser::rankShown, button, show);
    show();
    return button;
}

void WindowChooser::present(const app::RunView& run)
{
    const auto before = m_now.rank;
    m_now = {{run.lengths.rbegin(), run.lengths.rend()}, run.slide, run.rank};
    m_limits = {run.batch, run.keep};
    auto& action = *m_rankActions[std::size_t(m_now.rank)];
    action.setChecked(true);
    if (m_now.rank != before) Q_EMIT rankShown(action.text());
}

void WindowChooser::openDialog()
{
    if (!m_choose) return;
    auto* const dialog = new WindowsDialog(
        m_now, m_limits, [this](const app::WindowChoice& choice) { return choose(choice); }, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

app::Result<void> WindowChooser::choose(const app::WindowChoice& choice)
{
    const auto done = m_choose(choice);
    if (!done) return tl::unexpected(done.error());
    m_wasChosen = true;
    Q_EMIT chosen();
    return {};
}

void WindowChooser::chooseRank(app::Rank rank)
{
    auto wanted = m_now;
    wanted.rank = rank;
    const auto done = choose(wanted);
    if (done) return;
    m_rankActions[std::size_t(m_now.rank)]->setChecked(true);
    auto* const box = new QMessageBox(
        QMessageBox::Information, m_ranks.title(), text(done.error().message), QMessageBox::Ok, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void WindowChooser::remember(QSettings& settings) const
{
    if (!m_wasChosen) return;
    settings.setValue(QStringLiteral("windows"), text(app::lengthsText(m_now)));
    settings.setValue(QStringLiteral("slide"), text(app::formatDuration(m_now.slide)));
    settings.setValue(QStringLiteral("rank"), int(m_now.rank));
}

std::optional<app::WindowChoice> WindowChooser::remembered(const QSettings& settings)
{
    const int rank = std::clamp(settings.value(QStringLiteral("rank")).toInt(), 0, int(app::Rank::Rising));
    const auto value = [&](const char* key) { return settings.value(QLatin1String(key)).toString().toStdString(); };
    const app::WindowLimits any{app::Duration(1), app::Duration::max()}; // those of the run are not known yet
    auto choice = app::readWindowChoice(value("windows"), value("slide"), app::Rank(rank), any);
    return choice ? std::optional(std::move(*choice)) : std::nullopt;
}

} // namespace gui
