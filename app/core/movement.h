/// Movement: where each row of a list stood one window length ago.
#pragma once

#include "app/core/snapshot.h"

#include <deque>
#include <string>
#include <unordered_map>

namespace app {

/// Follows the windows of one length. Give it each of them, in order; a window that was not reported held nothing.
/// Keeps the lists of one window length, and what is watched beside them. One thread.
class MovementTracker {
public:
    /// Fills the movement of every row of `window`.
    void fill(WindowResult& window);

    template <class Archive>
    void serialize(Archive& archive)
    {
        archive(m_firstEnd, m_past);
    }

private:
    struct Place {
        int rank = 0; ///< 0: it was watched, but not listed
        std::int64_t count = 0;

        template <class Archive>
        void serialize(Archive& archive)
        {
            archive(rank, count);
        }
    };
    using Places = std::unordered_map<std::string, Place>;
    struct List {
        Places places;
        std::int64_t least = 0; ///< count of its last row: what is not listed has no more

        template <class Archive>
        void serialize(Archive& archive)
        {
            archive(places, least);
        }
    };
    struct Lists {
        Time end{};
        List hashtags;
        List retweeted;

        template <class Archive>
        void serialize(Archive& archive)
        {
            archive(end, hashtags, retweeted);
        }
    };

    static Movement movement(const List* before, const std::string& key);
    const Lists* listsAt(Time end) const;

    std::optional<Time> m_firstEnd;
    std::deque<Lists> m_past; ///< oldest first
};

} // namespace app
