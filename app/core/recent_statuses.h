/// Copies of the statuses that came last: what a hashtag brings along when it enters a list.
#pragma once

#include "connectors/common/status.h"

#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <vector>

namespace app {

/// Those with hashtags, at most so many, so old and so large. One thread at a time.
class RecentStatuses {
public:
    static constexpr std::size_t mostKept = 2000;
    static constexpr std::size_t bytesKept = 8u << 20;
    static constexpr streaming::Duration span{30000};

    /// Of the batch with that label.
    void add(std::span<const connectors::Status> statuses, streaming::Time batch);

    /// Calls `visit(const Status&, which of its hashtags, label of its batch)` for those with that hashtag, oldest
    /// first.
    template <class Visit>
    void forEachWith(std::string_view tag, Visit visit) const
    {
        for (const auto& copy : m_copies)
            for (std::size_t which = 0; which < copy.status.hashtags.size(); ++which)
                if (copy.status.hashtags[which].tag == tag) visit(copy.status, which, copy.batch);
    }

    std::size_t size() const { return m_copies.size(); }
    std::size_t bytes() const { return m_bytes; }

private:
    /// Stays where it is: the status points into it.
    struct Copy {
        Copy(const connectors::Status& original, streaming::Time label);
        Copy(const Copy&) = delete;
        Copy& operator=(const Copy&) = delete;

        std::string text; ///< all its words, one behind the other
        std::vector<connectors::Hashtag> hashtags;
        connectors::AsReceived received;
        connectors::Status status;
        streaming::Time batch;
    };

    void dropOldest();

    std::deque<Copy> m_copies; ///< oldest first
    std::size_t m_bytes = 0;
};

} // namespace app
