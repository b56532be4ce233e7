/// WebSocket frames (RFC 6455) as a server writes and reads them.
#pragma once

#include "tests/servers/log.h"

#include <optional>
#include <string>
#include <string_view>

namespace servers {

/// The answer to `Sec-WebSocket-Key`.
std::string acceptKey(std::string_view key);

/// Appends one whole frame, not masked.
void appendFrame(Message::Kind kind, std::string_view payload, std::string& out);
/// A close with a code and a reason; of code 1005 an empty one.
std::string closeFrame(int code, std::string_view reason);

/// Puts a client's frames together.
class FrameReader {
public:
    /// Takes the next message from the front of `bytes`, none where it is not whole yet. Throws std::invalid_argument
    /// where the client broke the protocol, as by a frame that is not masked.
    std::optional<Message> take(std::string& bytes);

private:
    std::optional<Message> m_begun; // a message of which the last frame has not come
};

} // namespace servers
