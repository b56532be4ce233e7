/// Changes of a running graph, asked for by any thread, made by the loop thread between two batches.
#pragma once

#include "streaming/graph.h"
#include "streaming/result.h"

#include <future>
#include <mutex>

namespace streaming {

class PendingChanges {
public:
    /// The future is ready when the change is made, and has the words of what it threw. Throws GraphError once closed.
    /// Any thread.
    std::future<Result<void>> add(std::function<void()> change);

    /// Makes those that wait, in order; whether there were any.
    bool make(Graph& graph);

    /// No more are made: those that wait end with an error.
    void close();

private:
    struct Change {
        std::function<void()> make;
        std::promise<Result<void>> made;
    };

    std::vector<Change> takeAll();

    std::mutex m_mutex;
    std::vector<Change> m_waiting; // under m_mutex, as the next
    bool m_closed = false;
};

} // namespace streaming
