#include "connectors/common/decimal.h"

#include <charconv>

namespace connectors {

namespace {

constexpr std::size_t mostDigits = 15; // far inside of what the type holds

} // namespace

std::optional<std::int64_t> parseDecimal(std::string_view text, int places)
{
    if (text.empty()) return std::nullopt;
    const auto point = text.find('.');
    const auto fraction = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    if (point == 0 || (point != std::string_view::npos && fraction.empty())) return std::nullopt;
    if (fraction.size() > static_cast<std::size_t>(places)) return std::nullopt;

    std::string digits(text.substr(0, point));
    digits.append(fraction).append(static_cast<std::size_t>(places) - fraction.size(), '0');
    if (digits.find_first_not_of("0123456789") != std::string::npos || digits.size() > mostDigits) return std::nullopt;
    std::int64_t units = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), units);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return units;
}

std::string decimalText(std::int64_t units, int places)
{
    auto digits = std::to_string(units);
    const auto behind = static_cast<std::size_t>(places);
    if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
    digits.insert(digits.size() - behind, 1, '.');
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
    return digits;
}

} // namespace connectors
