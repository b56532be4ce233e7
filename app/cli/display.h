/// What a person at the terminal sees while the engine works: the table, the progress bar, or nothing.
#pragma once

#include "app/cli/table.h"
#include "app/cli/table_sink.h"
#include "app/cli/terminal.h"
#include "app/core/engine.h"

#include <spdlog/logger.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace app::cli {

/// `refresh` is called by one thread, about ten times a second, until `finish`; `warn`, `stopping` and `restore` by
/// any.
class Display {
public:
    virtual ~Display() = default;
    virtual void refresh() = 0;
    /// The work is done: leaves the terminal as it was found, with what is to stay on it.
    virtual void finish() = 0;
    /// A warning of the engine, for standard error.
    virtual void warn(const std::string& text) = 0;
    virtual void stopping() { }
    /// The process is about to end without `finish`.
    virtual void restore() { }
};

/// Shows nothing but warnings.
class NoDisplay final : public Display {
public:
    explicit NoDisplay(spdlog::logger& log) : m_log(log) { }
    void refresh() override { }
    void finish() override { }
    void warn(const std::string& text) override { m_log.warn(text); }

private:
    spdlog::logger& m_log;
};

/// The table on standard output, redrawn in place; the last one stays. Warnings wait until the end where they would
/// go over it.
class TableDisplay final : public Display {
public:
    /// `last` is what stays on the terminal at the end.
    TableDisplay(const Engine& engine, const LastResults& last, Phase phase, Ink ink, spdlog::logger& log);
    void refresh() override;
    void finish() override;
    void warn(const std::string& text) override;
    void stopping() override { m_phase = Phase::Stopping; }
    void restore() override { m_screen.restore(); }

private:
    const Engine& m_engine;
    const LastResults& m_last;
    const Ink m_ink;
    spdlog::logger& m_log;
    Screen m_screen;
    std::vector<std::string> m_shown;
    std::atomic<Phase> m_phase;
    std::mutex m_mutex;
    std::vector<std::string> m_warnings;
};

/// The progress bar on standard error, once a replay has taken a while; erased at the end.
class ProgressDisplay final : public Display {
public:
    ProgressDisplay(const Engine& engine, spdlog::logger& log);
    void refresh() override;
    void finish() override;
    void warn(const std::string& text) override;
    void restore() override { finish(); }

private:
    void erase();

    const Engine& m_engine;
    spdlog::logger& m_log;
    const std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    std::mutex m_mutex;
    bool m_shown = false;
    bool m_finished = false;
};

} // namespace app::cli
