/// The table where it cannot be redrawn: one block of text a window.
#pragma once

#include "app/cli/table.h"
#include "app/core/output.h"
#include "app/core/sink.h"

namespace app::cli {

class TableSink final : public Sink {
public:
    TableSink(Output& output, int columns) : m_output(output), m_columns(columns) { }

    streaming::Result<void> window(const WindowResult& window) override;
    streaming::Result<void> summary(const Totals& totals) override;

private:
    Output& m_output;
    const int m_columns;
};

/// Keeps the last windows and the summary, for a display to leave behind at the end.
class LastResults final : public Sink {
public:
    streaming::Result<void> window(const WindowResult& window) override;
    streaming::Result<void> summary(const Totals& totals) override;

    /// Once the engine is done.
    const Snapshot& get() const { return m_last; }

private:
    Snapshot m_last;
};

} // namespace app::cli
