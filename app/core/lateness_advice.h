/// Advice for a feed that is not in time order.
#pragma once

#include "app/core/settings.h"
#include "streaming/feed_counts.h"

#include <optional>
#include <string>

namespace app {

/// Notices that many statuses come too late to be counted, and says what to do. One thread.
class LatenessAdvice {
public:
    /// `command` is the command as the user gave it.
    LatenessAdvice(const Settings& settings, std::string command);

    /// Once, after the first 1,000 statuses, where over half of them were late.
    std::optional<std::string> whileReading(const streaming::FeedCounts& counts);
    /// At the end, where over one in a hundred was.
    std::optional<std::string> atEnd(const streaming::FeedCounts& counts) const;

private:
    std::string sentence(const streaming::FeedCounts& counts) const;

    const bool m_applies;
    const Duration m_lateness;
    const std::string m_command;
    bool m_looked = false;
};

} // namespace app
