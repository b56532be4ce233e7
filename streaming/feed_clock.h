/// The clock of a feed: which batches to run, in which order, when the data itself says what time it is.
#pragma once

#include "streaming/time.h"

#include <optional>
#include <vector>

namespace streaming {

/// Gives the batches that hold rows, and the slide ends at which a window still holds some. All other times are never
/// made: ten empty years cost nothing.
class FeedClock {
public:
    /// One output: how often it gives something, and how far back its windows look.
    struct Pulse {
        Duration slide;
        Duration reach;
    };

    FeedClock(Duration batch, std::vector<Pulse> pulses) : m_batch(batch), m_pulses(std::move(pulses)) {}

    /// The next time to run, once every batch through `closed` is complete (Time::max() at the end of the feed) and
    /// `data` is the earliest of them with rows. What follows the last rows is only the first slide end at or after
    /// them; later ones are given when further rows show that the feed has not ended there.
    std::optional<Time> next(Time closed, std::optional<Time> data);

    /// Other outputs from now on.
    void setPulses(std::vector<Pulse> pulses) { m_pulses = std::move(pulses); }

    /// Where the clock is, to go on from in another run.
    struct Place {
        std::optional<Time> lastData;
        std::optional<Time> lastRun;
    };
    Place place() const { return {m_lastData, m_lastRun}; }
    void goOnFrom(const Place& place)
    {
        m_lastData = place.lastData;
        m_lastRun = place.lastRun;
    }

private:
    std::optional<Time> nextPulse(Time closed, std::optional<Time> data) const;

    Duration m_batch;
    std::vector<Pulse> m_pulses;
    std::optional<Time> m_lastData;
    std::optional<Time> m_lastRun;
};

} // namespace streaming
