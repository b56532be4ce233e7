/// What must be known of a message as it passes: whether it is an event, and where that stands in the feed.
#pragma once

#include "connectors/bluesky/bluesky_settings.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace connectors::bluesky {

/// An event's place in the feed.
struct EventStamp {
    std::int64_t microseconds = 0; ///< from the epoch: when the host first saw it
    std::uint64_t seq = 0;         ///< by the host's own count; 0 on the older wire
    std::size_t fingerprint = 0;   ///< the same for the same event, whenever and by whichever host it is sent

    bool operator==(const EventStamp&) const = default;
};

struct Message {
    enum class Kind {
        Event,
        Notice, ///< `name` says of what, such as `OutdatedCursor`
        Error,  ///< the host ends the stream, for the reason `name`
        Other,  ///< what it is, is the decoder's affair
    };
    Kind kind = Kind::Other;
    EventStamp stamp{};  ///< of an event
    std::string name{};
    std::string words{}; ///< that came with an error or a notice
};

/// Looks at the few members that matter, without parsing the rest; accepts anything.
Message readMessage(std::string_view text, Wire wire);

/// What follows `"name":` in a JSON object, to the end of `object`; empty where it has no such member of its own.
std::string_view fromMember(std::string_view object, std::string_view name);

} // namespace connectors::bluesky
