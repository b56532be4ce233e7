/// Hours of a run in a few minutes: windows made by hand, their past kept as the program keeps it.
#pragma once

#include "app/core/trend_history.h"

#include <algorithm>
#include <string>

namespace gui::sample {

/// Lists change every second and names wear out, so that what is kept of old names must be let go.
class SimulatedHours {
public:
    explicit SimulatedHours(app::Duration keep) : m_history(keep) {}

    void second()
    {
        ++m_seconds;
        m_windows.clear();
        for (const auto length : m_lengths) {
            const auto result = window(length);
            static_cast<void>(m_history.window(result));
            m_windows.push_back(std::make_shared<const app::WindowView>(m_history.view(result)));
        }
    }

    app::RunView view() const
    {
        app::RunView view;
        view.lengths = m_lengths;
        view.slide = std::chrono::seconds(1);
        view.windows = m_windows;
        view.sources = {{"simulated", app::SourceState::Live}};
        view.totals.statuses = m_seconds * 5000;
        return view;
    }

    const app::TrendHistory& history() const { return m_history; }

private:
    app::WindowResult window(app::Duration length) const
    {
        app::WindowResult window{now(), length, std::chrono::seconds(1), 5000 * length.count() / 1000, 1900, 4000, 900, {}, {}};
        for (int rank = 1; rank <= rows; ++rank) {
            const auto word = (rank * 7 + m_seconds / 3) % 60 + m_seconds / 120;
            const auto key = "tag" + std::to_string(word);
            if (std::ranges::find(window.hashtags, key, &app::TrendRow::tag) != window.hashtags.end()) continue;
            window.hashtags.push_back({int(window.hashtags.size()) + 1, key, key, 9000 / rank, {true, rank + 1, 8000 / rank}});
            auto& row = window.retweeted.emplace_back();
            row.rank = int(window.retweeted.size());
            row.id = "https://example.org/" + std::to_string(word);
            row.retweets = 900 / rank;
            row.author = "author" + std::to_string(word % 20);
            row.text = "A status of the simulated hours, number " + std::to_string(word);
        }
        return window;
    }

    app::Time now() const { return app::Time(std::chrono::hours(400'000) + std::chrono::seconds(m_seconds)); }

    static constexpr int rows = 100;
    const std::vector<app::Duration> m_lengths{std::chrono::seconds(10), std::chrono::seconds(60), std::chrono::minutes(5)};
    app::TrendHistory m_history;
    std::int64_t m_seconds = 0;
    std::vector<std::shared_ptr<const app::WindowView>> m_windows;
};

} // namespace gui::sample
