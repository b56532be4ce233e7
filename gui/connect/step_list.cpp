#include "gui/connect/step_list.h"

#include "gui/look.h"
#include "gui/text.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace gui {

using State = app::StepResult::State;

namespace {

QString nameOf(app::ConnectionStep step)
{
    switch (step) {
    case app::ConnectionStep::Address:
        return StepList::tr("Address");
    case app::ConnectionStep::Connection:
        return StepList::tr("Connection");
    case app::ConnectionStep::Credentials:
        return StepList::tr("Credentials");
    case app::ConnectionStep::FirstRecord:
        return StepList::tr("First status");
    }
    return {};
}

QString stateWords(State state)
{
    switch (state) {
    case State::Waiting:
        return StepList::tr("not tried");
    case State::Running:
        return StepList::tr("trying");
    case State::Passed:
        return StepList::tr("passed");
    case State::LeftOut:
        return StepList::tr("left out");
    case State::Failed:
        return StepList::tr("failed");
    }
    return {};
}

QString markOf(State state)
{
    switch (state) {
    case State::Passed:
        return QStringLiteral("✓");
    case State::Failed:
        return QStringLiteral("✕");
    case State::Running:
        return QStringLiteral("…");
    case State::Waiting:
    case State::LeftOut:
        return QStringLiteral("–");
    }
    return {};
}

} // namespace

StepList::StepList(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Steps of the test"));
    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Size::grid);
    grid->setVerticalSpacing(Size::grid / 2);
    grid->setColumnMinimumWidth(0, Size::margin);
    grid->setColumnStretch(2, 1);
    for (int row = 0; row < 4; ++row) {
        const Line line{new QLabel(this), new QLabel(this), new QLabel(this)};
        line.mark->setAlignment(Qt::AlignCenter);
        line.words->setWordWrap(true);
        line.words->setAlignment(leading());
        line.words->setTextFormat(Qt::PlainText);
        grid->addWidget(line.mark, row, 0, Qt::AlignTop);
        grid->addWidget(line.name, row, 1, Qt::AlignTop);
        grid->addWidget(line.words, row, 2);
        m_lines.push_back(line);
    }
}

void StepList::present(const std::vector<app::StepResult>& steps)
{
    m_steps = steps;
    for (std::size_t at = 0; at < m_lines.size() && at < steps.size(); ++at) {
        const auto& [step, state, words] = steps[at];
        m_lines[at].mark->setText(markOf(state));
        m_lines[at].name->setText(nameOf(step));
        m_lines[at].words->setText(words.empty() ? stateWords(state) : isolated(text(words)));
        m_lines[at].name->setAccessibleName(lines().value(qsizetype(at)));
    }
    colour();
}

void StepList::colour()
{
    const auto& look = lookOf(palette());
    const auto inColour = [](QLabel* label, const QColor& colour) {
        auto colours = label->palette();
        if (colours.color(QPalette::WindowText) == colour) return;
        colours.setColor(QPalette::WindowText, colour);
        label->setPalette(colours);
    };
    for (std::size_t at = 0; at < m_steps.size() && at < m_lines.size(); ++at) {
        const auto state = m_steps[at].state;
        const auto colour = state == State::Passed ? look.good : state == State::Failed ? look.bad : look.secondary;
        inColour(m_lines[at].mark, colour);
        inColour(m_lines[at].words, state == State::Failed ? look.bad : look.secondary);
    }
}

QStringList StepList::lines() const
{
    QStringList lines;
    for (const auto& [step, state, words] : m_steps)
        lines << QStringList{nameOf(step), stateWords(state), text(words)}.join(QStringLiteral(", "));
    return lines;
}

void StepList::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) colour();
    QWidget::changeEvent(event);
}

bool hasFailed(const std::vector<app::StepResult>& steps)
{
    return std::ranges::find(steps, State::Failed, &app::StepResult::state) != steps.end();
}

bool isOver(const std::vector<app::StepResult>& steps)
{
    return hasFailed(steps) || steps.empty() || steps.back().state == State::Passed
        || steps.back().state == State::LeftOut;
}

} // namespace gui
