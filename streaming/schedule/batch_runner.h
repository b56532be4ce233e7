/// Runs one batch after the other through the graph, and tells the listeners of it.
#pragma once

#include "streaming/schedule/input_counters.h"
#include "streaming/schedule/listener_bus.h"

#include <set>
#include <thread>

namespace streaming {

struct RunOptions {
    std::size_t outputAttempts = 1;
    std::size_t concurrentJobs = 1;
};

/// Used by the loop thread, but for `inJob`. Outputs run in the order in which they were made. With concurrent jobs
/// those run side by side that have no stream in common but an input whose rows are at hand: what is made from a
/// common stream is made once, by one thread.
class BatchRunner {
public:
    using Failed = std::function<void(std::exception_ptr)>;

    BatchRunner(Graph& graph, ListenerBus& bus, RunOptions options, Failed failed);

    void addInput(CountedInput input) { m_inputs.push_back(std::move(input)); }
    const std::vector<CountedInput>& inputs() const { return m_inputs; }

    /// `submitted`: when the batch could have run; `waitingBehind`: how many later ones are due already.
    void run(Time time, Time submitted, std::size_t waitingBehind);

    /// Whether the calling thread runs an output. Any thread.
    bool inJob() const;

private:
    struct Task {
        Job job;
        OutputOperationInfo info;
        std::exception_ptr error; // of the last attempt
    };

    Job collect(std::size_t output, Job job, Time time);
    void runCollected(std::size_t task);
    void tellBegin();
    void tellEnd();
    void countInputs();
    void runAndTell(Task& task);
    void runSideBySide();
    void runTask(Task& task);
    void attempt(Task& task);
    void finish(Task& task);
    std::vector<std::vector<Task*>> groups();
    std::set<const StreamNodeBase*> madeFor(std::size_t output, Time time) const;
    Time now() const { return m_graph.clock().now(); }

    Graph& m_graph;
    ListenerBus& m_bus;
    const RunOptions m_options;
    const Failed m_failed;
    WorkerPool m_jobs;
    std::vector<CountedInput> m_inputs;
    std::vector<Task> m_tasks; // of the batch that runs, this and the next two
    BatchInfo m_batch;
    std::exception_ptr m_generating; // why its jobs could not be made
    mutable std::mutex m_mutex;
    std::set<std::thread::id> m_running; // under m_mutex: threads that run an output
};

} // namespace streaming
