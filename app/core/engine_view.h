/// How the engine itself is doing, as Spark's Streaming tab shows it.
#pragma once

#include "app/core/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace streaming {
struct BatchInfo;
class ProgressListener;
}

namespace app {

enum class BatchState {
    Waiting, ///< it is due, and one before it runs
    Running,
    Completed,
    Failed,
};

struct BatchView {
    Time time{}; ///< its label: it holds what came before
    BatchState state = BatchState::Completed;
    std::int64_t records = 0; ///< 0 where it waits
    std::optional<Duration> schedulingDelay{}; ///< from when it was due to its start
    std::optional<Duration> processingTime{};
    std::optional<Duration> totalDelay{};
    std::string failure{}; ///< in words
};

/// A figure over the batches that are kept.
struct Timeline {
    std::vector<std::optional<double>> points{}; ///< one a batch, oldest first; none where it has no value
    std::optional<double> newest{};
    std::optional<double> mean{}; ///< of all that are kept, also of those that have no point here
    double most = 0;              ///< of the points
};

struct EngineView {
    static constexpr std::size_t pointsShown = 240;
    static constexpr std::size_t waitingListed = 50;

    Duration batch{}; ///< the interval
    Timeline inputRate{}; ///< statuses a second
    Timeline schedulingDelay{}; ///< milliseconds, as the next two
    Timeline processingTime{};
    Timeline totalDelay{};
    std::vector<BatchView> batches{}; ///< waiting and running ones first, then the newest
    std::size_t waiting = 0; ///< batches
    std::int64_t completed = 0; ///< since the start
    std::uint64_t memory = 0; ///< of the program, bytes that lie in the machine's memory; 0: nobody knows
};

/// Why a batch, or the first of its outputs that did, failed.
std::optional<std::string> failureOf(const streaming::BatchInfo& batch);

/// Any thread.
EngineView engineView(const streaming::ProgressListener& listener, Duration batch);

/// How long the oldest batch that is not done waits for its end, where one waits behind it or that is longer than the
/// interval (and a second): the run is slower than its feed. None where it keeps up.
std::optional<Duration> behindFeed(const streaming::ProgressListener& listener, Duration batch, Time now);

} // namespace app
