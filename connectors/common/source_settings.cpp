#include "connectors/common/source_settings.h"

#include "connectors/common/comma_list.h"
#include "connectors/common/decimal.h"

#include <algorithm>
#include <charconv>

namespace connectors {

namespace {

using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

std::string joined(std::initializer_list<std::string_view> words)
{
    std::string text;
    for (const auto word : words) text += (text.empty() ? "" : ", ") + std::string(word);
    return text;
}

tl::unexpected<streaming::Error> wrong(const SourceSettings::Value& value, std::string_view key, const std::string& needed)
{
    return failure(ErrorKind::Usage,
        value.origin + std::string(key) + " '" + value.text + "' is not understood; it is " + needed);
}

} // namespace

Result<void> SourceSettings::allow(std::initializer_list<std::string_view> known) const
{
    for (const auto& [key, value] : m_values)
        if (std::ranges::find(known, std::string_view(key)) == known.end())
            return failure(ErrorKind::Usage, value.origin + "there is no setting " + key + " here; there are " + joined(known));
    return {};
}

std::optional<std::string> SourceSettings::text(std::string_view key) const
{
    const auto found = m_values.find(key);
    return found == m_values.end() ? std::nullopt : std::optional(found->second.text);
}

Result<std::string> SourceSettings::choice(std::string_view key, std::initializer_list<std::string_view> choices) const
{
    const auto found = m_values.find(key);
    if (found == m_values.end()) return std::string(*choices.begin());
    if (std::ranges::find(choices, std::string_view(found->second.text)) == choices.end())
        return wrong(found->second, key, "one of " + joined(choices));
    return found->second.text;
}

Result<bool> SourceSettings::isOn(std::string_view key) const
{
    const auto found = m_values.find(key);
    if (found == m_values.end()) return false;
    if (found->second.text != "true" && found->second.text != "false") return wrong(found->second, key, "true or false");
    return found->second.text == "true";
}

Result<std::int64_t> SourceSettings::number(
    std::string_view key, std::int64_t standard, std::int64_t lowest, std::int64_t highest) const
{
    const auto found = m_values.find(key);
    if (found == m_values.end()) return standard;
    const auto& digits = found->second.text;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value < lowest || value > highest)
        return wrong(found->second, key, "a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest));
    return value;
}

Result<std::int64_t> SourceSettings::decimal(std::string_view key, std::int64_t standard, int places) const
{
    const auto found = m_values.find(key);
    if (found == m_values.end()) return standard;
    if (const auto value = parseDecimal(found->second.text, places)) return *value;
    return wrong(
        found->second, key, "a number of at least 0 with at most " + std::to_string(places) + " decimal places");
}

std::vector<std::string> SourceSettings::list(std::string_view key) const
{
    const auto found = m_values.find(key);
    if (found == m_values.end()) return {};
    const auto parts = splitAtCommas(found->second.text);
    return {parts.begin(), parts.end()};
}

} // namespace connectors
