#include "connectors/common/comma_list.h"

namespace connectors {
namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view spaces = " \t\r\n";
    const auto begin = text.find_first_not_of(spaces);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

} // namespace

std::vector<std::string_view> splitAtCommas(std::string_view list)
{
    std::vector<std::string_view> parts;
    if (trimmed(list).empty()) return parts;
    while (true) {
        const auto comma = list.find(',');
        parts.push_back(trimmed(list.substr(0, comma)));
        if (comma == std::string_view::npos) return parts;
        list.remove_prefix(comma + 1);
    }
}

} // namespace connectors
