/// A source of raw bytes, and the store that takes them.
#pragma once

#include "streaming/block.h"
#include "streaming/link.h"
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
/// back-pressure; a live feed that would be cut for reading slowly uses `offer`, which sheds. It is small, so that what
/// was read is still in the processor's caches when it is decoded. Any thread.
class Store {
public:
    static constexpr std::size_t standardCapacity = 2u << 20;

    explicit Store(std::size_t capacityBytes = standardCapacity) : m_capacity(capacityBytes) {}

    /// An empty buffer of at least `capacity` bytes, one that was used before where there is one.
    ByteBuffer buffer(std::size_t capacity);

    /// Hands over a block. Waits while the store is full; false where the store was closed, and the block is dropped.
    bool put(RawBlock block);
    /// Hands over a block without waiting for room; where the store is full the block's records are dropped and counted
    /// in the link. False where it was dropped or the store was closed.
    bool offer(RawBlock block);

    /// What is known of the connection that the blocks come from.
    Link& link() { return m_link; }

    /// The next block without waiting; none where nothing waits.
    std::optional<RawBlock> take();
    /// Gives back the buffer of a block that is done with.
    void recycle(ByteBuffer buffer);

    /// No more blocks come (the connector ended); those that wait stay.
    void finish();
    /// The connector begins anew, and more blocks come.
    void reopen();
    /// Nothing is taken any more: wakes and refuses every `put`.
    void close();
    /// Whether `finish` was called and every block taken.
    bool drained() const;

    /// Called, on the putting thread, with each block before it is queued; false refuses it. Set before the connector
    /// starts.
    void beforePut(std::function<bool(RawBlock&)> keep) { m_keep = std::move(keep); }
    /// Called, on the putting thread, with each block that is about to be queued. Set before the connector starts.
    void onBlock(std::function<void(const RawBlock&)> tell) { m_tell = std::move(tell); }
    /// Called, on the putting thread, whenever a block or the end has arrived. Set before the connector starts.
    void onArrival(std::function<void()> wake) { m_wake = std::move(wake); }

private:
    bool enqueue(RawBlock block);

    const std::size_t m_capacity;
    Link m_link;
    std::function<bool(RawBlock&)> m_keep;
    std::function<void(const RawBlock&)> m_tell;
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

    /// How much may wait in the store. A live source, which sheds what finds no room, asks for more.
    virtual std::size_t storeCapacity() const { return Store::standardCapacity; }

    /// Reads until the feed ends, `stop` is requested or something breaks. An error of kind `Unreachable`,
    /// `ServerFailed` or `RateLimited` is tried again after a while (see Reconnect), any other ends the source. Tells the
    /// store's link when a connection stands and when it shows a sign of life. Must return soon after `stop`.
    virtual Result<void> run(std::stop_token stop, Store& store) = 0;
};

} // namespace streaming
