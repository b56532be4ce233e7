#include "app/core/watch/watching.h"

#include "streaming/serialization.h"

#include <algorithm>
#include <array>
#include <utility>

namespace app {

using streaming::LinkState;
using streaming::Result;

Watching::Watching(Watch watch, std::vector<Duration> lengths, std::size_t top, Duration slide)
    : m_lengths(std::move(lengths)),
      m_slide(slide),
      m_top(top),
      m_list(std::make_shared<WatchList>(std::move(watch))),
      m_alerts(m_list->watch()->alerts)
{
}

void Watching::setWindows(std::vector<Duration> lengths, Duration slide)
{
    const std::lock_guard lock(m_mutex);
    m_lengths = std::move(lengths);
    m_slide = slide;
}

std::vector<Duration> Watching::lengths() const
{
    const std::lock_guard lock(m_mutex);
    return m_lengths;
}

Duration Watching::slide() const
{
    const std::lock_guard lock(m_mutex);
    return m_slide;
}

Result<void> Watching::change(Watch watch)
{
    auto added = watch.alerts; // what does not fit, but was there before, waits for other windows
    const auto before = m_list->watch();
    std::erase_if(added, [&](const AlertRule& rule) {
        return std::ranges::find(before->alerts, rule.text, &AlertRule::text) != before->alerts.end();
    });
    if (auto fits = checkAlerts(added, lengths(), m_top); !fits) return fits;
    m_alerts.change(watch.alerts);
    m_list->change(std::move(watch));
    return {};
}

WatchView Watching::view() const { return {m_list->watch(), m_list->mutes(), m_alerts.view(), m_alerts.history(), m_alerts.happened()}; }

std::vector<AlertEvent> Watching::judge(const WindowResult& window) { return m_alerts.judge(window, lengths().front()); }

std::vector<AlertEvent> Watching::judge(const std::vector<streaming::SourceLink>& links, Time now)
{
    m_heard.resize(links.size());
    std::vector<SourceHeard> sources;
    for (std::size_t at = 0; at < links.size(); ++at) {
        const auto& [name, link] = links[at];
        auto& heard = m_heard[at];
        if (heard.last == Time{} || link.bytes != heard.bytes) heard = {link.bytes, now};
        if (link.state != LinkState::Ended) sources.push_back({name, heard.last});
    }
    return m_alerts.judge(sources, now, slide());
}

/// Stretches without statuses are not gone through: what was silent is known when it is over.
std::vector<AlertEvent> Watching::judgeReplay(std::int64_t statuses, Time begin, Time batch)
{
    if (statuses == 0) return {};
    const auto heard = [](Time last) { return std::array{SourceHeard{"replay", last}}; };
    auto events = m_alerts.judge(heard(m_lastStatus.value_or(begin)), begin, slide());
    m_lastStatus = batch;
    const auto after = m_alerts.judge(heard(batch), batch, slide());
    events.insert(events.end(), after.begin(), after.end());
    return events;
}

std::string Watching::save() const { return streaming::toBytes(std::pair(m_alerts.save(), m_lastStatus)); }

void Watching::restore(const std::string& bytes)
{
    const auto [alerts, lastStatus] = streaming::fromBytes<std::pair<std::string, std::optional<Time>>>(bytes);
    m_alerts.restore(alerts);
    m_lastStatus = lastStatus;
}

} // namespace app
