#include "connectors/mastodon/events_reader.h"

#include "connectors/http/answers.h"

#include <algorithm>
#include <array>

namespace connectors::mastodon {

namespace {

using streaming::Error;
using streaming::ErrorKind;
using streaming::Result;

constexpr std::size_t longestRefusal = 64u << 10; // bytes; the words of one are in the first few
constexpr int ok = 200;
/// What servers say that know WebSocket alone.
constexpr std::array noEvents{400, 404, 405, 406, 410, 426, 501};

} // namespace

EventsReader::EventsReader(Intake& intake, const streaming::Clock& clock)
    : m_intake(intake), m_clock(clock),
      m_framer({.event = [this](const Event& event) { m_intake.take(event); },
          .heartbeat = [this] { m_intake.heartbeat(); }})
{
}

http::Handlers EventsReader::handlers()
{
    return {.onHead = [this](const http::Head& head) { return takeHead(head); },
        .onBytes = [this](std::string_view bytes) { return takeBytes(bytes); },
        .onTick = [this] { m_intake.flush(); }};
}

bool EventsReader::hasNone() const
{
    if (m_head.status == ok) return !m_intake.isOpen(); // some page
    return std::ranges::find(noEvents, m_head.status) != noEvents.end();
}

std::optional<Error> EventsReader::refused() const
{
    if (m_head.status == 0 || m_intake.isOpen()) return std::nullopt;
    if (m_head.status == ok) return Error{ErrorKind::Refused, "the server answered with a page that is no stream", {}};
    return http::errorOf(m_head, m_refusal, m_clock.now());
}

Result<void> EventsReader::takeHead(const http::Head& head)
{
    m_head = head;
    const auto type = head.header("content-type").value_or("");
    if (head.status == ok && type.starts_with("text/event-stream")) m_intake.opened();
    return {};
}

Result<void> EventsReader::takeBytes(std::string_view bytes)
{
    if (m_intake.isOpen()) return m_framer.add(bytes);
    if (m_refusal.size() + bytes.size() > longestRefusal)
        return streaming::failure(ErrorKind::Refused, "the server's refusal has no end");
    m_refusal += bytes;
    return {};
}

} // namespace connectors::mastodon
