#include "streaming/worker_pool.h"

#include <atomic>
#include <exception>
#include <memory>
#include <pthread.h>

namespace streaming {

namespace {

/// One call of `run`: who takes the next index, how many are done, what went wrong first.
struct Round {
    Round(std::size_t n, FunctionRef<void(std::size_t)> fn) : count(n), task(fn) {}

    /// Takes indices until none is left. The task is touched only while an index is held, so a helper that comes too
    /// late finds nothing to do and never looks at it.
    void takePart()
    {
        for (auto index = next.fetch_add(1); index < count; index = next.fetch_add(1)) {
            std::exception_ptr thrown;
            try {
                task(index);
            } catch (...) {
                thrown = std::current_exception();
            }
            std::lock_guard lock(mutex);
            if (thrown && !error) error = thrown;
            if (++done == count) finished.notify_all();
        }
    }

    void await()
    {
        std::unique_lock lock(mutex);
        finished.wait(lock, [&] { return done == count; });
        if (error) std::rethrow_exception(error);
    }

    const std::size_t count;
    const FunctionRef<void(std::size_t)> task;
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::condition_variable finished;
    std::size_t done = 0;
    std::exception_ptr error;
};

} // namespace

WorkerPool::WorkerPool(std::size_t threads)
{
    for (std::size_t number = 1; number < threads; ++number)
        m_helpers.emplace_back([this, number] { work(number); });
}

WorkerPool::~WorkerPool()
{
    {
        std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (auto& helper : m_helpers)
        helper.join();
}

void WorkerPool::run(std::size_t count, FunctionRef<void(std::size_t)> task)
{
    if (count == 1 || m_helpers.empty()) {
        std::exception_ptr error;
        for (std::size_t index = 0; index < count; ++index) {
            try {
                task(index);
            } catch (...) {
                if (!error) error = std::current_exception();
            }
        }
        if (error) std::rethrow_exception(error);
        return;
    }
    if (count == 0) return;
    auto round = std::make_shared<Round>(count, task);
    for (std::size_t helper = 0; helper < std::min(count - 1, m_helpers.size()); ++helper)
        post([round] { round->takePart(); });
    round->takePart();
    round->await();
}

void WorkerPool::post(std::function<void()> task)
{
    if (m_helpers.empty()) return;
    {
        std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void WorkerPool::work(std::size_t number)
{
    nameThread("ts-work." + std::to_string(number));
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [&] { return m_stopping || !m_tasks.empty(); });
        if (m_stopping) return;
        auto task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task();
        task = nullptr; // what it holds is let go before the lock is taken again
        lock.lock();
    }
}

void nameThread(const std::string& name)
{
    pthread_setname_np(pthread_self(), name.substr(0, 15).c_str());
}

} // namespace streaming
