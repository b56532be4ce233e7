#include "connectors/mastodon/event_framer.h"

namespace connectors::mastodon {

using streaming::Result;

std::string eventText(std::string_view name, std::string_view data)
{
    std::string text = "event: " + std::string(name.substr(0, name.find_first_of("\r\n"))) + '\n';
    while (true) {
        const auto end = data.find_first_of("\r\n");
        text += "data: ";
        text += data.substr(0, end);
        text += '\n';
        if (end == data.npos) return text;
        data.remove_prefix(end + (data.substr(end).starts_with("\r\n") ? 2 : 1));
    }
}

Result<void> EventFramer::add(std::string_view bytes)
{
    while (!bytes.empty()) {
        if (std::exchange(m_afterReturn, false) && bytes.front() == '\n') {
            bytes.remove_prefix(1);
            continue;
        }
        const auto end = bytes.find_first_of("\r\n");
        const auto part = bytes.substr(0, end);
        if (m_text.size() + m_line.size() + part.size() > longestEvent)
            return streaming::failure(streaming::ErrorKind::ServerFailed, "the server sends an event without an end");
        m_line += part;
        if (end == bytes.npos) return {};
        m_afterReturn = bytes[end] == '\r';
        bytes.remove_prefix(end + 1);
        takeLine();
    }
    return {};
}

void EventFramer::takeLine()
{
    if (m_line.empty()) {
        dispatch();
    } else if (m_line.front() != ':') {
        takeField();
    } else if (m_line != ":)") {
        m_takers.heartbeat();
    }
    m_line.clear();
}

void EventFramer::takeField()
{
    m_text += m_line;
    m_text += '\n';
    const std::string_view line = m_line;
    const auto colon = line.find(':');
    auto value = colon == line.npos ? std::string_view() : line.substr(colon + 1);
    if (value.starts_with(' ')) value.remove_prefix(1);
    if (line.substr(0, colon) == "event") m_name = value;
    if (line.substr(0, colon) != "data") return;
    if (m_hasData) m_data += '\n';
    m_data += value;
    m_hasData = true;
}

void EventFramer::dispatch()
{
    if (m_hasData) m_takers.event({m_name, m_data, m_text});
    m_text.clear();
    m_name.clear();
    m_data.clear();
    m_hasData = false;
}

} // namespace connectors::mastodon
