/// `record`: from sources to segments, without a graph.
#pragma once

#include "app/core/recording/recorder.h"
#include "app/core/settings.h"
#include "app/core/source_watch.h"
#include "streaming/connector_thread.h"

#include <vector>

namespace app {

struct RecordRunHooks {
    std::function<void(std::string)> warn; ///< a sentence for the user; any thread
    const connectors::LiveServices* services = nullptr; ///< for the feeds of services; outlives the run
};

/// Records the sources of the settings into their `record` folder. Made and waited for on one thread; the other members
/// may be called from any.
class RecordRun {
public:
    /// Checks sources and folder, connects nothing.
    static streaming::Result<std::unique_ptr<RecordRun>> make(const Settings& settings, RecordRunHooks hooks);

    void start();
    /// Ends the run: what was received is still written.
    void stop();
    /// Until every source has ended. The error of the recording, or of the last source where all gave up.
    streaming::Result<void> wait();

    RecordingTotals totals() const { return m_recorder->totals(); }
    /// Records that found no room, in the queues of the sources.
    std::int64_t dropped() const;

private:
    RecordRun(RecordRunHooks hooks) : m_hooks(std::move(hooks)) {}

    bool takeAll();

    const RecordRunHooks m_hooks;
    const std::shared_ptr<streaming::SystemClock> m_clock = std::make_shared<streaming::SystemClock>();
    const std::shared_ptr<streaming::Alarm> m_alarm = std::make_shared<streaming::Alarm>();
    SourceWatch m_watch{m_hooks.warn};
    std::unique_ptr<Recorder> m_recorder;
    std::vector<std::unique_ptr<streaming::ConnectorThread>> m_sources; // last: their threads use the others
};

} // namespace app
