#include "app/core/source_watch.h"

#include "app/core/waiting_words.h"

#include <utility>

namespace app {

using streaming::Error;

streaming::SourceEvents SourceWatch::events()
{
    return {.onError = [this](const std::string& source, const Error& error,
                           std::optional<Duration> nextTry) { onError(source, error, nextTry); },
        .onConnected = [this](const std::string& source) { onConnected(source); },
        .onGap = [this](const std::string& source, const streaming::Gap& gap) { onGap(source, gap); }};
}

void SourceWatch::beganAnew()
{
    std::lock_guard lock(m_mutex);
    ++m_running;
}

void SourceWatch::add(SourceGap gap)
{
    std::lock_guard lock(m_mutex);
    m_gaps.push_back(std::move(gap));
}

std::vector<SourceGap> SourceWatch::takeGaps()
{
    std::lock_guard lock(m_mutex);
    return std::exchange(m_gaps, {});
}

std::optional<Error> SourceWatch::failure() const
{
    std::lock_guard lock(m_mutex);
    return m_failure;
}

std::set<std::string> SourceWatch::refused() const
{
    std::lock_guard lock(m_mutex);
    return m_refused;
}

void SourceWatch::onError(const std::string& source, const Error& error, std::optional<Duration> nextTry)
{
    {
        std::lock_guard lock(m_mutex);
        if (error.kind == streaming::ErrorKind::Credentials) m_refused.insert(source);
        if (nextTry) {
            m_troubled.insert(source);
        } else if (--m_running == 0) {
            m_failure = error;
            return;
        }
    }
    m_warn(source + ": " + error.message + (nextTry ? "; trying again " + waitInWords(*nextTry) : ""));
}

/// Said where it was said before that the source was away.
void SourceWatch::onConnected(const std::string& source)
{
    {
        std::lock_guard lock(m_mutex);
        if (m_troubled.erase(source) == 0) return;
    }
    m_warn(source + ": connected again");
}

void SourceWatch::onGap(const std::string& source, const streaming::Gap& gap)
{
    std::lock_guard lock(m_mutex);
    m_gaps.push_back({source, gap});
}

LiveTotals totalsOf(const std::vector<streaming::SourceLink>& links)
{
    LiveTotals totals;
    for (const auto& [source, link] : links) {
        totals.gaps += link.gaps;
        totals.dropped += link.dropped;
        totals.reconnects += link.reconnects;
        totals.postsRead += link.billed;
    }
    return totals;
}

} // namespace app
