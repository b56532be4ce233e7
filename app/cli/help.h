/// What `--help` shows: examples first, then usage and options in two columns.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>

namespace app::cli {

class HelpFormatter final : public CLI::Formatter {
public:
    /// `usage` is what follows "trendstream"; `examples` has one command line a line.
    HelpFormatter(std::string usage, std::string examples);

    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
    std::string make_option(const CLI::Option* option, bool isPositional) const override;
    std::string make_subcommand(const CLI::App* command) const override;

private:
    const std::string m_usage;
    const std::string m_examples;
};

/// One entry of a list: `name` in the left column, `meaning` in the right one, broken at 80 columns.
std::string helpEntry(std::string_view name, std::string_view meaning);

} // namespace app::cli
