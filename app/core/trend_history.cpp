#include "app/core/trend_history.h"

#include <algorithm>
#include <iterator>
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
    if (!movement.known || movement.previousCount == 0) return std::nullopt;
    return double(count - movement.previousCount) / double(movement.previousCount);
}

} // namespace

TrendHistory::Row& TrendHistory::add(
    Series& series, const std::string& key, std::string_view name, std::string_view text, Point point)
{
    auto& row = series[key];
    row.name = name;
    row.text = text;
    row.points.push_back(point);
    ++m_points;
    return row;
}

void TrendHistory::forget(Series& series, Time before)
{
    for (auto& [key, row] : series)
        while (!row.points.empty() && row.points.front().end < before) {
            row.points.pop_front();
            --m_points;
        }
    std::erase_if(series, [](const auto& entry) { return entry.second.points.empty(); });
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
        while (!each.sums.empty() && each.sums.front().end < newest - m_keep) each.sums.pop_front();
    }
    m_silences.forgetBefore(newest - m_keep);
}

Result<void> TrendHistory::window(const WindowResult& window)
{
    const std::lock_guard lock(m_mutex);
    auto& past = m_past[window.length];
    if (!past.firstEnd) past.firstEnd = past.sweptTo = window.end;
    past.slide = window.slide;
    past.rank = window.rank;
    past.sums.push_back({window.end, window.statuses, window.retweets, window.hashtagsTotal, window.hashtagsDistinct,
        window.covered});
    const auto score = [](const auto& row) { return float(row.score.value_or(0)); };
    for (const auto& row : window.hashtags)
        add(past.hashtags, row.tag, row.display, {}, {window.end, std::int32_t(row.count), row.rank, score(row)});
    for (const auto& row : window.pinned)
        if (row.rank == 0) add(past.hashtags, row.tag, row.display, {}, {window.end, std::int32_t(row.count), 0, score(row)});
    for (const auto& row : window.retweeted)
        add(past.retweeted, row.id, row.author.value_or(""), row.text.value_or(row.id),
            {window.end, std::int32_t(row.retweets), row.rank, score(row)})
            .total = row.retweetCount;
    m_newest = std::max(m_newest, window.end);
    sweep(past, m_newest);
    return {};
}

Result<void> TrendHistory::gap(const SourceGap& gap)
{
    const std::lock_guard lock(m_mutex);
    m_silences.add(gap);
    return {};
}

void TrendHistory::chosen(const std::vector<Duration>& staying)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_past, [&](const auto& each) {
        const auto& [length, past] = each;
        if (std::ranges::find(staying, length) != staying.end()) return false;
        for (const auto* series : {&past.hashtags, &past.retweeted})
            for (const auto& [key, row] : *series) m_points -= row.points.size();
        return true;
    });
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

Curve TrendHistory::curve(
    const Series& series, const std::string& key, Time end, Duration step, std::size_t size) const
{
    Curve curve(size);
    const auto found = series.find(key);
    if (found == series.end()) return curve;
    const auto& points = found->second.points;
    auto point = points.rbegin();
    for (auto place = curve.rbegin(); place != curve.rend(); ++place, end -= step) {
        while (point != points.rend() && point->end > end) ++point;
        if (point == points.rend()) break;
        if (point->end == end && !m_silences.isSilent(end)) *place = point->count;
    }
    return curve;
}

WindowView TrendHistory::view(const WindowResult& window) const
{
    const std::lock_guard lock(m_mutex);
    const auto past = m_past.find(window.length);
    static const Past nothing;
    return viewOf(past == m_past.end() ? nothing : past->second, window);
}

const TrendHistory::Point* TrendHistory::pointAt(const std::deque<Point>& points, Time end)
{
    const auto found = std::ranges::lower_bound(points, end, {}, &Point::end);
    return found != points.end() && found->end == end ? &*found : nullptr;
}

/// What was reported then, put together from what is kept of its rows.
WindowResult TrendHistory::windowAt(const Past& past, Duration length, const Sum& sum) const
{
    WindowResult window{
        sum.end, length, past.slide, sum.statuses, sum.retweets, sum.hashtagsTotal, sum.hashtagsDistinct, {}, {}};
    window.rank = past.rank;
    window.covered = sum.covered;
    const auto scoreOf = [&](const Point& point) {
        return past.rank == Rank::Count || point.rank == 0 ? std::nullopt : std::optional<double>(point.score);
    };
    const auto before = sum.end - length;
    const auto movementOf = [&](const Row& row) {
        Movement movement{before >= *past.firstEnd, std::nullopt, 0};
        if (const auto* point = pointAt(row.points, before)) {
            if (point->rank > 0) movement.previousRank = point->rank;
            movement.previousCount = point->count;
        }
        return movement;
    };
    for (const auto& [key, row] : past.hashtags)
        if (const auto* point = pointAt(row.points, sum.end))
            (point->rank > 0 ? window.hashtags : window.pinned)
                .push_back({point->rank, key, row.name, point->count, movementOf(row), {}, scoreOf(*point)});
    for (const auto& [key, row] : past.retweeted)
        if (const auto* point = pointAt(row.points, sum.end)) {
            auto& made = window.retweeted.emplace_back();
            made.rank = point->rank;
            made.id = key;
            made.retweets = point->count;
            made.retweetCount = row.total;
            if (!row.name.empty()) made.author = row.name;
            if (row.text != key) made.text = row.text;
            made.movement = movementOf(row);
            made.score = scoreOf(*point);
        }
    std::ranges::sort(window.hashtags, {}, &TrendRow::rank);
    std::ranges::sort(window.retweeted, {}, &RetweetedRow::rank);
    return window;
}

std::shared_ptr<const WindowView> TrendHistory::viewAt(Duration length, Time moment) const
{
    const std::lock_guard lock(m_mutex);
    const auto past = m_past.find(length);
    if (past == m_past.end()) return nullptr;
    const auto& sums = past->second.sums;
    const auto after = std::ranges::upper_bound(sums, moment, {}, &Sum::end);
    if (after == sums.begin()) return nullptr;
    auto window = std::make_shared<const WindowResult>(windowAt(past->second, length, *std::prev(after)));
    auto view = viewOf(past->second, *window);
    view.reported = std::move(window);
    return std::make_shared<const WindowView>(std::move(view));
}

VolumeView TrendHistory::volume(std::size_t points) const
{
    const std::lock_guard lock(m_mutex);
    if (m_past.empty() || m_past.begin()->second.sums.empty() || points < 2) return {};
    const auto& past = m_past.begin()->second;
    const auto slides = (past.sums.back().end - past.sums.front().end) / past.slide;
    const auto step = past.slide * std::max<Duration::rep>(1, slides / Duration::rep(points - 1) + 1);
    VolumeView view;
    view.to = past.sums.back().end;
    const auto count = std::size_t((view.to - past.sums.front().end) / step) + 1;
    view.from = view.to - step * Duration::rep(count - 1);
    view.perSecond.resize(count);
    view.gaps.assign(m_silences.gaps().begin(), m_silences.gaps().end());
    for (std::size_t at = 0; at < count; ++at) {
        const auto end = view.from + step * Duration::rep(at);
        const auto sum = std::ranges::lower_bound(past.sums, end, {}, &Sum::end);
        if (sum == past.sums.end() || sum->end != end) continue;
        view.perSecond[at] = perSecond(sum->statuses, sum->covered);
    }
    return view;
}

WindowView TrendHistory::viewOf(const Past& series, const WindowResult& window) const
{
    const auto step = stepOf(window);

    WindowView view{window.end, window.length, window.covered, step * Duration::rep(curvePoints), window.statuses,
        window.hashtagsDistinct, 0, 0, {}, {}, window.rank};
    view.statusesPerSecond = perSecond(window.statuses, view.covered);
    if (window.statuses > 0) view.retweetShare = double(window.retweets) / double(window.statuses);
    const auto rowOf = [&](const TrendRow& row) {
        return RowView{row.tag, row.display, {}, row.rank, row.movement, row.count, perSecond(row.count, view.covered),
            changeOf(row.movement, row.count), curve(series.hashtags, row.tag, window.end, step, curvePoints),
            false, {}, row.score};
    };
    std::ranges::transform(window.hashtags, std::back_inserter(view.hashtags), rowOf);
    std::ranges::transform(window.pinned, std::back_inserter(view.pinned), rowOf);
    for (const auto& row : window.retweeted)
        view.retweeted.push_back({row.id, row.author.value_or(""), row.text.value_or(row.id), row.rank, row.movement,
            row.retweets, perSecond(row.retweets, view.covered), changeOf(row.movement, row.retweets),
            curve(series.retweeted, row.id, window.end, step, curvePoints), false, {}, row.score});
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
    const auto span =
        std::clamp(query.end - *kept.firstEnd, kept.slide * Duration::rep(curvePoints), std::max(m_keep, query.length));
    const auto step = kept.slide * std::max<Duration::rep>(1, span / kept.slide / Duration::rep(detailPoints) + 1);
    view.curve = curve(series, query.key, query.end, step, std::size_t(span / step) + 1);
    view.from = query.end - step * Duration::rep(view.curve.size() - 1);
    for (const auto& gap : m_silences.gaps())
        if (gap.second > view.from && gap.first < query.end) view.gaps.push_back(gap);
    const auto found = series.find(query.key);
    if (found == series.end()) return view;
    view.firstListed = found->second.points.front().end;
    for (const auto& point : found->second.points)
        if (point.end <= query.end && point.count > view.peak)
            std::tie(view.peak, view.peakAt) = std::pair(point.count, point.end);
    return view;
}

} // namespace app
