/// What a checkpoint holds of a run.
#pragma once

#include "app/core/movement.h"

#include <cstdint>
#include <map>
#include <string>

namespace app {

/// Beside the state of the graph.
struct KeptRun {
    std::uint64_t outputLength = 0;
    std::int64_t batches = 0;
    std::int64_t retweets = 0;
    std::int64_t windows = 0;
    bool finished = false;
    std::map<Duration, MovementTracker> movement{};
    std::string watching{};

    template <class Archive>
    void serialize(Archive& archive)
    {
        archive(outputLength, batches, retweets, windows, finished, movement, watching);
    }
};

} // namespace app
