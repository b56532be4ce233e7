/// One source of a feed: its thread, and the way of its blocks into rows.
#pragma once

#include "streaming/connector_thread.h"
#include "streaming/input/block_log.h"
#include "streaming/input/decode_queue.h"

#include <atomic>

namespace streaming {

/// A source of a feed, and what makes rows of its blocks.
template <class T>
struct FeedPart {
    std::unique_ptr<Connector> connector;
    std::shared_ptr<const Decoder<T>> decoder;
};

/// All connectors with the same decoder.
template <class T>
std::vector<FeedPart<T>> feedParts(
    std::vector<std::unique_ptr<Connector>> connectors, const std::shared_ptr<const Decoder<T>>& decoder)
{
    std::vector<FeedPart<T>> parts;
    for (auto& connector : connectors) parts.push_back({std::move(connector), decoder});
    return parts;
}

/// Used by the loop thread.
template <class T>
struct FeedSource {
    FeedSource(std::unique_ptr<Connector> connector, std::shared_ptr<const Decoder<T>> decoder, WorkerPool& pool)
        : thread(std::move(connector)), queue(thread.store(), std::move(decoder), pool)
    {
    }
    void restore(const SavedSource& saved)
    {
        queue.restore(saved);
        if (thread.connector().canGoOn()) thread.connector().goOnFrom(saved.taken);
    }

    /// Whether the log holds blocks of it that were not taken in. A block that is appended after this is asked comes
    /// behind everything that was in the log before.
    bool waitsInLog() const { return logged && (appending || queue.taken().offset < lastLogged); }

    /// What it hands over and cannot give again is written to `log`, as of source `number`, before it is taken.
    void keepIn(BlockLog& log, std::size_t number)
    {
        if (thread.connector().canGoOn()) return;
        logged = true;
        thread.store().beforePut([this, &log, number](RawBlock& block) {
            appending = true;
            const bool kept = log.append(number, block);
            lastLogged = block.end.offset;
            appending = false;
            return kept;
        });
    }
    void restoreBlock(RawBlock block)
    {
        if (block.end.offset <= queue.taken().offset) return;
        lastLogged = block.end.offset;
        queue.restoreBlock(std::move(block));
    }

    ConnectorThread thread;
    DecodeQueue<T> queue;
    bool logged = false; // in the write-ahead log
    std::atomic<bool> appending = false; // a block of it to the log, this moment
    std::atomic<std::uint64_t> lastLogged = 0; // where its last block there ends
    Time takenThrough = Time::min(); // the arrival of what was taken last
};

} // namespace streaming
