#include "app/cli/option_set.h"

#include "app/core/settings_file.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace app::cli {
namespace {

using streaming::Result;

std::string variableOf(std::string_view option)
{
    std::string name = "TRENDSTREAM_";
    for (const char letter : option)
        name += letter == '-' ? '_' : char(std::toupper(static_cast<unsigned char>(letter)));
    return name;
}

std::optional<std::string> variable(const Environment& environment, const std::string& name)
{
    auto value = environment(name);
    return value && value->empty() ? std::nullopt : value;
}

/// The settings file where nobody names one; none where there is none.
std::optional<std::string> standardFile(const Environment& environment)
{
    auto folder = variable(environment, "XDG_CONFIG_HOME");
    if (!folder || folder->front() != '/') { // a relative one is to be ignored
        const auto home = variable(environment, "HOME");
        if (!home) return std::nullopt;
        folder = *home + "/.config";
    }
    auto path = *folder + "/trendstream/config.toml";
    std::error_code ignored;
    return std::filesystem::exists(path, ignored) ? std::optional(path) : std::nullopt;
}

} // namespace

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
    if (option.repeated == Repeated::Gathered) flag->multi_option_policy(CLI::MultiOptionPolicy::Join)->delimiter(',');
    m_flags.emplace_back(&option, flag);
}

void OptionSet::addConfig(CLI::App& command)
{
    m_config = addFlag(command, "config", "FILE",
        "settings file (default: $XDG_CONFIG_HOME/trendstream/config.toml, or ~/.config/trendstream/config.toml)");
}

Result<GivenSettings> OptionSet::fromFile(const Environment& environment) const
{
    if (m_config->count() > 0) return readSettingsFile(m_config->results().back());
    if (const auto path = variable(environment, variableOf("config"))) return readSettingsFile(*path);
    if (const auto path = standardFile(environment)) return readSettingsFile(*path);
    return GivenSettings{};
}

Result<GivenSettings> OptionSet::collect(const Environment& environment) const
{
    auto file = fromFile(environment);
    if (!file) return tl::unexpected(file.error());
    GivenSettings given{{}, std::move(file->sources)};
    auto& values = given.values;
    for (const auto& [option, flag] : m_flags) {
        if (flag->count() > 0) {
            values.push_back({option, flag->results().back(), "--" + std::string(option->name)});
        } else if (auto value = variable(environment, variableOf(option->name))) {
            values.push_back({option, std::move(*value), variableOf(option->name)});
        } else if (const auto line = std::ranges::find(file->values, option, &GivenValue::option); line != file->values.end()) {
            values.push_back(*line);
        }
    }
    return given;
}

} // namespace app::cli
