/// Writes results as one JSON object a line.
#pragma once

#include "app/core/output.h"
#include "app/core/sink.h"

namespace app {

class NdjsonSink final : public Sink {
public:
    explicit NdjsonSink(Output& output) : m_output(output) { }

    streaming::Result<void> window(const WindowResult& window) override;
    streaming::Result<void> gap(const SourceGap& gap) override;
    streaming::Result<void> alert(const AlertEvent& event) override;
    streaming::Result<void> summary(const Totals& totals) override;

private:
    Output& m_output;
    std::string m_line; ///< kept for its memory
};

} // namespace app
