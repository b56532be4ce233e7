/// The past of what the windows list, kept while somebody looks: curves, rates and changes come from here.
#pragma once

#include "app/core/run_view.h"
#include "app/core/sink.h"

#include <deque>
#include <map>
#include <mutex>
#include <unordered_map>

namespace app {

/// A sink, so that a run that nobody looks at pays nothing. Keeps the listed rows' counts of each window, for `keep` but
/// never more than `pointLimit` of them. Written by the loop thread, read by any.
class TrendHistory final : public Sink {
public:
    static constexpr std::size_t curvePoints = 60;
    static constexpr std::size_t detailPoints = 180;
    static constexpr std::size_t pointLimit = 2'000'000; ///< 16 bytes each

    explicit TrendHistory(Duration keep) : m_keep(keep) {}

    streaming::Result<void> window(const WindowResult& window) override;
    streaming::Result<void> summary(const Totals& totals) override;

    /// A window that was given before, with the past of its rows.
    WindowView view(const WindowResult& window) const;
    /// The past of one row, as far back as it is kept, without its evidence.
    DetailsView details(const DetailsQuery& query) const;
    /// The totals of the whole run, once it is over.
    std::optional<Totals> total() const;
    std::size_t points() const;

private:
    struct Point {
        Time end{};
        std::int64_t count = 0;
    };
    using Series = std::unordered_map<std::string, std::deque<Point>>;
    struct Past {
        std::optional<Time> firstEnd;
        Duration slide{};
        Time sweptTo{};
        Series hashtags;
        Series retweeted;
    };

    void add(Series& series, const std::string& key, Point point);
    void forget(Series& series, Time before);
    void sweep(Past& past, Time newest);
    static Curve curve(const Series& series, const std::string& key, Time end, Duration step, std::size_t points);

    Duration m_keep; ///< less than was asked for once the limit was met
    mutable std::mutex m_mutex;
    std::map<Duration, Past> m_past;
    std::size_t m_points = 0;
    std::optional<Totals> m_total;
};

} // namespace app
