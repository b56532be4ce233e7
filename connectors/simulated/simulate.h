/// What `trendstream simulate` writes: a synthetic feed of a given length, as fast as it can be made.
///
///     Simulation simulation({.seed = 7, .rate = 5000, .length = 1h, .wire = formats::Wire::Jetstream});
///     for (std::string chunk; simulation.nextChunk(chunk);) write(chunk);
#pragma once

#include "connectors/formats/writer.h"
#include "connectors/simulated/feed_model.h"
#include "streaming/time.h"

#include <cstdint>
#include <string>

namespace connectors::simulated {

struct SimulateOptions {
    std::uint64_t seed = 1;
    std::uint32_t rate = 50; ///< statuses a second, at least 1
    streaming::Duration length = std::chrono::minutes(5);
    formats::Wire wire = formats::Wire::Twitter;
    streaming::Time start = streaming::timeAt(1'768'478'400'000); ///< 2026-01-15T12:00:00Z: the same output every day
};

/// The same options give the same bytes on every machine; the same seed, rate and start the same statuses on every
/// wire, as far as it can carry them (a Bluesky repost has neither text nor hashtags of its original).
class Simulation {
public:
    explicit Simulation(const SimulateOptions& options);

    /// Fills `out` with the next whole records, about 1 MiB; false, and nothing in it, at the end.
    bool nextChunk(std::string& out);

private:
    const formats::Wire m_wire;
    const streaming::Time m_end;
    FeedModel m_model;
};

} // namespace connectors::simulated
