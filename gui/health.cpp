#include "gui/health.h"

#include "gui/views/engine_page.h"
#include "gui/views/source_chips.h"
#include "gui/views/source_popover.h"
#include "gui/views/trouble_line.h"

namespace gui {

using app::SourceRequest;
using app::SourceState;

Health::Health(const Run& run, SourceChips& chips, QWidget* window)
    : QObject(window),
      m_run(run),
      m_chips(chips),
      m_page(new EnginePage(window)),
      m_line(new TroubleLine(window)),
      m_popover(new SourcePopover(window))
{
    m_page->hide();
    connect(m_page, &EnginePage::closeAsked, this, [this] { setPageOpen(false); });
    connect(m_line, &TroubleLine::wayAsked, this, &Health::act);
    connect(m_popover, &SourcePopover::asked, this, &Health::ask);
    connect(&m_chips, &SourceChips::chipClicked, this, &Health::openLog);
}

bool Health::isPageOpen() const { return !m_page->isHidden(); }

void Health::setPageOpen(bool open)
{
    if (open == isPageOpen() || (open && !m_run.engine)) return;
    m_page->setVisible(open);
    Q_EMIT pageToggled();
}

void Health::present(const app::RunView& run)
{
    m_shown = run;
    m_line->present(troubleOf(run));
    showPage();
    showLog();
}

void Health::showPage()
{
    if (isPageOpen()) m_page->present(m_run.engine(), m_shown);
}

void Health::showLog()
{
    const auto source = m_popover->source();
    if (m_popover->isHidden()) return;
    if (source >= m_shown.sources.size()) {
        m_popover->hide();
        return;
    }
    m_popover->present(m_shown.sources[source], m_run.sourceLog(source), m_shown.phase);
}

void Health::openLog(std::size_t source)
{
    if (source >= m_shown.sources.size() || !m_run.sourceLog) return;
    m_popover->present(m_shown.sources[source], m_run.sourceLog(source), m_shown.phase);
    m_popover->openFor(source, m_chips.placeOf(source));
}

void Health::ask(std::size_t source, SourceRequest request)
{
    if (m_run.askSource && m_run.askSource(source, request)) showLog();
}

void Health::retryNow()
{
    for (std::size_t at = 0; at < m_shown.sources.size(); ++at) {
        const auto& source = m_shown.sources[at];
        if (source.state == SourceState::Waiting && source.trouble != app::SourceTrouble::RateLimited)
            ask(at, SourceRequest::RetryNow);
    }
}

void Health::act(Trouble::Way way, std::size_t source)
{
    switch (way) {
    case Trouble::Way::None:
        return;
    case Trouble::Way::RetryNow:
        return retryNow();
    case Trouble::Way::Start:
        return ask(source, SourceRequest::Start);
    case Trouble::Way::SourceLog:
        return openLog(source);
    case Trouble::Way::EnginePage:
        return setPageOpen(true);
    case Trouble::Way::Connect:
        Q_EMIT connectAsked();
        return;
    }
}

} // namespace gui
