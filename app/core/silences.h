/// When no source was heard, out of the gaps of each.
#pragma once

#include "app/core/snapshot.h"

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <utility>

namespace app {

/// Spans of time, in the order in which they became known.
using Spans = std::deque<std::pair<Time, Time>>;

/// One thread at a time.
class Silences {
public:
    static constexpr std::size_t mostKept = 1000;

    /// How many sources there are.
    void expect(std::size_t sources) { m_sources = sources; }

    void add(const SourceGap& gap)
    {
        keep(m_gaps, {gap.gap.from, gap.gap.to});
        keep(m_bySource[gap.source], {gap.gap.from, gap.gap.to});
        Spans common{{gap.gap.from, gap.gap.to}};
        if (gap.source != "clock") common = commonToAll(std::move(common), gap.source); // a leap is everybody's
        for (const auto& span : common) keep(m_silent, span);
    }

    void forgetBefore(Time time)
    {
        const auto forget = [time](Spans& spans) {
            while (!spans.empty() && spans.front().second < time) spans.pop_front();
        };
        forget(m_gaps);
        forget(m_silent);
        for (auto& [source, spans] : m_bySource) forget(spans);
    }

    const Spans& gaps() const { return m_gaps; }
    /// Whether nothing at all was heard then.
    bool isSilent(Time time) const
    {
        return std::ranges::any_of(m_silent, [time](const auto& span) { return span.first < time && time < span.second; });
    }

private:
    static void keep(Spans& spans, std::pair<Time, Time> span)
    {
        spans.push_back(span);
        if (spans.size() > mostKept) spans.pop_front();
    }

    static Spans common(const Spans& some, const Spans& others)
    {
        Spans both;
        for (const auto& [from, to] : some)
            for (const auto& other : others)
                if (const auto begin = std::max(from, other.first), end = std::min(to, other.second); begin < end)
                    both.emplace_back(begin, end);
        return both;
    }

    /// The gap that ends last finds those of the others.
    Spans commonToAll(Spans spans, const std::string& source) const
    {
        std::size_t heard = 1;
        for (const auto& [other, gaps] : m_bySource) {
            if (other == source || other == "clock") continue;
            ++heard;
            spans = common(spans, gaps);
        }
        return heard < m_sources ? Spans{} : spans;
    }

    std::size_t m_sources = 1;
    Spans m_gaps;
    Spans m_silent;
    std::map<std::string, Spans> m_bySource;
};

} // namespace app
