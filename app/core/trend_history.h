/// The past of what the windows list, kept while somebody looks: curves, rates and changes come from here.
#pragma once

#include "app/core/run_view.h"
#include "app/core/silences.h"
#include "app/core/sink.h"

#include <deque>
#include <map>
#include <mutex>
#include <unordered_map>

namespace app {

/// A sink, so that a run that nobody looks at pays nothing. Keeps the listed rows' counts of each window, for `keep`
/// but never more than `pointLimit` of them. Written by the loop thread, read by any.
class TrendHistory final : public Sink {
public:
    static constexpr std::size_t curvePoints = 60;
    static constexpr std::size_t detailPoints = 180;
    static constexpr std::size_t pointLimit = 1'500'000; ///< 24 bytes each

    explicit TrendHistory(Duration keep) : m_keep(keep) {}

    /// How many sources there are: where all of them were away at once nothing is known, and curves are broken.
    void expect(std::size_t sources) { m_silences.expect(sources); }

    streaming::Result<void> window(const WindowResult& window) override;
    streaming::Result<void> gap(const SourceGap& gap) override;
    void chosen(const std::vector<Duration>& staying) override;
    streaming::Result<void> summary(const Totals& totals) override;

    /// A window that was given before, with the past of its rows.
    WindowView view(const WindowResult& window) const;
    /// The window of that length at the last slide that is not after `moment`; null where none is kept. Spelling,
    /// author, text and total of a row are those that were seen last.
    std::shared_ptr<const WindowView> viewAt(Duration length, Time moment) const;
    /// By the shortest windows, as so many points at most.
    VolumeView volume(std::size_t points) const;
    /// The past of one row, as far back as it is kept, without its evidence.
    DetailsView details(const DetailsQuery& query) const;
    /// The totals of the whole run, once it is over.
    std::optional<Totals> total() const;
    std::size_t points() const;

private:
    struct Point {
        Time end{};
        std::int32_t count = 0;
        std::int32_t rank = 0;
        float score = 0;
    };
    struct Row {
        std::string name;
        std::string text;
        std::optional<std::int64_t> total{}; ///< of retweets, as the feed reported it
        std::deque<Point> points;
    };
    using Series = std::unordered_map<std::string, Row>;
    struct Sum { ///< of one window
        Time end{};
        std::int64_t statuses = 0;
        std::int64_t retweets = 0;
        std::int64_t hashtagsTotal = 0;
        std::int64_t hashtagsDistinct = 0;
        Duration covered{};
    };
    struct Past {
        std::optional<Time> firstEnd;
        Duration slide{};
        Rank rank = Rank::Count;
        Time sweptTo{};
        Series hashtags;
        Series retweeted;
        std::deque<Sum> sums;
    };

    Row& add(Series& series, const std::string& key, std::string_view name, std::string_view text, Point point);
    void forget(Series& series, Time before);
    void sweep(Past& past, Time newest);
    static const Point* pointAt(const std::deque<Point>& points, Time end);
    WindowView viewOf(const Past& past, const WindowResult& window) const;
    WindowResult windowAt(const Past& past, Duration length, const Sum& sum) const;
    Curve curve(const Series& series, const std::string& key, Time end, Duration step, std::size_t size) const;

    Duration m_keep; ///< less than was asked for once the limit was met
    mutable std::mutex m_mutex;
    std::map<Duration, Past> m_past;
    std::size_t m_points = 0;
    Silences m_silences;
    Time m_newest = Time::min(); ///< end of a window: those of the past may follow
    std::optional<Totals> m_total;
};

} // namespace app
