/// What Twitter says within a stream about the stream.
#pragma once

#include "streaming/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace connectors::twitter {

/// So many messages that fit were left out since the connection opened.
struct LimitNotice {
    std::int64_t missed = 0;
};

struct Disconnect {
    std::int64_t code = 0;
    std::string reason{};
};

/// The stream is read too slowly; the server will cut it.
struct FallingBehind {
    std::int64_t percentFull = 0;
};

using ControlMessage = std::variant<LimitNotice, Disconnect, FallingBehind>;

/// None of what is another message. Cheap: no other is parsed.
std::optional<ControlMessage> controlMessage(std::string_view record);

/// `Credentials` where the credentials were withdrawn, `Refused` where another client with the same ones has taken the
/// stream, else `Unreachable`, which is tried again.
streaming::Error errorOf(const Disconnect& disconnect);

} // namespace connectors::twitter
