#include "app/cli/display.h"

#include "app/cli/progress.h"
#include "streaming/clock.h"

#include <unistd.h>

#include <iostream>
#include <optional>

namespace app::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto shortReplay = 300ms; // a bar that only flashes helps nobody

std::optional<double> doneOf(const Progress& progress)
{
    if (progress.bytesTotal.value_or(0) == 0) return std::nullopt;
    return std::min(1.0, double(progress.bytesRead) / double(*progress.bytesTotal));
}

std::vector<std::string> firing(const WatchView& view)
{
    std::vector<std::string> alerts;
    for (const auto& [rule, state, subjects] : view.alerts)
        for (const auto& subject : subjects) alerts.push_back(rule.starts_with(subject) ? rule : subject + ", " + rule);
    return alerts;
}

} // namespace

TableDisplay::TableDisplay(const Engine& engine, const LastResults& last, Phase phase, Ink ink, spdlog::logger& log)
    : m_engine(engine),
      m_last(last),
      m_ink(ink),
      m_log(log),
      m_screen(STDOUT_FILENO),
      m_phase(phase)
{
    refresh();
}

void TableDisplay::refresh()
{
    const auto [columns, rows] = sizeOf(STDOUT_FILENO);
    auto lines = renderTable({m_phase, doneOf(m_engine.progress()), m_engine.latest(), m_engine.links(),
                                 streaming::SystemClock().now(), firing(m_engine.watched())}, {columns, rows, m_ink});
    if (lines == m_shown) return;
    m_screen.draw(lines);
    m_shown = std::move(lines);
}

void TableDisplay::finish()
{
    m_screen.restore();
    const auto columns = sizeOf(STDOUT_FILENO).columns;
    const auto last = std::make_shared<const Snapshot>(m_last.get());
    for (const auto& line : renderTable({Phase::Finished, {}, last}, {columns, std::nullopt, m_ink}))
        std::cout << line << '\n';
    std::cout << std::flush;
    const std::lock_guard lock(m_mutex);
    for (const auto& text : m_warnings) m_log.warn(text);
    m_warnings.clear();
}

void TableDisplay::warn(const std::string& text)
{
    if (!isTerminal(STDERR_FILENO)) return m_log.warn(text);
    const std::lock_guard lock(m_mutex);
    m_warnings.push_back(text);
}

ProgressDisplay::ProgressDisplay(const Engine& engine, spdlog::logger& log) : m_engine(engine), m_log(log) { }

void ProgressDisplay::refresh()
{
    const auto elapsed = std::chrono::steady_clock::now() - m_start;
    const auto progress = m_engine.progress();
    const std::lock_guard lock(m_mutex);
    if (elapsed < shortReplay || m_finished) return;
    m_shown = true;
    const ProgressView view{progress.bytesRead, progress.bytesTotal, std::uint64_t(progress.statuses),
        std::chrono::floor<streaming::Duration>(elapsed)};
    std::cerr << "\r" + renderProgress(view, sizeOf(STDERR_FILENO).columns - 1) + "\x1b[K" << std::flush;
}

void ProgressDisplay::erase()
{
    if (m_shown) std::cerr << "\r\x1b[K" << std::flush;
    m_shown = false;
}

void ProgressDisplay::finish()
{
    const std::lock_guard lock(m_mutex);
    m_finished = true;
    erase();
}

void ProgressDisplay::warn(const std::string& text)
{
    const std::lock_guard lock(m_mutex);
    erase();
    m_log.warn(text);
}

} // namespace app::cli
