#include "connectors/formats/numbers.h"

#include <charconv>

namespace connectors::formats {

std::optional<std::int64_t> readCount(Json& json, Node number)
{
    const auto digits = json.integer(number);
    if (digits.empty()) return std::nullopt;
    std::int64_t count = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), count).ec == std::errc{})
        return count < 0 ? std::nullopt : std::optional(count);
    json.complain(Trouble::WrongType);
    return std::nullopt;
}

} // namespace connectors::formats
