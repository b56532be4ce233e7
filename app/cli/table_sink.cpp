#include "app/cli/table_sink.h"

namespace app::cli {

streaming::Result<void> TableSink::window(const WindowResult& window)
{
    std::string text;
    for (const auto& line : renderWindow(window, {m_columns, std::nullopt, Ink::Plain})) text += line + "\n";
    text += "\n";
    return m_output.write(text).and_then([this] { return m_output.endWindow(); });
}

streaming::Result<void> TableSink::summary(const Totals& totals)
{
    return m_output.write(renderTotals(totals) + "\n").and_then([this] { return m_output.finish(); });
}

streaming::Result<void> LastResults::window(const WindowResult& window)
{
    if (!m_last.windows.empty() && m_last.windows.front().end != window.end) m_last.windows.clear();
    m_last.windows.push_back(window);
    return {};
}

streaming::Result<void> LastResults::summary(const Totals& totals)
{
    m_last.totals = totals;
    return {};
}

} // namespace app::cli
