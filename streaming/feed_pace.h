/// How fast a replay goes, which can be changed while it does.
#pragma once

#include <optional>

namespace streaming {

/// Whether rows are taken in at all.
enum class FeedFlow {
    Running,
    Held, ///< sources wait once their stores are full
};

/// Nothing of a replay's result depends on it.
struct FeedPace {
    std::optional<double> speed{}; ///< 1 is as recorded. None: at once
    FeedFlow flow = FeedFlow::Running;
};

} // namespace streaming
