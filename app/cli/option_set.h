/// The options of `run`, `replay` and `record` on the command line, with the places where their values may stand.
#pragma once

#include "app/cli/terminal.h"
#include "app/core/settings_options.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace app::cli {

class OptionSet {
public:
    /// Adds every option of the table, and `--config`, to a command.
    explicit OptionSet(CLI::App& command);
    /// With some of the options.
    OptionSet(CLI::App& command, std::span<const std::string_view> names);

    /// After parsing: each option's value from its flag, else the environment, else the settings file.
    streaming::Result<GivenSettings> collect(const Environment& environment) const;

private:
    void add(CLI::App& command, const Option& option);
    void addConfig(CLI::App& command);

    std::vector<std::pair<const Option*, const CLI::Option*>> m_flags;
    const CLI::Option* m_config = nullptr;
};

/// Adds `--name` to a command; a flag given twice counts as it was given last. Without `argument` it is a switch.
CLI::Option* addFlag(CLI::App& command, std::string_view name, std::string_view argument, const std::string& meaning);

} // namespace app::cli
