#include "gui/views/source_popover.h"

#include "gui/look.h"
#include "gui/text.h"
#include "gui/views/source_chips.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace gui {

using app::SourceEvent;
using app::SourceRequest;
using app::SourceState;

namespace {

constexpr auto linesShown = std::size_t(60);
constexpr int logHeight = 232;

QString figuresOf(const app::SourceView& source)
{
    QStringList parts{SourcePopover::tr("%1/s").arg(bytesText(source.bytesPerSecond))};
    if (source.statusesPerSecond > 0) parts << SourcePopover::tr("%1 statuses/s").arg(rate(source.statusesPerSecond));
    const auto add = [&](const QString& words, std::int64_t count) {
        if (count > 0) parts << words.arg(number(count));
    };
    add(SourcePopover::tr("%1 reconnects", nullptr, countForm(source.reconnects)), source.reconnects);
    add(SourcePopover::tr("%1 gaps", nullptr, countForm(source.gaps)), source.gaps);
    add(SourcePopover::tr("%1 dropped"), source.dropped);
    if (source.silent) parts << SourcePopover::tr("heard %1 ago").arg(waitText(*source.silent));
    return parts.join(QStringLiteral(" · "));
}

QString gapText(const SourceEvent& gap)
{
    const auto lasted = waitText(gap.lasted.value_or(app::Duration(0)));
    if (!gap.estimate) return SourcePopover::tr("Gap of %1: %2").arg(lasted, text(gap.words));
    return SourcePopover::tr("Gap of %1, about %2 statuses: %3", nullptr, countForm(*gap.estimate))
        .arg(lasted, number(*gap.estimate), text(gap.words));
}

} // namespace

QString eventText(const SourceEvent& event)
{
    switch (event.kind) {
    case SourceEvent::Kind::Connecting:
        return SourcePopover::tr("Connecting");
    case SourceEvent::Kind::Connected:
        return SourcePopover::tr("Connected");
    case SourceEvent::Kind::Waiting:
        if (event.wait.value_or(app::Duration(0)) == app::Duration(0))
            return SourcePopover::tr("%1; next try at once").arg(text(event.words));
        return SourcePopover::tr("%1; next try in %2").arg(text(event.words), waitText(*event.wait));
    case SourceEvent::Kind::GivenUp:
        return SourcePopover::tr("Given up: %1").arg(text(event.words));
    case SourceEvent::Kind::Ended:
        return SourcePopover::tr("Ended");
    case SourceEvent::Kind::Stopped:
        return SourcePopover::tr("Stopped by you");
    case SourceEvent::Kind::Gap:
        return gapText(event);
    }
    return {};
}

SourcePopover::SourcePopover(QWidget* parent)
    : QFrame(parent, Qt::Popup),
      m_name(new QLabel(this)),
      m_state(new QLabel(this)),
      m_figures(new QLabel(this)),
      m_scroll(new QScrollArea(this)),
      m_log(new QVBoxLayout)
{
    setObjectName(QStringLiteral("popover"));
    setFixedWidth(width);
    setAccessibleName(tr("Log of the source"));
    layOut();
}

void SourcePopover::layOut()
{
    m_name->setFont(sized(baseFont(), 15, QFont::DemiBold));
    for (auto* label : {m_state, m_figures}) {
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setWordWrap(true);
    }
    for (auto* label : {m_name, m_state, m_figures}) label->setTextFormat(Qt::PlainText);

    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(Size::grid);
    m_retry = addButton(*buttons, tr("Retry now"), SourceRequest::RetryNow);
    m_start = addButton(*buttons, tr("Start"), SourceRequest::Start);
    m_stop = addButton(*buttons, tr("Stop"), SourceRequest::Stop);
    buttons->addStretch();

    auto* const inside = new QWidget;
    inside->setObjectName(QStringLiteral("inside"));
    m_log->setContentsMargins(0, 0, 0, 0);
    m_log->setSpacing(0);
    auto* const rows = new QVBoxLayout(inside);
    rows->setContentsMargins(0, 0, Size::grid, 0);
    rows->addLayout(m_log);
    rows->addStretch();
    m_scroll->setWidget(inside);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFixedHeight(logHeight);
    m_scroll->setAccessibleName(tr("What happened, newest first"));

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(Size::margin, Size::margin, Size::grid, Size::grid);
    layout->setSpacing(Size::grid);
    layout->addWidget(m_name);
    layout->addWidget(m_state);
    layout->addWidget(m_figures);
    layout->addLayout(buttons);
    layout->addSpacing(Size::grid / 2);
    layout->addWidget(m_scroll);
}

QPushButton* SourcePopover::addButton(QBoxLayout& row, const QString& words, SourceRequest request)
{
    auto* const button = new QPushButton(words, this);
    row.addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, request] { Q_EMIT asked(m_source, request); });
    return button;
}

void SourcePopover::openFor(std::size_t source, const QRect& below)
{
    m_source = source;
    fit();
    const auto window = parentWidget()->window()->frameGeometry();
    const auto corner = below.bottomLeft() + QPoint(0, Size::grid / 2);
    move(std::clamp(corner.x(), window.left() + Size::grid, window.right() - width - Size::grid), corner.y());
    show();
}

/// As high as what it says needs at its width.
void SourcePopover::fit()
{
    layout()->activate();
    resize(width, layout()->totalHeightForWidth(width));
}

void SourcePopover::addLine()
{
    Line line{new QWidget(this), new QLabel(this), new QLabel(this)};
    auto* const row = new QHBoxLayout(line.row);
    row->setContentsMargins(0, 4, 0, 4);
    row->setSpacing(Size::grid * 3 / 2);
    line.time->setForegroundRole(QPalette::PlaceholderText);
    line.words->setWordWrap(true);
    line.words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (auto* label : {line.time, line.words}) {
        label->setTextFormat(Qt::PlainText);
        label->setFont(sized(baseFont(), 12));
    }
    row->addWidget(line.time, 0, Qt::AlignTop);
    row->addWidget(line.words, 1, Qt::AlignTop);
    m_log->addWidget(line.row);
    m_lines.push_back(line);
}

void SourcePopover::showLog(const std::vector<SourceEvent>& log)
{
    const auto count = std::min(log.size(), linesShown);
    while (m_lines.size() < count) addLine();
    for (std::size_t at = 0; at < m_lines.size(); ++at) {
        const auto& [row, time, words] = m_lines[at];
        row->setVisible(at < count);
        if (at >= count) continue;
        time->setText(clockText(log[at].at));
        words->setText(eventText(log[at]));
    }
}

void SourcePopover::present(
    const app::SourceView& source, const std::vector<SourceEvent>& log, app::RunPhase phase)
{
    m_name->setText(isolated(text(source.name)));
    m_state->setText(sourceWords(source, phase)
        + (source.error.empty() || source.state == SourceState::Live ? QString()
                                                                     : QStringLiteral(" · ") + text(source.error)));
    m_figures->setText(figuresOf(source));
    const bool runs = phase == app::RunPhase::Running;
    const bool limited = source.trouble == app::SourceTrouble::RateLimited;
    m_retry->setVisible(runs && source.state == SourceState::Waiting && !limited);
    m_start->setVisible(runs && (source.state == SourceState::Stopped || source.state == SourceState::GivenUp));
    const bool works = source.state == SourceState::Connecting || source.state == SourceState::Live
        || source.state == SourceState::Waiting;
    m_stop->setVisible(runs && source.stoppable && works);
    showLog(log);
    if (isVisible()) fit();
}

QStringList SourcePopover::lines() const
{
    QStringList lines;
    for (const auto& [row, time, words] : m_lines)
        if (!row->isHidden()) lines << time->text() + QLatin1Char(' ') + words->text();
    return lines;
}

} // namespace gui
