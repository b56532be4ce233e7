#include "connectors/formats/server_sent_events.h"

#include <array>

namespace connectors::formats {
namespace {

constexpr std::array<std::string_view, 4> fieldNames{"data", "event", "id", "retry"};

/// The size of a line with its end, which is CR, LF or both; 0 where it has none yet.
std::size_t sizeOfLine(std::string_view text, std::size_t contentSize)
{
    if (contentSize == text.size()) return 0;
    const bool both = text.substr(contentSize).starts_with("\r\n");
    return contentSize + (both ? 2 : 1);
}

std::string_view takeLine(std::string_view& text, bool& complete)
{
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    const auto size = sizeOfLine(text, end);
    complete = size > 0;
    const auto line = text.substr(0, end);
    text.remove_prefix(size);
    return line;
}

void takeField(std::string_view line, ServerSentEvent& event)
{
    const auto colon = line.find(':');
    const auto name = line.substr(0, colon);
    auto value = colon == std::string_view::npos ? std::string_view{} : line.substr(colon + 1);
    if (value.starts_with(' ')) value.remove_prefix(1);
    if (name == "event") {
        event.name = value;
    } else if (name == "data") {
        if (event.dispatched) event.data += '\n';
        event.data += value;
        event.dispatched = true;
    }
}

} // namespace

LineKind kindOfLine(std::string_view text)
{
    if (text.starts_with(':')) return LineKind::ServerSent;
    for (const auto name : fieldNames) {
        if (name.starts_with(text.substr(0, name.size() + 1))) return LineKind::Unknown;
        if (!text.starts_with(name)) continue;
        const char behind = text[name.size()];
        if (behind == ':' || behind == '\n' || behind == '\r') return LineKind::ServerSent;
    }
    return LineKind::Else;
}

void readServerSentEvent(std::string_view text, ServerSentEvent& event)
{
    event = {};
    auto rest = text;
    while (true) {
        bool complete = false;
        const auto line = takeLine(rest, complete);
        if (!complete) return;
        if (!line.empty()) takeField(line, event);
        const bool pending = event.dispatched || !event.name.empty();
        if (line.empty() || !pending) break;
    }
    event.size = text.size() - rest.size();
    if (event.name.empty()) event.name = "message";
}

} // namespace connectors::formats
