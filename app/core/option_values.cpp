#include "app/core/option_values.h"

#include "app/core/settings_file.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace app {
namespace {

using streaming::Result;

std::string variableOf(std::string_view option)
{
    std::string name = "TRENDSTREAM_";
    for (const char letter : option)
        name += letter == '-' ? '_' : char(std::toupper(static_cast<unsigned char>(letter)));
    return name;
}

std::optional<std::string> variable(const Variables& variables, const std::string& name)
{
    auto value = variables(name);
    return value && value->empty() ? std::nullopt : value;
}

/// The settings file where nobody names one; none where there is none.
std::optional<std::string> standardFile(const Variables& variables)
{
    auto folder = variable(variables, "XDG_CONFIG_HOME");
    if (!folder || folder->front() != '/') { // a relative one is to be ignored
        const auto home = variable(variables, "HOME");
        if (!home) return std::nullopt;
        folder = *home + "/.config";
    }
    auto path = *folder + "/trendstream/config.toml";
    std::error_code ignored;
    return std::filesystem::exists(path, ignored) ? std::optional(path) : std::nullopt;
}

/// Values of a file go before those of another.
Result<void> layOver(GivenSettings& settings, const std::string& path)
{
    auto above = readSettingsFile(path);
    if (!above) return tl::unexpected(above.error());
    for (auto& value : above->values) {
        std::erase_if(settings.values, [&](const GivenValue& below) { return below.option == value.option; });
        settings.values.push_back(std::move(value));
    }
    return {};
}

Result<GivenSettings> fromFile(const std::optional<std::string>& config, const Variables& variables)
{
    if (config) return readSettingsFile(*config);
    if (const auto path = variable(variables, variableOf("config"))) return readSettingsFile(*path);
    if (const auto path = standardFile(variables)) return readSettingsFile(*path);
    return GivenSettings{};
}

} // namespace

Result<GivenSettings> gatherValues(const Flags& flags, const Variables& variables)
{
    auto file = fromFile(flags.config, variables);
    if (!file) return tl::unexpected(file.error());
    std::error_code ignored;
    if (flags.watch && std::filesystem::exists(*flags.watch, ignored))
        if (auto laid = layOver(*file, *flags.watch); !laid) return tl::unexpected(laid.error());
    GivenSettings given{{}, std::move(file->sources)};
    auto& values = given.values;
    for (const auto& [option, flag] : flags.options) {
        if (flag) {
            values.push_back({option, *flag, "--" + std::string(option->name)});
        } else if (auto value = variable(variables, variableOf(option->name))) {
            values.push_back({option, std::move(*value), variableOf(option->name)});
        } else if (const auto line = std::ranges::find(file->values, option, &GivenValue::option);
                   line != file->values.end()) {
            values.push_back(*line);
        }
    }
    return given;
}

} // namespace app
