/// A recording that is switched on and off while a run goes on.
#pragma once

#include "app/core/recording/recorder.h"

#include <atomic>

namespace app {

struct RecordingStatus {
    std::string directory;
    RecordingTotals totals;
};

/// Any thread. What a segment begins with is what a source hands over next, which is a whole record.
class Recording {
public:
    /// Begins; one that went on is ended. Errors are of kind `Write`.
    streaming::Result<void> start(
        RecordingOptions options, std::shared_ptr<streaming::Clock> clock, RecorderHooks hooks);
    /// Ends it without waiting: what was taken is still written.
    void stop();
    /// Ends it; returns when all is written. Not to be called by a hook.
    void close();

    void add(const std::string& source, const streaming::RawBlock& block);
    /// None where nothing is recorded, or nothing any more.
    std::optional<RecordingStatus> status() const;

private:
    std::atomic<bool> m_on = false;
    mutable std::mutex m_mutex;
    std::string m_directory;
    std::shared_ptr<Recorder> m_recorder; ///< null: off
    std::shared_ptr<Recorder> m_ending;   ///< the last one, that may still write
};

} // namespace app
