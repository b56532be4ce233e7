/// How fast a count grows.
#pragma once

#include "streaming/time.h"

#include <cstdint>
#include <deque>
#include <utility>

namespace app {

/// Over the last seconds, out of what is looked at now and then. One thread.
class RateMeter {
public:
    static constexpr streaming::Duration span{5000};

    /// The count at that moment. Gives how many a second came of late; 0 while nobody knows.
    double look(streaming::Time now, std::int64_t count)
    {
        if (!m_looks.empty() && (now < m_looks.back().first || count < m_looks.back().second)) m_looks.clear();
        m_looks.emplace_back(now, count);
        while (m_looks.size() > 2 && m_looks[1].first + span <= now) m_looks.pop_front();
        const auto time = now - m_looks.front().first;
        if (time <= streaming::Duration(0)) return 0;
        return double(count - m_looks.front().second) * 1000 / double(time.count());
    }

private:
    std::deque<std::pair<streaming::Time, std::int64_t>> m_looks;
};

} // namespace app
