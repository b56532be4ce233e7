#include "connectors/bluesky/event_reader.h"

#include "connectors/http/body_words.h"

#include <utility>

namespace connectors::bluesky {

using namespace std::chrono_literals;
using streaming::Continuity;
using streaming::Error;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;
using websocket::MessageKind;

namespace {

constexpr auto keptByHosts = 24h; // at least; feed-apis.md, d.1
constexpr std::size_t mostEarly = 100;
constexpr std::size_t longestEarly = 64u << 10;

streaming::Time timeOf(std::int64_t microseconds)
{
    return streaming::Time(std::chrono::floor<streaming::Duration>(std::chrono::microseconds(microseconds)));
}

} // namespace

EventReader::EventReader(
    streaming::Store& store, const streaming::Clock& clock, FeedMemory& memory, Connecting connecting)
    : m_store(store), m_clock(clock), m_memory(memory), m_connecting(std::move(connecting)), m_blocks(store, clock)
{
}

websocket::Handlers EventReader::handlers()
{
    return {.onOpen =
                [this](websocket::Peer&) {
                    open();
                    return Result<void>();
                },
        .onMessage = [this](std::string_view message, MessageKind kind) { return take(message, kind); },
        .onPing = [this] { hear(); },
        .onTick = [this] { m_blocks.flush(); }};
}

void EventReader::open()
{
    const auto now = m_clock.now();
    const auto read = m_memory.place.microseconds;
    m_heard = now;
    m_memory.recent.expectRepeats();
    if (read > 0 && now - timeOf(read) > keptByHosts) m_memory.holeFrom = read;
    const bool goesOn = read > 0 || m_memory.holeFrom; // a hole is told when its end is known
    m_store.link().connected(now, goesOn ? Continuity::Whole : Continuity::Broken);
}

void EventReader::hear()
{
    m_heard = m_clock.now();
    m_store.link().heard(*m_heard);
}

Result<void> EventReader::take(std::string_view message, MessageKind kind)
{
    hear();
    if (kind == MessageKind::Text) return takeText(message);
    if (!m_connecting.unpacker)
        return failure(ErrorKind::Unreachable, m_connecting.host + " sends messages that are not text");
    const auto text = m_connecting.unpacker->unpack(message);
    if (text) return takeText(*text);
    m_unpackingFailed = true;
    return failure(ErrorKind::Unreachable, m_connecting.host + ": " + text.error().message);
}

Result<void> EventReader::takeText(std::string_view text)
{
    const auto message = readMessage(text, m_connecting.wire);
    if (message.kind == Message::Kind::Event) {
        takeEvent(text, message.stamp);
        return {};
    }
    takeOther(text);
    if (message.kind == Message::Kind::Notice) takeNotice(message);
    if (message.kind == Message::Kind::Error) return tl::unexpected(ended(message));
    return {};
}

void EventReader::handOver(std::string_view text)
{
    m_blocks.addRecord(text, {0, static_cast<std::uint64_t>(m_memory.place.microseconds)});
}

/// Handed over it would be data, after which a broken connection is made again at once: that is for events to decide.
void EventReader::takeOther(std::string_view text)
{
    if (m_gaveData) return handOver(text);
    if (m_early.size() < mostEarly && text.size() < longestEarly) m_early.emplace_back(text);
}

void EventReader::takeEvent(std::string_view text, const EventStamp& stamp)
{
    if (m_memory.holeFrom) tellHole(stamp.microseconds);
    auto& place = m_memory.place;
    if (stamp.seq > 0) place.seq = stamp.seq;
    if (m_memory.recent.isRepeat(stamp)) return;
    m_gaveData = true;
    for (const auto& early : std::exchange(m_early, {})) handOver(early);
    m_memory.recent.add(stamp);
    place.microseconds = std::max(place.microseconds, stamp.microseconds);
    handOver(text);
}

void EventReader::takeNotice(const Message& notice)
{
    const auto read = m_memory.place.microseconds;
    if (notice.name == "OutdatedCursor" && read > 0) m_memory.holeFrom = read;
}

void EventReader::tellHole(std::int64_t until)
{
    const auto from = *std::exchange(m_memory.holeFrom, std::nullopt);
    if (until > from + overlap.count())
        m_store.link().missed({timeOf(from), timeOf(until), m_connecting.host + " does not keep what is older", {}});
}

Error EventReader::ended(const Message& error) const
{
    const auto& host = m_connecting.host;
    if (error.name == "ConsumerTooSlow")
        return {ErrorKind::Unreachable,
            host + " cut the stream, which was read too slowly: give the program more processor time, or ask for less",
            {}};
    const auto words = http::asLine(error.words.empty() ? error.name : error.name + ": " + error.words);
    return {ErrorKind::Unreachable, host + " ended the stream: " + words, {}};
}

} // namespace connectors::bluesky
