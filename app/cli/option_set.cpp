#include "app/cli/option_set.h"

#include "app/core/option_values.h"

#include <algorithm>

namespace app::cli {

using streaming::Result;

CLI::Option* addFlag(CLI::App& command, std::string_view name, std::string_view argument, const std::string& meaning)
{
    const auto flag = "--" + std::string(name);
    if (argument.empty()) return command.add_flag(flag, meaning)->take_last();
    return command.add_option(flag, meaning)->option_text(std::string(argument))->take_last();
}

OptionSet::OptionSet(CLI::App& command)
{
    for (const auto& option : options()) add(command, option);
    addConfig(command);
}

OptionSet::OptionSet(CLI::App& command, std::span<const std::string_view> names)
{
    for (const auto& option : options())
        if (std::ranges::find(names, option.name) != names.end()) add(command, option);
    addConfig(command);
}

void OptionSet::add(CLI::App& command, const Option& option)
{
    const auto meaning = std::string(option.meaning) + " (default: " + std::string(option.standard) + ")";
    auto* const flag = addFlag(command, option.name, option.argument, meaning);
    if (option.repeated != Repeated::LastCounts)
        flag->multi_option_policy(CLI::MultiOptionPolicy::Join)->delimiter(separatorOf(option.repeated));
    m_flags.emplace_back(&option, flag);
}

void OptionSet::addConfig(CLI::App& command)
{
    m_config = addFlag(command, "config", "FILE",
        "settings file (default: $XDG_CONFIG_HOME/trendstream/config.toml, or ~/.config/trendstream/config.toml)");
}

Result<GivenSettings> OptionSet::collect(const Environment& environment) const
{
    Flags flags;
    for (const auto& [option, flag] : m_flags)
        flags.options.push_back({option, flag->count() > 0 ? std::optional(flag->reduced_results().back()) : std::nullopt});
    if (m_config->count() > 0) flags.config = m_config->results().back();
    return gatherValues(flags, environment);
}

} // namespace app::cli
