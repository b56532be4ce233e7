/// Times and counts of records.
#pragma once

#include "connectors/formats/json.h"

#include "streaming/time.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace connectors::formats {

/// A time that a status must have: complains where there is none, and gives the epoch.
inline streaming::Time needTime(Json& json, std::optional<streaming::Time> time)
{
    if (!time) json.complain(Trouble::WrongType);
    return time.value_or(streaming::Time{});
}

/// A count that a record may carry; nothing for a negative one, which stands for an unknown one.
std::optional<std::int64_t> readCount(Json& json, Node number);

} // namespace connectors::formats
