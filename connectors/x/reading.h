/// What comes on one connection to a stream of X.
#pragma once

#include "connectors/common/live_blocks.h"
#include "connectors/x/spending.h"

namespace connectors::x {

/// Hands posts on as lines and counts them; what X says of itself ends it. One thread.
class Reading {
public:
    struct Surroundings {
        streaming::Store& store;
        const streaming::Clock& clock;
        Spending& spending;
    };

    explicit Reading(const Surroundings& surroundings)
        : m_surroundings(surroundings), m_blocks(surroundings.store, surroundings.clock)
    {
    }

    /// Bytes of the answer, cut anywhere. An error ends the connection, and the ceiling does as one.
    streaming::Result<void> take(std::string_view bytes);
    /// Hands over what was gathered.
    void flush() { m_blocks.flush(); }
    /// What came behind the last post that was wanted is counted. Whether the ceiling was reached.
    streaming::Result<bool> finish();

private:
    streaming::Result<void> takeLine(std::string_view line);
    streaming::Result<void> takePost(std::string_view line);

    const Surroundings m_surroundings;
    LiveBlocks m_blocks;
    std::string m_open; ///< a line that goes on
    bool m_ceilingReached = false;
    std::int64_t m_beyond = 0; ///< posts that came with the last one that was wanted
};

} // namespace connectors::x
