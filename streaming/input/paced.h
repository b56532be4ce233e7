/// A replay at a pace: when each row is due, and the rows that wait for it.
#pragma once

#include "streaming/clock.h"
#include "streaming/input/batch_rows.h"
#include "streaming/input/feed_options.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace streaming {

/// The first row sets the pace: it is due at once, and the others as far from it as their times are, over the speed.
/// Another pace goes on from where the feed stands.
class Pace {
public:
    explicit Pace(const FeedPace& pace) : m_pace(pace) {}

    bool isHeld() const { return m_pace.flow == FeedFlow::Held; }
    /// Whether a row can be due later than now.
    bool delays() const { return m_pace.speed || isHeld(); }

    void change(const FeedPace& pace, Time now)
    {
        if (m_place && !isHeld())
            *m_place += std::chrono::duration_cast<Duration>(Milliseconds(now - m_since) * *m_pace.speed);
        if (!pace.speed) m_place.reset();
        m_since = now;
        m_pace = pace;
    }

    Time dueAt(Time time, Time now)
    {
        if (!m_pace.speed) return now;
        if (!m_place) {
            m_place = time;
            m_since = now;
        }
        return m_since + std::chrono::duration_cast<Duration>(Milliseconds(time - *m_place) / *m_pace.speed);
    }

private:
    using Milliseconds = std::chrono::duration<double, std::milli>;

    FeedPace m_pace;
    std::optional<Time> m_place; // where the feed stood at `m_since`, in its own time; none: the next row says so
    Time m_since{};
};

/// Paces that somebody asked for and the loop thread has not seen. Any thread.
class AskedPaces {
public:
    struct Asked {
        FeedPace pace;
        Time at;
    };

    void ask(const FeedPace& pace, Time now)
    {
        std::lock_guard lock(m_mutex);
        m_asked.push_back({pace, now});
        m_any = true;
        if (m_alarm) m_alarm->ring();
    }
    /// Oldest first.
    std::vector<Asked> take()
    {
        if (!m_any) return {};
        std::lock_guard lock(m_mutex);
        m_any = false;
        return std::exchange(m_asked, {});
    }
    /// Rung by whoever asks.
    void wake(std::shared_ptr<Alarm> alarm)
    {
        std::lock_guard lock(m_mutex);
        m_alarm = std::move(alarm);
    }

private:
    std::atomic<bool> m_any = false;
    std::mutex m_mutex;
    std::vector<Asked> m_asked;
    std::shared_ptr<Alarm> m_alarm;
};

/// Rows of a paced replay that wait for their moment.
template <class T>
struct PendingRows {
    BlockRows<T> rows;
    std::uint32_t next;
    Time due;
    std::size_t bytes = 0; ///< of the block, of which they are a part

    std::vector<const T*> left() const
    {
        std::vector<const T*> listed;
        for (auto row = next; row < rows->size(); ++row) listed.push_back(&(*rows)[row]);
        return listed;
    }

    /// Of the bytes, those of the rows that wait, as far as that can be told.
    std::size_t bytesLeft() const { return bytes * (rows->size() - next) / std::max<std::size_t>(rows->size(), 1); }
};

} // namespace streaming
