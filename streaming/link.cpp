#include "streaming/link.h"

#include <algorithm>
#include <cmath>

namespace streaming {

namespace {
constexpr Duration longEnoughForARate{1000};
}

void Link::connected(Time now, Continuity continuity)
{
    {
        std::lock_guard lock(m_mutex);
        if (m_everConnected) ++m_status.reconnects;
        m_everConnected = true;
        if (continuity == Continuity::Whole) m_open.reset();
        m_connectedAt = now;
        m_recordsBefore = m_status.records;
        enter(LinkState::Connected, now);
    }
    if (m_tellConnected) m_tellConnected();
}

void Link::heard(Time now)
{
    std::optional<Gap> closed;
    {
        std::lock_guard lock(m_mutex);
        closed = hear(now);
    }
    tell(closed);
}

void Link::billed(std::size_t records)
{
    std::lock_guard lock(m_mutex);
    m_status.billed += static_cast<std::int64_t>(records);
}

void Link::missed(Gap gap)
{
    {
        std::lock_guard lock(m_mutex);
        ++m_status.gaps;
    }
    tell(gap);
}

void Link::received(Time now, std::size_t bytes, std::size_t records)
{
    std::optional<Gap> closed;
    {
        std::lock_guard lock(m_mutex);
        closed = hear(now);
        m_worked = true;
        if (m_status.state == LinkState::Connecting) enter(LinkState::Connected, now); // it has nothing to connect to
        m_status.bytes += static_cast<std::int64_t>(bytes);
        m_status.records += static_cast<std::int64_t>(records);
    }
    tell(closed);
}

void Link::dropped(std::size_t records)
{
    std::lock_guard lock(m_mutex);
    m_status.dropped += static_cast<std::int64_t>(records);
}

void Link::connecting(Time now)
{
    std::lock_guard lock(m_mutex);
    enter(LinkState::Connecting, now);
}

bool Link::worked() const
{
    std::lock_guard lock(m_mutex);
    return m_worked;
}

void Link::lost(const Error& error, Time now, std::optional<Time> nextTry)
{
    std::lock_guard lock(m_mutex);
    if (m_worked) {
        const auto from = m_status.lastHeard.value_or(now);
        m_open = Gap{from, from, error.message, std::nullopt};
        const auto stood = std::max(from - m_connectedAt, longEnoughForARate);
        m_recordsPerMs = static_cast<double>(m_status.records - m_recordsBefore) / static_cast<double>(stood.count());
    }
    m_worked = false;
    m_status.error = error.message;
    enter(nextTry ? LinkState::Waiting : LinkState::GivenUp, now);
    m_status.nextTry = nextTry;
}

void Link::ended(Time now)
{
    std::optional<Gap> closed;
    {
        std::lock_guard lock(m_mutex);
        closed = closeGap(now);
        if (m_status.state != LinkState::GivenUp) enter(LinkState::Ended, now);
    }
    tell(closed);
}

LinkStatus Link::status() const
{
    std::lock_guard lock(m_mutex);
    return m_status;
}

void Link::enter(LinkState state, Time now)
{
    m_status.state = state;
    m_status.since = now;
    m_status.nextTry.reset();
}

std::optional<Gap> Link::hear(Time now)
{
    m_status.lastHeard = now;
    return closeGap(now);
}

std::optional<Gap> Link::closeGap(Time now)
{
    if (!m_open) return std::nullopt;
    auto gap = std::move(*m_open);
    m_open.reset();
    gap.to = std::max(gap.from, now);
    if (m_recordsPerMs > 0)
        gap.estimate = std::llround(m_recordsPerMs * static_cast<double>((gap.to - gap.from).count()));
    ++m_status.gaps;
    return gap;
}

void Link::tell(const std::optional<Gap>& gap) const
{
    if (gap && m_tell) m_tell(*gap);
}

} // namespace streaming
