/// A source of raw bytes, and the store that takes them.
#pragma once

#include "streaming/block.h"
#include "streaming/result.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace streaming {

/// The bounded queue between one connector's thread and the engine. `put` waits while it is full: that is the
/// back-pressure. It is small, so that what was read is still in the processor's caches when it is decoded. Any thread.
class Store {
public:
    explicit Store(std::size_t capacityBytes = 2u << 20) : m_capacity(capacityBytes) {}

    /// An empty buffer of at least `capacity` bytes, one that was used before where there is one.
    ByteBuffer buffer(std::size_t capacity);

    /// Hands over a block. Waits while the store is full; false where the store was closed, and the block is dropped.
    bool put(RawBlock block);

    /// The next block without waiting; none where nothing waits.
    std::optional<RawBlock> take();
    /// Gives back the buffer of a block that is done with.
    void recycle(ByteBuffer buffer);

    /// No more blocks come (the connector ended); those that wait stay.
    void finish();
    /// Nothing is taken any more: wakes and refuses every `put`.
    void close();
    /// Whether `finish` was called and every block taken.
    bool drained() const;

    /// Called, on the putting thread, with each block before it is queued; false refuses it. Set before the connector
    /// starts.
    void beforePut(std::function<bool(RawBlock&)> keep) { m_keep = std::move(keep); }
    /// Called, on the putting thread, whenever a block or the end has arrived. Set before the connector starts.
    void onArrival(std::function<void()> wake) { m_wake = std::move(wake); }

private:
    const std::size_t m_capacity;
    std::function<bool(RawBlock&)> m_keep;
    std::function<void()> m_wake;
    mutable std::mutex m_mutex;
    std::condition_variable m_space;
    std::deque<RawBlock> m_blocks;
    std::vector<ByteBuffer> m_spare;
    std::size_t m_bytes = 0;
    bool m_finished = false;
    bool m_closed = false;
};

/// A source. The engine owns the thread (`rx-NAME`) and the retries; a connector just reads.
class Connector {
public:
    virtual ~Connector() = default;

    /// A short name for messages and the thread.
    virtual std::string name() const = 0;

    /// Checks settings and what needs no network (a file that is missing): an error means "mend your settings".
    virtual Result<void> init() = 0;

    /// Whether `goOnFrom` works: the source still has what it handed over before.
    virtual bool canGoOn() const { return false; }
    /// Called before `run` by a restarted program that has taken in what lies before `position`.
    virtual void goOnFrom(Position position) { static_cast<void>(position); }

    /// Reads until the feed ends, `stop` is requested or something breaks. An error of kind `Unreachable` is tried
    /// again after a while, any other ends the source. Must return soon after `stop`.
    virtual Result<void> run(std::stop_token stop, Store& store) = 0;
};

} // namespace streaming
