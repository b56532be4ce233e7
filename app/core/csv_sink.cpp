#include "app/core/csv_sink.h"

#include "connectors/formats/json_out.h"

#include <string_view>

namespace app {
namespace {

using connectors::formats::append;
using connectors::formats::IsoTime;

void appendCell(std::string_view cell, std::string& out)
{
    const bool formula = !cell.empty() && std::string_view("=+-@").find(cell.front()) != std::string_view::npos;
    const bool quoted = cell.find_first_of(",\"\r\n") != std::string_view::npos;
    if (quoted) out += '"';
    if (formula) out += '\'';
    for (const char letter : cell) {
        if (letter == '"') out += '"';
        out += letter;
    }
    if (quoted) out += '"';
}

struct Row {
    std::string_view kind;
    int rank; ///< 0: none
    std::string_view key;
    std::string_view display;
    std::int64_t count;
};

void appendLine(const WindowResult& window, const Row& row, std::string& out)
{
    append(out, IsoTime{window.end}, ",", window.length.count(), ",", row.kind, ",");
    if (row.rank > 0) append(out, row.rank);
    out += ',';
    appendCell(row.key, out);
    out += ',';
    appendCell(row.display, out);
    append(out, ",", row.count, "\n");
}

} // namespace

void appendCsv(const WindowResult& window, std::string& out)
{
    for (const auto& row : window.pinned) appendLine(window, {"pinned", row.rank, row.tag, row.display, row.count}, out);
    for (const auto& row : window.hashtags)
        appendLine(window, {"hashtag", row.rank, row.tag, row.display, row.count}, out);
    for (const auto& row : window.retweeted) {
        const std::string_view author = row.author ? std::string_view(*row.author) : std::string_view{};
        appendLine(window, {"retweeted", row.rank, row.id, author, row.retweets}, out);
    }
}

streaming::Result<void> CsvSink::window(const WindowResult& window)
{
    appendCsv(window, m_text);
    return writeText().and_then([this] { return m_output.endWindow(); });
}

streaming::Result<void> CsvSink::summary(const Totals&)
{
    return writeText().and_then([this] { return m_output.finish(); });
}

streaming::Result<void> CsvSink::writeText()
{
    if (m_output.length() == 0) m_text.insert(0, csvHeader);
    auto written = m_output.write(m_text);
    m_text.clear();
    return written;
}

} // namespace app
