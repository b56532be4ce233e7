#include "app/core/ndjson_sink.h"

#include "app/core/result_json.h"

namespace app {

streaming::Result<void> NdjsonSink::window(const WindowResult& window)
{
    m_line.clear();
    appendJson(window, m_line);
    m_line += '\n';
    return m_output.write(m_line).and_then([this] { return m_output.endWindow(); });
}

streaming::Result<void> NdjsonSink::gap(const SourceGap& gap)
{
    m_line.clear();
    appendJson(gap, m_line);
    m_line += '\n';
    return m_output.write(m_line);
}

streaming::Result<void> NdjsonSink::alert(const AlertEvent& event)
{
    m_line.clear();
    appendJson(event, m_line);
    m_line += '\n';
    return m_output.write(m_line).and_then([this] { return m_output.endWindow(); });
}

streaming::Result<void> NdjsonSink::summary(const Totals& totals)
{
    m_line.clear();
    appendJson(totals, m_line);
    m_line += '\n';
    return m_output.write(m_line).and_then([this] { return m_output.finish(); });
}

} // namespace app
