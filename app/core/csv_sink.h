/// Writes the rows of every list as CSV: `end,length_ms,kind,rank,key,display,count`.
#pragma once

#include "app/core/output.h"
#include "app/core/sink.h"

#include <string>
#include <string_view>

namespace app {

constexpr std::string_view csvHeader = "end,length_ms,kind,rank,key,display,count\n";

/// Appends a line for each row, as the sink writes them.
void appendCsv(const WindowResult& window, std::string& out);

/// Cells are quoted after RFC 4180; one that a spreadsheet would take for a formula begins with an apostrophe. Lines
/// end with a line feed. There is no summary; the header line comes also where there is no window.
class CsvSink final : public Sink {
public:
    explicit CsvSink(Output& output) : m_output(output) { }

    streaming::Result<void> window(const WindowResult& window) override;
    streaming::Result<void> summary(const Totals& totals) override;

private:
    streaming::Result<void> writeText();

    Output& m_output;
    std::string m_text; ///< kept for its memory
};

} // namespace app
