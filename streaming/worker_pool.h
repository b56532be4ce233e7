/// The threads that jobs run on.
#pragma once

#include "streaming/function_ref.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace streaming {

/// A pool of `threads` threads, the calling one among them: a pool of one has no thread of its own and does
/// everything where it is asked. Members may be called from any thread.
class WorkerPool {
public:
    explicit WorkerPool(std::size_t threads);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    std::size_t threads() const { return m_helpers.size() + 1; }

    /// Runs task(0) … task(count - 1), also on the calling thread, and returns when all are done. Tasks may run in any
    /// order. The first exception is thrown again here; the other tasks still run. A task may call `run` itself.
    void run(std::size_t count, FunctionRef<void(std::size_t)> task);

    /// Runs `task` on a helper some time later; must not throw. Without helpers it never runs: the poster must be
    /// able to do the work himself.
    void post(std::function<void()> task);

private:
    void work(std::size_t number);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks;
    bool m_stopping = false;
    std::vector<std::thread> m_helpers; // last: they use all of the above
};

/// Names the calling thread, at most 15 characters.
void nameThread(const std::string& name);

} // namespace streaming
