/// How the results of a run are shown: by the options and by what the standard descriptors are.
#pragma once

#include "app/cli/display.h"
#include "app/cli/table_sink.h"
#include "app/core/output.h"
#include "app/core/settings.h"

#include <memory>

namespace app::cli {

/// By size for a replay as fast as it goes, after each window where somebody may be waiting for it.
FlushPolicy flushPolicy(const Settings& settings);

/// What the results need: a sink, and where somebody may watch, a display.
class Presentation {
public:
    /// All of them outlive it.
    Presentation(const Settings& settings, Output& output, spdlog::logger& log);

    Sink* sink() { return redraws() ? &m_last : m_sink.get(); }
    std::unique_ptr<Display> makeDisplay(const Engine& engine) const;

private:
    bool redraws() const { return m_format == Format::Table && !m_settings.output && m_ink != Ink::Plain; }
    std::unique_ptr<Sink> makeSink(Output& output) const;

    const Settings& m_settings;
    spdlog::logger& m_log;
    const Format m_format;
    const Ink m_ink;
    const std::unique_ptr<Sink> m_sink; ///< writes results
    LastResults m_last; ///< instead, where they are redrawn
};

} // namespace app::cli
