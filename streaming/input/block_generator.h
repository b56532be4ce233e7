/// The way of a receiver's records into batches: gathered into blocks, which wait, bounded, for the next batch.
#pragma once

#include "streaming/clock.h"
#include "streaming/input/batch_rows.h"
#include "streaming/result.h"
#include "streaming/worker_pool.h"

#include <deque>
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

/// Any thread may add; `take` and `processed` are the loop's. A block is a partition's worth of rows, at most.
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

    /// The records become a block of their own; it waits for a batch when this returns.
    Stored addBlock(std::vector<T> records)
    {
        if (records.empty()) return isActive() ? Stored::Kept : Stored::Refused;
        const auto size = records.size();
        {
            std::unique_lock lock(m_mutex);
            if (const auto room = makeRoom(lock, size); room != Stored::Kept) return room;
        }
        std::lock_guard cutting(m_cutting); // not while it waits for room: batches must go on
        cutHeld();
        {
            std::lock_guard lock(m_mutex);
            m_pushing += size;
        }
        return push(std::move(records)) ? Stored::Kept : Stored::Dropped;
    }

    /// All that waits, with what was gathered since the last block; it is in flight until `processed`.
    std::vector<Part<T>> take()
    {
        cut();
        std::lock_guard lock(m_mutex);
        std::vector<Part<T>> parts;
        for (auto& block : m_waiting) {
            const auto to = static_cast<std::uint32_t>(block.rows->size());
            m_inBatch += to - block.from;
            m_waitingRecords -= to - block.from;
            parts.push_back({std::move(block.rows), {{block.from, to}}});
        }
        m_waiting.clear();
        m_room.notify_all();
        return parts;
    }

    /// What was taken has been processed.
    void processed()
    {
        std::lock_guard lock(m_mutex);
        m_processed += std::exchange(m_inBatch, 0);
    }

    ReceiverCounts counts() const
    {
        std::lock_guard lock(m_mutex);
        return {m_received, m_processed, m_dropped, static_cast<std::int64_t>(m_waitingRecords) + m_inBatch};
    }
    std::size_t waiting() const
    {
        std::lock_guard lock(m_mutex);
        return m_waitingRecords;
    }

private:
    enum class State { Initialized, Active, Stopped };

    struct Waiting {
        BlockRows<T> rows;
        std::uint32_t from = 0; // those before were dropped
    };

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
            m_dropped += static_cast<std::int64_t>(records);
            return Stored::Dropped;
        }
        m_waitingRecords += records;
        return Stored::Kept;
    }

    void dropOldestFor(std::size_t records)
    {
        while (!fits(records)) {
            if (m_waiting.empty() && (m_pushing > 0 || m_gathering.empty())) return; // what is being stored stays
            if (m_waiting.empty()) m_waiting.push_back({rowsOf(std::exchange(m_gathering, {}))});
            auto& oldest = m_waiting.front();
            const auto wanted = m_waitingRecords + records - m_options.capacity;
            const auto dropped = std::min<std::size_t>(wanted, oldest.rows->size() - oldest.from);
            oldest.from += static_cast<std::uint32_t>(dropped);
            m_waitingRecords -= dropped;
            m_dropped += static_cast<std::int64_t>(dropped);
            if (oldest.from == oldest.rows->size()) m_waiting.pop_front();
        }
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
        try {
            if (m_hooks.onPushBlock) m_hooks.onPushBlock(block);
        } catch (...) {
            {
                std::lock_guard lock(m_mutex);
                m_pushing -= size;
                m_waitingRecords -= size;
                m_dropped += static_cast<std::int64_t>(size);
            }
            m_room.notify_all();
            if (m_hooks.onError) m_hooks.onError(std::current_exception());
            return false;
        }
        std::lock_guard lock(m_mutex);
        m_pushing -= size;
        m_waiting.push_back({rowsOf(std::move(block))});
        return true;
    }

    Clock& m_clock;
    const BlockOptions m_options;
    const Hooks m_hooks;
    std::mutex m_cutting; // held while a block goes from gathered to waiting; taken before m_mutex
    mutable std::mutex m_mutex;
    std::condition_variable m_room;
    State m_state = State::Initialized; // this and the rest under m_mutex
    bool m_ending = false;
    std::vector<T> m_gathering;
    std::deque<Waiting> m_waiting;
    std::size_t m_waitingRecords = 0; // gathered, being stored, or waiting
    std::size_t m_pushing = 0;        // being stored
    std::int64_t m_inBatch = 0;
    std::int64_t m_received = 0;
    std::int64_t m_processed = 0;
    std::int64_t m_dropped = 0;
    std::jthread m_timer;
};

} // namespace streaming
