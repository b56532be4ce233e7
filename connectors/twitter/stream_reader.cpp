#include "connectors/twitter/stream_reader.h"

#include "connectors/twitter/refusals.h"

#include <utility>

namespace connectors::twitter {

using streaming::Error;
using streaming::ErrorKind;
using streaming::Result;

namespace {
constexpr std::size_t longestRefusal = 64u << 10; // bytes; the words of one are in the first few
}

http::Handlers StreamReader::handlers()
{
    return {.onHead = [this](const http::Head& head) { return takeHead(head); },
        .onBytes = [this](std::string_view bytes) { return isOpen() ? takeBytes(bytes) : takeRefusal(bytes); },
        .onTick = [this] { m_blocks.flush(); }};
}

std::optional<Error> StreamReader::refused() const
{
    if (m_head.status == 0 || isOpen()) return std::nullopt;
    return refusal(m_head, m_refusal, m_clock.now());
}

Result<void> StreamReader::takeHead(const http::Head& head)
{
    m_head = head;
    m_limitSince = m_clock.now();
    if (isOpen()) m_store.link().connected(m_limitSince);
    return {};
}

Result<void> StreamReader::takeBytes(std::string_view bytes)
{
    m_store.link().heard(m_clock.now());
    std::optional<Error> ended;
    m_framer.add(bytes, [&](std::string_view record) {
        if (!ended) ended = takeRecord(record);
    });
    if (ended) return tl::unexpected(*ended);
    return {};
}

Result<void> StreamReader::takeRefusal(std::string_view bytes)
{
    if (m_refusal.size() + bytes.size() > longestRefusal)
        return streaming::failure(ErrorKind::Data, "the answer is too long"); // its head says enough
    m_refusal += bytes;
    return {};
}

std::optional<Error> StreamReader::takeRecord(std::string_view record)
{
    const auto control = controlMessage(record);
    const auto* disconnect = control ? std::get_if<Disconnect>(&*control) : nullptr;
    std::optional<Error> ended;
    if (disconnect) ended = errorOf(*disconnect);
    if (ended && ended->kind == ErrorKind::Unreachable && !m_anyRecord) {
        ended->kind = ErrorKind::ServerFailed; // handed over it would be data, after which one connects at once
        return ended;
    }
    m_anyRecord = true;
    m_blocks.addRecord(record);
    if (!control) return std::nullopt;
    if (const auto* limit = std::get_if<LimitNotice>(&*control)) takeLimit(*limit);
    if (const auto* slow = std::get_if<FallingBehind>(&*control)) m_fallingBehind(*slow);
    return ended;
}

void StreamReader::takeLimit(const LimitNotice& notice)
{
    const auto now = m_clock.now();
    const auto more = notice.missed - m_lastLimit.missed;
    if (more <= 0) return;
    m_store.link().missed({std::exchange(m_limitSince, now), now, "limit", more});
    m_lastLimit = notice;
}

} // namespace connectors::twitter
