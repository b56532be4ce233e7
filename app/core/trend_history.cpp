#include "app/core/trend_history.h"

#include <algorithm>
#include <tuple>

namespace app {

using streaming::Result;

namespace {

/// The distance of two points of a curve: a curve covers the window's length, or as many slides as it has points.
Duration stepOf(const WindowResult& window)
{
    const auto span = window.slide * Duration::rep(TrendHistory::curvePoints);
    return window.slide * std::max<Duration::rep>(1, (window.length + span - Duration(1)) / span);
}

double perSecond(std::int64_t count, Duration time)
{
    return time > Duration(0) ? double(count) * 1000 / double(time.count()) : 0;
}

std::optional<double> changeOf(const Movement& movement, std::int64_t count)
{
    if (!movement.known || !movement.previousRank || movement.previousCount == 0) return std::nullopt;
    return double(count - movement.previousCount) / double(movement.previousCount);
}

} // namespace

void TrendHistory::add(Series& series, const std::string& key, Point point)
{
    series[key].push_back(point);
    ++m_points;
}

void TrendHistory::forget(Series& series, Time before)
{
    for (auto& [key, points] : series)
        while (!points.empty() && points.front().end < before) {
            points.pop_front();
            --m_points;
        }
    std::erase_if(series, [](const auto& entry) { return entry.second.empty(); });
}

/// Now and then, since it looks at every row that was ever listed.
void TrendHistory::sweep(Past& past, Time newest)
{
    if (m_points > pointLimit) m_keep = m_keep * 3 / 4;
    if (m_points <= pointLimit && newest - past.sweptTo < m_keep / 16) return;
    past.sweptTo = newest;
    for (auto& [length, each] : m_past) {
        forget(each.hashtags, newest - m_keep);
        forget(each.retweeted, newest - m_keep);
    }
}

Result<void> TrendHistory::window(const WindowResult& window)
{
    const std::lock_guard lock(m_mutex);
    auto& past = m_past[window.length];
    if (!past.firstEnd) past.firstEnd = past.sweptTo = window.end;
    past.slide = window.slide;
    for (const auto& row : window.hashtags) add(past.hashtags, row.tag, {window.end, row.count});
    for (const auto& row : window.retweeted) add(past.retweeted, row.id, {window.end, row.retweets});
    sweep(past, window.end);
    return {};
}

Result<void> TrendHistory::summary(const Totals& totals)
{
    const std::lock_guard lock(m_mutex);
    m_total = totals;
    return {};
}

std::optional<Totals> TrendHistory::total() const
{
    const std::lock_guard lock(m_mutex);
    return m_total;
}

std::size_t TrendHistory::points() const
{
    const std::lock_guard lock(m_mutex);
    return m_points;
}

Curve TrendHistory::curve(const Series& series, const std::string& key, Time end, Duration step, std::size_t points)
{
    Curve curve(points);
    const auto found = series.find(key);
    if (found == series.end()) return curve;
    auto point = found->second.rbegin();
    for (auto place = curve.rbegin(); place != curve.rend(); ++place, end -= step) {
        while (point != found->second.rend() && point->end > end) ++point;
        if (point == found->second.rend()) break;
        if (point->end == end) *place = point->count;
    }
    return curve;
}

WindowView TrendHistory::view(const WindowResult& window) const
{
    const std::lock_guard lock(m_mutex);
    const auto past = m_past.find(window.length);
    static const Past nothing;
    const auto& series = past == m_past.end() ? nothing : past->second;
    const auto first = series.firstEnd.value_or(window.end);
    const auto step = stepOf(window);

    WindowView view{window.end, window.length, std::min(window.length, window.end - first + window.slide),
        step * Duration::rep(curvePoints), window.statuses, window.hashtagsDistinct, 0, 0, {}, {}};
    view.statusesPerSecond = perSecond(window.statuses, view.covered);
    if (window.statuses > 0) view.retweetShare = double(window.retweets) / double(window.statuses);
    for (const auto& row : window.hashtags)
        view.hashtags.push_back({row.tag, row.display, {}, row.rank, row.movement, row.count,
            perSecond(row.count, view.covered), changeOf(row.movement, row.count),
            curve(series.hashtags, row.tag, window.end, step, curvePoints)});
    for (const auto& row : window.retweeted)
        view.retweeted.push_back({row.id, row.author.value_or(""), row.text.value_or(row.id), row.rank, row.movement,
            row.retweets, perSecond(row.retweets, view.covered), changeOf(row.movement, row.retweets),
            curve(series.retweeted, row.id, window.end, step, curvePoints)});
    return view;
}

DetailsView TrendHistory::details(const DetailsQuery& query) const
{
    const std::lock_guard lock(m_mutex);
    DetailsView view;
    const auto past = m_past.find(query.length);
    if (past == m_past.end()) return view;
    const auto& kept = past->second;
    const auto& series = query.list == ListKind::Hashtags ? kept.hashtags : kept.retweeted;
    const auto span = std::clamp(query.end - *kept.firstEnd, kept.slide * Duration::rep(curvePoints), std::max(m_keep, query.length));
    const auto step = kept.slide * std::max<Duration::rep>(1, span / kept.slide / Duration::rep(detailPoints) + 1);
    view.curve = curve(series, query.key, query.end, step, std::size_t(span / step) + 1);
    view.from = query.end - step * Duration::rep(view.curve.size() - 1);
    const auto found = series.find(query.key);
    if (found == series.end()) return view;
    view.firstListed = found->second.front().end;
    for (const auto& point : found->second)
        if (point.end <= query.end && point.count > view.peak) std::tie(view.peak, view.peakAt) = std::pair(point.count, point.end);
    return view;
}

} // namespace app
