#include "app/core/settings_file.h"

#include "app/core/settings_source.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace app {
namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

std::string place(const std::string& file, const toml::source_region& source)
{
    return file + ":" + std::to_string(source.begin.line) + ": ";
}

/// The shortest text that reads back, without an exponent.
std::string fixedText(double number)
{
    char room[400];
    return {room, std::to_chars(room, room + sizeof room, number, std::chars_format::fixed).ptr};
}

std::optional<std::string> scalarText(const toml::node& node)
{
    if (auto text = node.value_exact<std::string>()) return text;
    if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
    if (const auto number = node.value_exact<double>()) return fixedText(*number);
    if (const auto on = node.value_exact<bool>()) return *on ? "true" : "false";
    return std::nullopt;
}

/// The value as the command line would have it: a list is its elements with something between.
std::optional<std::string> valueText(const toml::node& node, char separator = ',')
{
    const auto* list = node.as_array();
    if (list == nullptr) return scalarText(node);
    std::string joined;
    for (const auto& element : *list) {
        const auto text = scalarText(element);
        if (!text) return std::nullopt;
        if (!joined.empty()) joined += separator;
        joined += *text;
    }
    return joined;
}

bool isSourceKind(std::string_view key)
{
    return std::ranges::find(sourceKinds(), key, &SourceKind::name) != sourceKinds().end();
}

Result<connectors::SourceSettings> readPart(const toml::table& part, const std::string& file)
{
    std::map<std::string, connectors::SourceSettings::Value, std::less<>> values;
    for (const auto& [key, node] : part) {
        const auto where = place(file, key.source());
        auto text = valueText(node);
        if (!text)
            return failure(ErrorKind::Usage, where + std::string(key.str()) + " needs text, a number, true, false or a list of these");
        values.emplace(std::string(key.str()), connectors::SourceSettings::Value{std::move(*text), where});
    }
    return connectors::SourceSettings(std::move(values));
}

Result<GivenValue> readEntry(std::string_view key, const toml::node& node, const std::string& where)
{
    const auto* option = findOption(key);
    if (option == nullptr) {
        const auto what =
            node.is_table() ? "there is no source [" + std::string(key) + "] in this version" : unknownOption(key, "");
        return failure(ErrorKind::Usage, where + what);
    }
    auto text = valueText(node, separatorOf(option->repeated));
    const bool isSwitch = option->argument.empty();
    if (!text || isSwitch != node.is_boolean())
        return failure(ErrorKind::Usage,
            where + std::string(option->name) + " needs " + (isSwitch ? "true or false" : "text or a number")
                + ", as in " + std::string(option->name) + " = "
                + (isSwitch ? "true" : "\"" + std::string(option->example) + "\""));
    return GivenValue{option, std::move(*text), where + std::string(option->name)};
}

constexpr std::array<std::string_view, 4> watchOptions{"filter", "pin", "mute", "alert"};

Result<void> addEntry(std::string_view key, const toml::node& node, const std::string& where, std::vector<GivenValue>& values)
{
    auto entry = readEntry(key, node, where);
    if (!entry) return tl::unexpected(entry.error());
    if (std::ranges::find(values, entry->option, &GivenValue::option) != values.end())
        return failure(ErrorKind::Usage, entry->origin + " is set twice; keep one of them");
    values.push_back(std::move(*entry));
    return {};
}

/// `[watch]`: some of the options, together.
Result<void> addWatch(const toml::table& part, const std::string& file, std::vector<GivenValue>& values)
{
    for (const auto& [key, node] : part) {
        const auto where = place(file, key.source());
        if (std::ranges::find(watchOptions, key.str()) == watchOptions.end())
            return failure(ErrorKind::Usage,
                where + "[watch] has no " + std::string(key.str()) + "; it has filter, pin, mute and alert");
        if (auto added = addEntry(key.str(), node, where, values); !added) return added;
    }
    return {};
}

} // namespace

Result<GivenSettings> parseSettingsFile(std::string_view text, const std::string& name)
{
    GivenSettings given;
    auto& values = given.values;
    try {
        const auto table = toml::parse(text);
        for (const auto& [key, node] : table) {
            if (const auto* part = node.as_table(); part != nullptr && isSourceKind(key.str())) {
                auto settings = readPart(*part, name);
                if (!settings) return tl::unexpected(settings.error());
                given.sources.emplace(std::string(key.str()), std::move(*settings));
                continue;
            }
            const auto* watch = key == "watch" ? node.as_table() : nullptr;
            const auto added = watch ? addWatch(*watch, name, values)
                                     : addEntry(key.str(), node, place(name, key.source()), values);
            if (!added) return tl::unexpected(added.error());
        }
    } catch (const toml::parse_error& error) {
        return failure(ErrorKind::Usage, place(name, error.source()) + std::string(error.description()));
    }
    return given;
}

Result<GivenSettings> readSettingsFile(const std::string& path)
{
    std::error_code ignored;
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path, ignored))
        return failure(ErrorKind::Usage, "the settings file " + path + " cannot be read");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    return parseSettingsFile(text, path);
}

} // namespace app
