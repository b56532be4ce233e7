/// Server-sent events as WHATWG has them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace connectors::formats {

/// Whether a text at which a record may begin is a line of server-sent events: one of the four fields or a comment.
enum class LineKind {
    ServerSent,
    Else,
    Unknown, ///< too short to tell
};
LineKind kindOfLine(std::string_view text);

/// What was read at the begin of a text.
struct ServerSentEvent {
    std::size_t size = 0; ///< bytes of it, the blank line with them; 0 where the text ends before the event does
    bool dispatched = false; ///< whether it has data; a comment, for one, has none
    std::string name; ///< `message` where it has none of its own
    std::string data;
};

/// Reads one event, or one line that belongs to none.
void readServerSentEvent(std::string_view text, ServerSentEvent& event);

} // namespace connectors::formats
