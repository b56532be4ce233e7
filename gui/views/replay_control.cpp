#include "gui/views/replay_control.h"

#include "gui/drawn_icon.h"
#include "gui/look.h"
#include "gui/text.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <array>
#include <cmath>

namespace gui {
namespace {

using app::RunKind;
using app::RunPhase;

constexpr std::array<std::optional<double>, 5> steps{1, 2, 8, 60, std::nullopt}; // slowest first

double orderOf(std::optional<double> speed) { return speed.value_or(HUGE_VAL); }

void drawBars(QPainter& painter)
{
    for (const qreal x : {5.5, 10.5}) painter.drawLine(QPointF(x, 4), QPointF(x, 12));
}

void drawTriangle(QPainter& painter)
{
    painter.setBrush(painter.pen().color());
    painter.drawPolygon(QPolygonF{{QPointF(5, 3.5), QPointF(5, 12.5), QPointF(12, 8)}});
}

void drawRound(QPainter& painter)
{
    painter.drawArc(QRectF(3, 3, 10, 10), 60 * 16, 290 * 16);
    painter.drawPolyline(QPolygonF{{QPointF(10, 1.2), QPointF(10.6, 3.8), QPointF(8, 4.6)}});
}

QToolButton* quietButton(QWidget* parent)
{
    auto* const button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setProperty("quiet", true);
    button->setFixedHeight(Size::row);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

QString speedText(std::optional<double> speed)
{
    return speed ? QStringLiteral("×") + QLocale().toString(*speed, 'g', 4) : tr("max");
}

ReplayControl::ReplayControl(QWidget* parent)
    : QWidget(parent), m_hold(quietButton(this)), m_speed(quietButton(this))
{
    m_hold->setObjectName(QStringLiteral("hold"));
    m_speed->setObjectName(QStringLiteral("speed"));
    m_speed->setPopupMode(QToolButton::InstantPopup);
    m_speed->setToolTip(tr("Speed of the replay (− and +)"));
    addSpeeds();
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Size::grid / 2);
    layout->addWidget(m_hold);
    layout->addWidget(m_speed);
    connect(m_hold, &QToolButton::clicked, this, &ReplayControl::press);
    hide();
    showNext();
}

void ReplayControl::addSpeeds()
{
    auto* const menu = new QMenu(this);
    for (const auto speed : steps) {
        auto* const action = menu->addAction(speed ? speedText(speed) : tr("max: as fast as it goes"));
        action->setCheckable(true);
        action->setData(orderOf(speed));
        connect(action, &QAction::triggered, this, [this, speed] { ask(speed); });
    }
    m_speed->setMenu(menu);
}

void ReplayControl::ask(std::optional<double> speed)
{
    m_chosen = speed;
    Q_EMIT speedAsked(speed);
}

void ReplayControl::step(int by)
{
    if (isHidden()) return;
    std::optional<std::optional<double>> next;
    for (const auto& speed : steps) {
        const bool faster = orderOf(speed) > orderOf(m_chosen);
        const bool slower = orderOf(speed) < orderOf(m_chosen);
        if (by > 0 && faster && !next) next = speed;
        if (by < 0 && slower) next = speed;
    }
    if (next) ask(*next);
}

void ReplayControl::press()
{
    switch (m_next) {
    case Next::Hold:
        return Q_EMIT holdAsked();
    case Next::GoOn:
        return Q_EMIT goOnAsked();
    case Next::Restart:
        return Q_EMIT restartAsked();
    }
}

void ReplayControl::present(const app::RunView& run)
{
    setVisible(run.kind == RunKind::Replay);
    if (isHidden()) return;
    const auto next = run.phase != RunPhase::Running ? Next::Restart : run.held ? Next::GoOn : Next::Hold;
    if (next != m_next) {
        m_next = next;
        showNext();
    }
    m_chosen = run.speed;
    m_speed->setText(speedText(run.speed));
    m_speed->setAccessibleName(tr("Speed of the replay: %1").arg(m_speed->text()));
    for (auto* action : m_speed->menu()->actions()) action->setChecked(action->data().toDouble() == orderOf(run.speed));
}

void ReplayControl::showNext()
{
    const auto colour = palette().color(QPalette::WindowText);
    const bool restart = m_next == Next::Restart;
    m_hold->setToolButtonStyle(restart ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_hold->setMinimumWidth(Size::row);
    if (restart) {
        m_hold->setIcon(drawnIcon(colour, drawRound));
        m_hold->setText(tr("Restart"));
        m_hold->setToolTip(tr("Replay it again from its beginning"));
    } else if (m_next == Next::Hold) {
        m_hold->setIcon(drawnIcon(colour, drawBars));
        m_hold->setText(tr("Hold the replay"));
        m_hold->setToolTip(tr("Hold the replay: nothing more is read until it goes on"));
    } else {
        m_hold->setIcon(drawnIcon(colour, drawTriangle));
        m_hold->setText(tr("Go on with the replay"));
        m_hold->setToolTip(m_hold->text());
    }
    m_hold->setAccessibleName(m_hold->text());
}

void ReplayControl::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) showNext();
    QWidget::changeEvent(event);
}

} // namespace gui
