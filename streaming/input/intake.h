/// What the scheduler asks of an input that takes in rows by itself.
#pragma once

#include "streaming/clock.h"
#include "streaming/input/block_log.h"
#include "streaming/input/rows_at_hand.h"

#include <memory>
#include <optional>
#include <string>

namespace streaming {

/// Used by the loop thread, but for `stop`.
class Intake : public RowsAtHand {
public:
    // Recovery; before `start` or between two batches.

    /// What must survive a restart. Throws StateError where rows cannot be written.
    virtual std::string saveProgress() const = 0;
    /// Goes on from there. Throws StateError where the bytes, or the number of sources, do not fit.
    virtual void restoreProgress(const std::string& bytes) = 0;
    /// Writes what sources hand over that cannot give it again to `log`, which outlives the input, before it is taken.
    virtual void keepIn(BlockLog& log) = 0;
    /// A block of the log; in order, after `restoreProgress`. One that was taken in before that is passed over.
    virtual void restoreBlock(std::size_t source, RawBlock block) = 0;
    /// The place in the log from which blocks are still needed; none where no source needs it.
    virtual std::optional<std::uint64_t> logNeededFrom() const = 0;

    /// Starts the connectors; they ring the alarm when there is something to take in.
    virtual void start(std::shared_ptr<Alarm> alarm) = 0;
    /// Asks the connectors to end; what they have handed over is still taken in. Any thread.
    virtual void stop() = 0;
    /// Refuses what the connectors still want to hand over, and waits for them.
    virtual void close() = 0;

    /// Takes in a little; false where nothing can be taken in now. By arrival: no more of a source from which something
    /// was taken that arrived at or after `until`, so that an endless source does not hold up the batch.
    virtual bool pump(Time until) = 0;
    /// When `pump` can go on although nothing arrives: a paced replay, a batch that the wall clock closes.
    virtual std::optional<Time> nextWake() const = 0;
    /// Whether nothing more will come.
    virtual bool ended() const = 0;

    /// Whether the rows' own times, not the clock, say when a batch is complete.
    virtual bool byEventTime() const = 0;
    /// By event time: every batch up to this label is complete.
    virtual Time closedThrough() const = 0;
    /// The label of the earliest complete batch with rows that has not been run.
    virtual std::optional<Time> nextData() const = 0;
    /// The batch at `time` was run: its rows, and what is older, are let go of.
    virtual void passed(Time time) = 0;
};

} // namespace streaming
