/// What the sources of a run have to tell beside their statuses.
#pragma once

#include "app/core/snapshot.h"
#include "streaming/connector_thread.h"

#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace app {

/// Says in sentences what becomes of the connections, keeps the gaps until somebody takes them, and knows when the last
/// source has given up. Any thread.
class SourceWatch {
public:
    explicit SourceWatch(std::function<void(std::string)> warn) : m_warn(std::move(warn)) {}

    /// How many sources there are; before they start.
    void expect(std::size_t sources) { m_running = sources; }
    /// For the sources; it must outlive them.
    streaming::SourceEvents events();

    /// A source that had given up.
    void beganAnew();
    /// A gap that no source tells of.
    void add(SourceGap gap);

    /// The gaps that ended since the last call.
    std::vector<SourceGap> takeGaps();
    /// The error of the last source, where all of them gave up. It is not said before: the run ends with it.
    std::optional<streaming::Error> failure() const;
    /// The sources whose credentials were refused.
    std::set<std::string> refused() const;

private:
    void onError(const std::string& source, const streaming::Error& error, std::optional<Duration> nextTry);
    void onConnected(const std::string& source);
    void onGap(const std::string& source, const streaming::Gap& gap);

    const std::function<void(std::string)> m_warn;
    mutable std::mutex m_mutex;
    std::size_t m_running = 0;        // sources that have not given up
    std::set<std::string> m_troubled; // sources that were away when they were last heard of
    std::set<std::string> m_refused;
    std::vector<SourceGap> m_gaps;
    std::optional<streaming::Error> m_failure;
};

/// What live connections did, over all of them.
LiveTotals totalsOf(const std::vector<streaming::SourceLink>& links);

} // namespace app
