/// The loop that runs a context's batches.
#pragma once

#include "streaming/feed_clock.h"
#include "streaming/graph.h"
#include "streaming/input/intake.h"
#include "streaming/streaming_context.h"

#include <atomic>
#include <thread>

namespace streaming {

/// Owns the graph. One thread (`ts-loop`) takes in rows, decides which batch is due and runs it; nothing else touches
/// the graph once it runs, so nothing in it has a lock.
///
/// With an input by event time the feed is the clock, and the run ends with the feed. Otherwise batches are due at
/// the multiples of the interval by the context's clock.
class StreamingContext::Scheduler {
public:
    Scheduler(Duration batch, WorkerPool& pool, std::shared_ptr<Clock> clock)
        : m_clock(std::move(clock)), m_graph(batch, pool, *m_clock)
    {
    }
    ~Scheduler() { stop(StopMode::Immediately); }

    Graph& graph() { return m_graph; }
    void addIntake(std::shared_ptr<Intake> intake) { m_intakes.push_back(std::move(intake)); }

    void start();
    void stop(StopMode mode);
    /// Waits for the end or the first error, which it throws; false where `deadline` came first.
    bool await(std::optional<std::chrono::steady_clock::time_point> deadline);
    ContextState state() const { return m_state; }

private:
    void loop();
    void runByFeed();
    void runByClock();
    void runRest(Time tick);
    void runBatch(Time time);

    bool pumpAll(Time until);
    bool allEnded() const;
    bool rowsWait() const;
    Time slideEnd(Time time) const;
    bool stopNow() const { return m_stop == Stop::Immediately; }
    void waitUntil(std::optional<Time> deadline);
    std::optional<Time> earliestWake() const;
    void fail(std::exception_ptr error);

    enum class Stop { No, Gracefully, Immediately };

    const std::shared_ptr<Clock> m_clock;
    const std::shared_ptr<Alarm> m_alarm = std::make_shared<Alarm>();
    Graph m_graph;
    std::vector<std::shared_ptr<Intake>> m_intakes;
    std::atomic<Stop> m_stop = Stop::No;
    std::atomic<ContextState> m_state = ContextState::Initialized;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_over = false;         // under m_mutex
    std::exception_ptr m_error;  // under m_mutex: the first
    std::thread m_thread;
};

} // namespace streaming
