/// The writers: one record of a wire's own form from a status, the opposite of the decoders. Pure; any thread.
#pragma once

#include "connectors/formats/writable_status.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace connectors::formats {

enum class Wire {
    Twitter, ///< v1.1 streaming: a line a record
    X, ///< v2 streaming: a line a record
    Mastodon, ///< server-sent events
    Jetstream, ///< Bluesky's `/subscribe`: a line a message
};

struct WireName {
    Wire wire;
    std::string_view name;
};

/// The names by which a user asks for a wire.
inline constexpr std::array wireNames{
    WireName{Wire::Twitter, "twitter"},
    WireName{Wire::X, "x"},
    WireName{Wire::Mastodon, "mastodon"},
    WireName{Wire::Jetstream, "jetstream"},
};

std::optional<Wire> wireNamed(std::string_view name);

/// Appends `record` as one record of `wire`, with its line's or event's end.
void appendRecord(Wire wire, const WritableRecord& record, std::string& out);

} // namespace connectors::formats
