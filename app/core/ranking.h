/// The orders of a list: by count, by rate, rising.
#pragma once

#include "app/core/snapshot.h"
#include "streaming/rdd.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace app {

/// What puts a row where it is.
struct Place {
    double score = 0;
    int count = 0;

    friend bool operator<(const Place& a, const Place& b)
    {
        return a.score != b.score ? a.score < b.score : a.count < b.count;
    }
};

using KeyCounts = streaming::RDD<std::pair<std::string_view, int>>;
using Places = std::vector<std::pair<std::string_view, Place>>;

/// How much of a window is its newest part: a tenth of it, in slides, one at least.
inline Duration newestPart(Duration length, Duration slide) { return std::max(slide, length / 10 / slide * slide); }

/// Statuses a second over the newest part.
inline double rateScore(int recent, Duration part) { return 1000.0 * recent / double(part.count()); }

/// How unusual a count is. `before`: what was counted in the time `past` before the window.
inline double risingScore(int count, std::int64_t before, Duration past, Duration length)
{
    const auto expected = past > Duration(0) ? double(before) * double(length.count()) / double(past.count()) : 0.0;
    return (count - expected) / std::sqrt(expected + 1);
}

inline int countOf(const KeyCounts& counts, std::string_view key)
{
    int count = 0;
    counts.lookup(key, [&](int found) { count += found; });
    return count;
}

/// The first `top` rows, where `score(key, count)` gives what every row of the window is ranked by.
template <class Score>
Places ranked(const KeyCounts& counts, std::size_t top, Score score)
{
    return counts
        .mapToPair([&](const std::pair<std::string_view, int>& row) {
            return std::pair(row.first, Place{score(row.first, row.second), row.second});
        })
        .topByValue(top);
}

inline Places rankedByCount(const KeyCounts& counts, std::size_t top)
{
    Places places;
    for (const auto& [key, count] : counts.topByValue(top)) places.emplace_back(key, Place{double(count), count});
    return places;
}

} // namespace app
