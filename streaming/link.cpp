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
        note({now, LinkState::Connected});
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
        note({.at = gap.to, .state = m_status.state, .gap = gap});
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
        if (m_status.state == LinkState::Connecting) { // it has nothing to connect to
            enter(LinkState::Connected, now);
            note({now, LinkState::Connected});
        }
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
    if (m_status.state != LinkState::Waiting) note({now, LinkState::Connecting});
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
    openGap(error.message, now);
    m_status.error = error.message;
    m_status.errorKind = error.kind;
    enter(nextTry ? LinkState::Waiting : LinkState::GivenUp, now);
    m_status.nextTry = nextTry;
    note({now, m_status.state, error.message, nextTry});
}

void Link::stopped(Time now)
{
    std::lock_guard lock(m_mutex);
    openGap("stopped by hand", now);
    enter(LinkState::Stopped, now);
    note({now, LinkState::Stopped});
}

void Link::ended(Time now)
{
    std::optional<Gap> closed;
    {
        std::lock_guard lock(m_mutex);
        closed = closeGap(now);
        if (m_status.state != LinkState::GivenUp) {
            enter(LinkState::Ended, now);
            note({now, LinkState::Ended});
        }
    }
    tell(closed);
}

LinkStatus Link::status() const
{
    std::lock_guard lock(m_mutex);
    return m_status;
}

std::vector<LinkEvent> Link::events() const
{
    std::lock_guard lock(m_mutex);
    return {m_events.begin(), m_events.end()};
}

void Link::note(LinkEvent event)
{
    m_events.push_back(std::move(event));
    if (m_events.size() > eventsKept) m_events.pop_front();
}

/// Where it worked until now: what never came cannot be missing.
void Link::openGap(std::string reason, Time now)
{
    if (!m_worked) return;
    m_worked = false;
    const auto from = m_status.lastHeard.value_or(now);
    m_open = Gap{from, from, std::move(reason), std::nullopt};
    const auto stood = std::max(from - m_connectedAt, longEnoughForARate);
    m_recordsPerMs = static_cast<double>(m_status.records - m_recordsBefore) / static_cast<double>(stood.count());
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
    note({.at = now, .state = m_status.state, .gap = gap});
    return gap;
}

void Link::tell(const std::optional<Gap>& gap) const
{
    if (gap && m_tell) m_tell(*gap);
}

} // namespace streaming
