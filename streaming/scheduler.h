/// The loop that runs a context's batches.
#pragma once

#include "streaming/feed_clock.h"
#include "streaming/graph.h"
#include "streaming/input/intake.h"
#include "streaming/recovery/recovery.h"
#include "streaming/schedule/batch_runner.h"
#include "streaming/schedule/pending_changes.h"
#include "streaming/streaming_context.h"

#include <atomic>
#include <thread>

namespace streaming {

/// Owns the graph. One thread (`ts-loop`) takes in rows, decides which batch is due and runs it; nothing else touches
/// the graph once it runs, so nothing in it has a lock.
///
/// With an input by event time the feed is the clock, and the run ends with the feed. Otherwise batches are due at
/// the multiples of the interval by the context's clock. After an outage, or a batch that took long, all that are due
/// are made up for, each with its own time, one when the one before is done; what was received in the meantime is in
/// the first of them.
class StreamingContext::Scheduler {
public:
    Scheduler(Duration batch, WorkerPool& pool, std::shared_ptr<Clock> clock, RunOptions options)
        : m_clock(std::move(clock)),
          m_graph(batch, pool, *m_clock),
          m_bus([this](std::exception_ptr error) { fail(std::move(error)); }),
          m_runner(m_graph, m_bus, options, [this](std::exception_ptr error) { fail(std::move(error)); })
    {
    }
    ~Scheduler() { stop(StopMode::Immediately, std::nullopt); }

    Graph& graph() { return m_graph; }
    ListenerBus& bus() { return m_bus; }
    BatchRunner& runner() { return m_runner; }
    void addIntake(std::shared_ptr<Intake> intake) { m_intakes.push_back(std::move(intake)); }
    /// Throws GraphError unless it runs without a checkpoint directory. Any thread.
    std::future<Result<void>> change(std::function<void()> fn);
    /// Gives listeners what another thread has to tell. Any thread.
    void post(ListenerBus::Event event);

    /// Goes on from the state in a directory; the graph is complete then. Errors as CheckpointError has them.
    Result<Restart> recover(CheckpointOptions options, std::vector<KeptValue> values);
    /// Writes a checkpoint now; nothing runs any more.
    Result<void> writeCheckpoint();

    void start();
    StopReport stop(StopMode mode, std::optional<Duration> timeout);
    /// Waits for the end or the first error, which it throws; false where `deadline` came first.
    bool await(std::optional<std::chrono::steady_clock::time_point> deadline);
    ContextState state() const { return m_state; }

private:
    void loop();
    void beginTurn();
    void requireWritten();
    void runByFeed();
    void runByClock();
    void runRest(Time tick);
    void runBatch(Time time, Time submitted, std::size_t waitingBehind);
    void runByClockAt(Time tick);

    Result<void> beginCheckpoint();
    void beforeBatch();
    void afterBatch(Time time);
    std::string saved() const;
    void goOnFrom(const std::string& saved);
    bool byFeed() const;
    bool failed();

    void askToStop(StopMode mode);
    bool awaitLoop(std::optional<Duration> timeout);
    StopReport leftOver(Completeness completeness) const;
    bool onLoop();
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
    ListenerBus m_bus;
    BatchRunner m_runner;
    std::vector<std::shared_ptr<Intake>> m_intakes;
    std::unique_ptr<Recovery> m_recovery; // none: nothing is kept
    std::optional<Time> m_lastBatch;
    std::optional<FeedClock::Place> m_restoredPlace;
    std::optional<FeedClock> m_feed;
    PendingChanges m_changes;
    std::atomic<Stop> m_stop = Stop::No;
    std::atomic<ContextState> m_state = ContextState::Initialized;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_over = false;         // under m_mutex
    std::exception_ptr m_error;  // under m_mutex: the first
    std::vector<std::shared_ptr<Alarm>> m_stoppers; // under m_mutex: rung when the loop is over
    std::thread m_thread;
};

} // namespace streaming
