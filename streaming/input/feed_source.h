/// One source of a feed: its thread, and the way of its blocks into rows.
#pragma once

#include "streaming/connector_thread.h"
#include "streaming/input/decode_queue.h"

namespace streaming {

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

    ConnectorThread thread;
    DecodeQueue<T> queue;
    bool logged = false; // in the write-ahead log
    Time takenThrough = Time::min(); // the arrival of what was taken last
};

} // namespace streaming
