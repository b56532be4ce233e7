/// The trend job: from statuses to ranked windows, written as a DStream graph.
#pragma once

#include "app/core/snapshot.h"
#include "app/core/watch/watch_list.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace connectors {
struct Status;
}
namespace streaming {
template <class T>
class DStream;
}

namespace app {

/// What is shown of an original that its retweets carry no text of.
enum class SeenTexts {
    None,
    OfWindow, ///< what it said when it went by itself; the statuses must have their texts
};

struct TrendOptions {
    std::vector<Duration> windows; ///< lengths, in the order in which they are published
    Duration slide{};
    std::size_t top = 10; ///< how many hashtags and originals a window lists
    bool countRetweets = true; ///< whether retweets take part in the hashtag counts
    SeenTexts seenTexts = SeenTexts::None;
    std::shared_ptr<WatchList> watch = std::make_shared<WatchList>(); ///< hashtags to look up, rows to leave out
};

/// What one batch held.
struct BatchSize {
    std::int64_t statuses = 0;
    std::int64_t retweets = 0;
    std::int64_t hashtags = 0;

    template <class Archive>
    void serialize(Archive& archive)
    {
        archive(statuses, retweets, hashtags);
    }
};

struct TrendHandlers {
    std::function<void(const BatchSize&, Time batch)> onBatch; ///< each batch that was made, also without a status
    std::function<void(WindowResult)> onWindow;     ///< each window that holds a status
};

/// Adds the job to the graph of `statuses`. The handlers are called on the engine's loop thread. Throws
/// streaming::GraphError where slide or lengths do not fit the batch interval.
void addTrendJob(const streaming::DStream<connectors::Status>& statuses, const TrendOptions& options, TrendHandlers handlers);

} // namespace app
