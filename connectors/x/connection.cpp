#include "connectors/x/connection.h"

#include "connectors/x/problems.h"

#include <algorithm>

namespace connectors::x {

namespace {

using streaming::Continuity;
using streaming::Error;
using streaming::ErrorKind;
using streaming::failure;
using streaming::Result;

constexpr std::size_t longestRefusal = 64u << 10;
constexpr int ok = 200;

} // namespace

http::Handlers Connection::handlers()
{
    return {.onHead = [this](const http::Head& head) { return onHead(head); },
        .onBytes = [this](std::string_view bytes) { return onBytes(bytes); },
        .onTick = [this] { m_reading.flush(); }};
}

bool Connection::wasRefused() const { return m_head.status != 0 && m_head.status != ok; }

Result<void> Connection::onHead(const http::Head& head)
{
    m_head = head;
    if (wasRefused()) return {};
    const auto now = m_surroundings.clock.now();
    m_mayConnect = now + spent(head, now).value_or(Duration(0));
    auto& link = m_surroundings.store.link();
    const auto heard = link.status().lastHeard;
    const bool isWhole = m_backfill > Duration(0) && heard && now - *heard <= m_backfill;
    link.connected(now, isWhole ? Continuity::Whole : Continuity::Broken);
    return {};
}

Result<void> Connection::onBytes(std::string_view bytes)
{
    if (!wasRefused()) return m_reading.take(bytes);
    m_refusal.append(bytes, 0, longestRefusal);
    if (m_refusal.size() < longestRefusal) return {};
    return failure(ErrorKind::Refused, "the answer is too long"); // who asks, asks for the answer itself
}

Error Connection::endOf(const Result<void>& ended) const
{
    auto error = ended ? Error{ErrorKind::Unreachable, "X ended the stream", std::nullopt} : ended.error();
    const auto now = m_surroundings.clock.now();
    if (m_mayConnect > now) error.retryAfter = std::max(error.retryAfter, std::optional<Duration>(m_mayConnect - now));
    return error;
}

} // namespace connectors::x
