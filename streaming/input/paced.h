/// A replay at a pace: when each row is due, and the rows that wait for it.
#pragma once

#include "streaming/input/batch_rows.h"
#include "streaming/time.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace streaming {

/// The first row sets the pace: it is due at once, and the others as far from it as their times are, over the speed.
class Pace {
public:
    Time dueAt(Time time, Time now, double speed)
    {
        if (!m_first) {
            m_first = time;
            m_start = now;
        }
        const auto since = std::chrono::duration<double, std::milli>(time - *m_first) / speed;
        return m_start + std::chrono::duration_cast<Duration>(since);
    }

private:
    std::optional<Time> m_first;
    Time m_start{};
};

/// Rows of a paced replay that wait for their moment.
template <class T>
struct PendingRows {
    BlockRows<T> rows;
    std::uint32_t next;
    Time due;

    std::vector<const T*> left() const
    {
        std::vector<const T*> listed;
        for (auto row = next; row < rows->size(); ++row) listed.push_back(&(*rows)[row]);
        return listed;
    }
};

} // namespace streaming
