/// The trend job: from statuses to ranked windows, written as a DStream graph.
#pragma once

#include "app/core/snapshot.h"
#include "app/core/watch/watch_list.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>

namespace connectors {
struct Status;
}
namespace streaming {
template <class T>
class DStream;
class StreamingContext;
}

namespace app {

/// What is shown of an original that its retweets carry no text of.
enum class SeenTexts {
    None,
    OfWindow, ///< what it said when it went by itself; the statuses must have their texts
};

/// Whether windows can be chosen anew while the job runs.
enum class Choosing {
    AtStart,
    WhileRunning, ///< the batches of `keep` are kept for it, but never more than `TrendJob::entryLimit` of their entries
};

struct TrendOptions {
    WindowChoice choice;
    std::size_t top = 10; ///< how many hashtags and originals a window lists
    bool countRetweets = true; ///< whether retweets take part in the hashtag counts
    SeenTexts seenTexts = SeenTexts::None;
    Duration keep{}; ///< how far `Rank::Rising` looks back
    Choosing choosing = Choosing::AtStart;
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
    std::function<void(WindowResult)> onPast{};     ///< windows before the batch after which they were chosen, in order
};

/// The job in the graph of a context; outlived by it.
class TrendJob {
public:
    /// Hashtags and originals of one batch each, counted apart: some hundred bytes each.
    static constexpr std::size_t entryLimit = 500'000;
    /// How many past windows of a length are made at most when it is chosen.
    static constexpr std::size_t pastLimit = 1800;

    /// Adds it to the graph of `statuses`. The handlers are called on the engine's loop thread. Throws
    /// streaming::GraphError where slide or lengths do not fit the batch interval.
    TrendJob(const streaming::DStream<connectors::Status>& statuses, const TrendOptions& options, TrendHandlers handlers);
    ~TrendJob();

    /// Other windows from the next batch on; those that stay are not disturbed, those that come are made for the past
    /// that is at hand first. Inside StreamingContext::change alone. Throws streaming::GraphError.
    void choose(const WindowChoice& choice, streaming::StreamingContext& context);

    /// The first batch that held a status, for going on in another run.
    std::optional<Time> first() const;
    void goOnFrom(std::optional<Time> first);

private:
    class Graph;
    std::unique_ptr<Graph> m_graph;
};

} // namespace app
