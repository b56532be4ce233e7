/// The way of a receiver's records into batches: gathered into blocks, which wait, bounded, for the next batch.
#pragma once

#include "streaming/clock.h"
#include "streaming/input/waiting_blocks.h"
#include "streaming/result.h"
#include "streaming/worker_pool.h"

#include <exception>
#include <functional>
#include <thread>

namespace streaming {

/// What is done when records come faster than batches take them.
enum class OverflowPolicy {
    Block,      ///< who stores waits for room
    DropNewest, ///< what does not fit is not kept
    DropOldest, ///< what has waited longest makes room
};

/// received = processed + dropped + inFlight, at any moment.
struct ReceiverCounts {
    std::int64_t received = 0;  ///< accepted, or dropped at once
    std::int64_t processed = 0; ///< in batches that have run
    std::int64_t dropped = 0;   ///< by the overflow policy, or because a block could not be stored
    std::int64_t inFlight = 0;  ///< gathered, waiting, or in the batch that runs
};

struct BlockOptions {
    Duration interval{200};           ///< a block is cut at the multiples of this
    std::size_t capacity = 1'000'000; ///< records that wait at most, whether in a block yet or not
    OverflowPolicy overflow = OverflowPolicy::Block;
};

/// What became of a record or a block that was handed over.
enum class Stored {
    Kept,
    Dropped, ///< the policy says so; counted
    Refused, ///< nothing is taken any more; not counted
};

/// Any thread may add; `take` and `processed` are the loop's. A block is a partition's worth of rows, at most. With a
/// log a block is written before it waits, and each batch that takes blocks, so that a restart gives every batch the
/// blocks that it had.
template <class T>
class BlockGenerator {
public:
    struct Hooks {
        std::function<void(std::size_t records)> onGenerateBlock{};     ///< a block was cut
        std::function<void(const std::vector<T>&)> onPushBlock{};       ///< it is stored; throws: it is dropped
        std::function<void(const std::exception_ptr& error)> onError{}; ///< what storing a block threw
    };

    /// Throws GraphError unless interval and capacity are positive.
    BlockGenerator(Clock& clock, BlockOptions options, Hooks hooks = {})
        : m_clock(clock), m_options(options), m_hooks(std::move(hooks))
    {
        if (options.interval <= Duration(0)) throw GraphError("the block interval must be positive");
        if (options.capacity == 0) throw GraphError("a receiver needs room for at least one record");
    }
    ~BlockGenerator() { stop(); }

    /// Writes blocks to the log from now on. Before `start`, as the next three.
    void keepIn(BlockLog& log) { m_log.emplace(log); }

    /// Goes on behind a checkpoint; what the log holds that is not in it comes next.
    void goOnFrom(const ReceiverProgress& progress)
    {
        std::lock_guard lock(m_mutex);
        m_progress = progress;
        m_received = progress.processed + progress.dropped;
    }

    /// A block of the log, in order. Throws StateError where it cannot be read.
    void restoreBlock(const RawBlock& block)
    {
        std::lock_guard lock(m_mutex);
        if (block.end.offset <= m_progress.taken) return;
        auto rows = ReceiverLog<T>::rowsOf(block);
        m_received += static_cast<std::int64_t>(rows->size());
        m_waitingRecords += rows->size();
        m_waiting.add({std::move(rows), 0, block.arrival, block.end.offset});
    }

    /// A batch of the log, in order.
    void restoreBatch(const RawBlock& batch)
    {
        std::lock_guard lock(m_mutex);
        for (const auto& leftOut : ReceiverLog<T>::leftOutOf(batch)) noteDropped(m_waiting.leaveOut(leftOut));
        m_progress.newest = std::max(m_progress.newest, batch.arrival);
    }

    /// Throws GraphError where it was started before.
    void start()
    {
        std::lock_guard lock(m_mutex);
        if (m_state != State::Initialized) throw GraphError("a block generator is started once");
        m_state = State::Active;
        m_timer = std::jthread([this](const std::stop_token& stop) { cutAtIntervals(stop); });
    }

    /// Refuses further records, cuts the last block at once; waits for the timer. What waits can still be taken.
    void stop()
    {
        std::jthread timer;
        {
            std::lock_guard lock(m_mutex);
            if (m_state == State::Stopped) return;
            m_state = State::Stopped;
            timer = std::move(m_timer);
        }
        m_room.notify_all();
        if (timer.joinable()) {
            timer.request_stop();
            timer.join();
        }
        cut();
    }

    /// From now on nobody waits for room: what does not fit is refused. For a receiver that is asked to end.
    void stopWaiting()
    {
        {
            std::lock_guard lock(m_mutex);
            m_ending = true;
        }
        m_room.notify_all();
    }

    bool isActive() const
    {
        std::lock_guard lock(m_mutex);
        return m_state == State::Active;
    }
    bool isStopped() const
    {
        std::lock_guard lock(m_mutex);
        return m_state == State::Stopped;
    }

    /// `added` is called together with the adding: no block is cut between the two.
    Stored add(T record, const std::function<void()>& added = {})
    {
        std::unique_lock lock(m_mutex);
        if (const auto room = makeRoom(lock, 1); room != Stored::Kept) return room;
        m_gathering.push_back(std::move(record));
        if (added) added();
        return Stored::Kept;
    }

    /// The records stay together in one block, that which is being gathered. Dropped or kept as a whole.
    Stored addAll(std::vector<T> records, const std::function<void()>& added = {})
    {
        std::unique_lock lock(m_mutex);
        if (const auto room = makeRoom(lock, records.size()); room != Stored::Kept) return room;
        m_gathering.insert(m_gathering.end(), std::make_move_iterator(records.begin()),
            std::make_move_iterator(records.end()));
        if (added) added();
        return Stored::Kept;
    }

    /// The records become a block of their own; when this returns it waits for a batch, safe where there is a log.
    Stored addBlock(std::vector<T> records)
    {
        if (records.empty()) return isActive() ? Stored::Kept : Stored::Refused;
        const auto size = records.size();
        {
            std::unique_lock lock(m_mutex);
            if (const auto room = makeRoom(lock, size); room != Stored::Kept) return room;
        }
        {
            std::lock_guard cutting(m_cutting); // not while it waits for room: batches must go on
            cutHeld();
            {
                std::lock_guard lock(m_mutex);
                m_pushing += size;
            }
            if (!push(std::move(records))) return Stored::Dropped;
        }
        return sync() ? Stored::Kept : Stored::Refused; // others go on storing meanwhile
    }

    /// Makes the log safe, where there is one.
    Result<void> sync() { return m_log ? m_log->sync() : Result<void>(); }

    /// All that waits, with what was gathered since the last block; it is in flight until `processed`. A block that the
    /// log gave to a later batch goes on waiting.
    std::vector<Part<T>> take(std::optional<Time> batch = std::nullopt)
    {
        std::lock_guard cutting(m_cutting);
        cutHeld();
        std::lock_guard lock(m_mutex);
        std::vector<Part<T>> parts;
        for (auto& block : m_waiting.take(batch)) {
            m_inBatch += block.left();
            m_waitingRecords -= block.left();
            m_progress.taken = block.end;
            const auto to = static_cast<std::uint32_t>(block.rows->size());
            parts.push_back({std::move(block.rows), {{block.from, to}}});
        }
        if (batch) noteBatch(*batch);
        m_room.notify_all();
        return parts;
    }

    /// Between two batches.
    ReceiverProgress progress() const
    {
        std::lock_guard lock(m_mutex);
        return m_progress;
    }

    /// The place in the log from which blocks still wait; none where none does.
    std::optional<std::uint64_t> logNeededFrom() const
    {
        std::lock_guard cutting(m_cutting); // not while one is in the log and does not wait yet
        std::lock_guard lock(m_mutex);
        if (!m_log || m_waiting.empty()) return std::nullopt;
        return m_waiting.front().end - 1;
    }

    /// What was taken has been processed.
    void processed()
    {
        std::lock_guard lock(m_mutex);
        m_progress.processed += std::exchange(m_inBatch, 0);
    }

    ReceiverCounts counts() const
    {
        std::lock_guard lock(m_mutex);
        const auto inFlight = static_cast<std::int64_t>(m_waitingRecords) + m_inBatch;
        return {m_received, m_progress.processed, m_progress.dropped, inFlight};
    }
    std::size_t waiting() const
    {
        std::lock_guard lock(m_mutex);
        return m_waitingRecords;
    }

private:
    enum class State { Initialized, Active, Stopped };

    void cutAtIntervals(const std::stop_token& stop)
    {
        nameThread("ts-blocks");
        auto next = floorTo(m_clock.now(), m_options.interval) + m_options.interval;
        while (m_clock.waitUntil(next, stop)) {
            cut();
            next = std::max(next, floorTo(m_clock.now(), m_options.interval)) + m_options.interval;
        }
    }

    bool fits(std::size_t records) const
    {
        return m_waitingRecords + records <= m_options.capacity || m_waitingRecords == 0;
    }

    /// Under m_mutex. Kept: there is room, and it is reserved.
    Stored makeRoom(std::unique_lock<std::mutex>& lock, std::size_t records)
    {
        if (m_options.overflow == OverflowPolicy::Block)
            m_room.wait(lock, [&] { return m_state != State::Active || m_ending || fits(records); });
        const bool mustWait = m_options.overflow == OverflowPolicy::Block && !fits(records);
        if (m_state != State::Active || mustWait) return Stored::Refused;
        m_received += static_cast<std::int64_t>(records);
        if (m_options.overflow == OverflowPolicy::DropOldest) dropOldestFor(records);
        if (!fits(records)) {
            m_progress.dropped += static_cast<std::int64_t>(records);
            return Stored::Dropped;
        }
        m_waitingRecords += records;
        return Stored::Kept;
    }

    void dropOldestFor(std::size_t records)
    {
        while (!fits(records)) {
            const auto wanted = m_waitingRecords + records - m_options.capacity;
            auto dropped = m_waiting.dropOldest(wanted, m_progress.newest);
            if (dropped == 0 && m_pushing == 0) dropped = dropGathered(wanted); // what is being stored stays
            if (dropped == 0) return;
            noteDropped(dropped);
        }
    }

    std::size_t dropGathered(std::size_t wanted)
    {
        const auto dropped = std::min(wanted, m_gathering.size() - m_goneOfGathering);
        m_goneOfGathering += dropped;
        if (2 * m_goneOfGathering >= m_gathering.size()) eraseGone(); // a record a call would cost all that are there
        return dropped;
    }

    void noteDropped(std::size_t records)
    {
        m_waitingRecords -= records;
        m_progress.dropped += static_cast<std::int64_t>(records);
    }

    void eraseGone()
    {
        const auto gone = static_cast<std::ptrdiff_t>(std::exchange(m_goneOfGathering, 0));
        m_gathering.erase(m_gathering.begin(), m_gathering.begin() + gone);
    }

    /// Under both mutexes: what this batch took is written, where it did not come from the log.
    void noteBatch(Time batch)
    {
        m_progress.batch = batch;
        if (batch <= m_progress.newest) return;
        m_progress.newest = batch;
        if (m_log) m_log->appendBatch(batch, m_waiting.takeLeftOut());
    }

    void cut()
    {
        std::lock_guard cutting(m_cutting);
        cutHeld();
    }

    /// Under m_cutting, so that blocks stay in order.
    void cutHeld()
    {
        std::vector<T> block;
        {
            std::lock_guard lock(m_mutex);
            eraseGone();
            block = std::exchange(m_gathering, {});
            m_pushing += block.size();
        }
        if (block.empty()) return;
        if (m_hooks.onGenerateBlock) m_hooks.onGenerateBlock(block.size());
        push(std::move(block));
    }

    static BlockRows<T> rowsOf(std::vector<T> rows) { return std::make_shared<const std::vector<T>>(std::move(rows)); }

    /// Under m_cutting; room is reserved, and m_pushing holds the size.
    bool push(std::vector<T> block)
    {
        const auto size = block.size();
        const auto after = progress().newest; // it is taken under m_cutting: no batch comes in between
        const auto end = write(block, after);
        std::lock_guard lock(m_mutex);
        m_pushing -= size;
        if (end) {
            m_waiting.add({rowsOf(std::move(block)), 0, after, *end});
            return true;
        }
        noteDropped(size);
        m_room.notify_all();
        return false;
    }

    /// Where it ends in the log, 0 without one; none where it cannot be stored.
    std::optional<std::uint64_t> write(const std::vector<T>& block, Time after)
    {
        try {
            if (m_hooks.onPushBlock) m_hooks.onPushBlock(block);
            return m_log ? m_log->append(block, after) : 0;
        } catch (...) {
            if (m_hooks.onError) m_hooks.onError(std::current_exception());
            return std::nullopt;
        }
    }

    Clock& m_clock;
    const BlockOptions m_options;
    const Hooks m_hooks;
    std::optional<ReceiverLog<T>> m_log;
    mutable std::mutex m_cutting; // held while a block goes from gathered to waiting; taken before m_mutex
    mutable std::mutex m_mutex;
    std::condition_variable m_room;
    State m_state = State::Initialized; // this and the rest under m_mutex
    bool m_ending = false;
    std::vector<T> m_gathering;
    std::size_t m_goneOfGathering = 0; // of these the first are dropped
    WaitingBlocks<T> m_waiting;
    std::size_t m_waitingRecords = 0; // gathered, being stored, or waiting
    std::size_t m_pushing = 0;        // being stored
    std::int64_t m_inBatch = 0;
    std::int64_t m_received = 0;
    ReceiverProgress m_progress;
    std::jthread m_timer;
};

} // namespace streaming
