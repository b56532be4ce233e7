/// What a run does beside counting: looks after pins, mutes and alerts.
#pragma once

#include "app/core/watch/alert_book.h"
#include "app/core/watch/watch_list.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace app {

/// What is watched at one moment.
struct WatchView {
    std::shared_ptr<const Watch> watch = std::make_shared<const Watch>();
    std::vector<MuteView> mutes{};
    std::vector<AlertView> alerts{};
    std::vector<AlertEvent> history{}; ///< newest first
    std::size_t happened = 0; ///< events since the start; the history forgets the oldest
};

/// Members are called by any thread, those that judge by the loop thread alone.
class Watching {
public:
    /// `longest` of the window lengths is that of the rules that name none.
    Watching(Watch watch, std::vector<Duration> lengths, std::size_t top, Duration slide);

    /// Counts from the next window on. Error of kind `Usage` where an alert that is new does not fit the windows.
    streaming::Result<void> change(Watch watch);
    /// Other windows are reported from now on.
    void setWindows(std::vector<Duration> lengths, Duration slide);
    const std::shared_ptr<WatchList>& list() const { return m_list; }
    WatchView view() const;

    /// A window with its movement.
    std::vector<AlertEvent> judge(const WindowResult& window);
    /// A batch of live sources is over: who gave something since the last one?
    std::vector<AlertEvent> judge(const std::vector<streaming::SourceLink>& links, Time now);
    /// A batch of a recording, by its own time: statuses lie from `begin` up to its label.
    std::vector<AlertEvent> judgeReplay(std::int64_t statuses, Time begin, Time batch);

    /// How the alerts stand, for a checkpoint. On the loop thread, or before it runs.
    std::string save() const;
    void restore(const std::string& bytes);

private:
    struct Heard {
        std::int64_t bytes = 0;
        Time last{};
    };

    std::vector<Duration> lengths() const;
    Duration slide() const;

    mutable std::mutex m_mutex;
    std::vector<Duration> m_lengths; ///< longest first; under m_mutex, as the next
    Duration m_slide;
    const std::size_t m_top;
    const std::shared_ptr<WatchList> m_list;
    AlertBook m_alerts;

    std::vector<Heard> m_heard; ///< the loop thread's alone, as the next; by source
    std::optional<Time> m_lastStatus; ///< of a replay: no later than this
};

} // namespace app
