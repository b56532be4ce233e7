/// The graph of streams behind a context: its nodes, its outputs, and how a batch runs through it.
#pragma once

#include "streaming/clock.h"
#include "streaming/result.h"
#include "streaming/state.h"
#include "streaming/worker_pool.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace streaming {

class Graph;

/// How much of its past a stream keeps for what joins the graph later: data sets so long after their batch, and never
/// more records of all of them than the limit, the oldest going first.
struct Retention {
    Duration time{};
    std::size_t records = 0;
};

/// One stream of the graph, whatever its elements are. Owned by its children and by the outputs; used by the loop
/// thread alone once the graph runs.
class StreamNodeBase {
public:
    using Parents = std::vector<std::shared_ptr<StreamNodeBase>>;

    /// Where a stream is on its way through a graph that may change while it runs.
    enum class Place {
        Outside, ///< it has not been part of a batch
        Inside,
        Left, ///< no output needs it any more; it has missed what came since, and is not taken back
    };

    /// Registers with the graph; throws GraphError where that has been started, unless it is being changed.
    StreamNodeBase(Graph& graph, Duration slide, Parents parents);
    virtual ~StreamNodeBase() = default;
    StreamNodeBase(const StreamNodeBase&) = delete;
    StreamNodeBase& operator=(const StreamNodeBase&) = delete;

    Graph& graph() const { return m_graph; }
    Duration slide() const { return m_slide; }
    const Parents& parents() const { return m_parents; }

    /// By what its state is found again after a restart: the name given, else "#" and how many streams were made before.
    const std::string& name() const { return m_name; }
    /// Throws GraphError for an empty name, and where the graph has been started.
    void setName(std::string name);

    /// How often the state of this stream should be saved, where that was asked for. Checked when the graph starts.
    std::optional<Duration> checkpointInterval() const { return m_checkpointInterval; }
    /// Throws GraphError where the graph has been started.
    void setCheckpointInterval(Duration interval);
    /// Throws GraphError unless the interval is a multiple of the slide.
    void requireCheckpointable() const;

    /// How far back a result of this stream looks, over all windows on its way.
    virtual Duration reach() const;

    /// A batch at `time` begins: what collects its parent's data sets takes this one.
    virtual void enter(Time time) { static_cast<void>(time); }

    /// Lets go of the data sets of `time` and before.
    virtual void forget(Time time) = 0;

    /// Throws GraphError where the graph has been started.
    void retain(Retention retention);
    const std::optional<Retention>& retention() const { return m_retention; }
    /// The times of the data sets that are kept, oldest first.
    virtual std::vector<Time> rememberedTimes() const = 0;
    /// The newest data set that has been let go of by a stream with a retention.
    virtual std::optional<Time> forgottenThrough() const = 0;

    Place place() const { return m_place; }
    void moveTo(Place place) { m_place = place; }

    // State that survives a restart. Called on the loop thread, between two batches.

    /// What must survive, in order; none for a stream that keeps nothing. Throws StateError, naming the stream, where
    /// its elements cannot be written.
    virtual std::vector<StatePiece> statePieces() const { return {}; }

    /// Puts back what `statePieces` listed; before the first batch. Throws StateError where bytes do not fit.
    virtual void restoreState(const SavedPieces& pieces);

    /// Tells a changed program from the one that wrote the state; empty where there is no state.
    virtual std::string stateType() const { return {}; }

private:
    Graph& m_graph;
    Duration m_slide;
    Parents m_parents;
    std::string m_name;
    std::optional<Duration> m_checkpointInterval;
    std::optional<Retention> m_retention;
    Place m_place = Place::Outside;
};

/// What is to be done with one data set.
using Job = std::function<void()>;

/// Names an output for as long as the context lives.
enum class OutputId : std::size_t {};

/// An output operation: makes a job for each of its times.
struct Output {
    std::shared_ptr<StreamNodeBase> stream;
    std::function<Job(Time)> generate; ///< an empty job where the stream has no data set at that time
    std::vector<Time> past{}; ///< added by a change: when it runs for what is remembered, oldest first
    OutputId id{};            ///< given by the graph
};

/// States of a context, as Spark has them.
enum class ContextState { Initialized, Active, Stopped };

class Graph {
public:
    Graph(Duration batch, WorkerPool& pool, Clock& clock) : m_batch(batch), m_pool(pool), m_clock(clock) {}

    Duration batch() const { return m_batch; }
    WorkerPool& pool() const { return m_pool; }
    Clock& clock() const { return m_clock; }
    ContextState state() const { return m_state; }
    const std::vector<Output>& outputs() const { return m_outputs; }
    /// The last batch of which the jobs have been generated; none before the first.
    std::optional<Time> newest() const { return m_newest; }
    /// The streams that an output needs, parents before children; known once started.
    const StreamNodeBase::Parents& streams() const { return m_order; }
    /// Throws GraphError unless the graph has not been started.
    void requireInitialized() const;
    /// Whether streams and outputs can be added: before the start, and by the function that `change` calls.
    bool isOpen() const { return m_state == ContextState::Initialized || m_changing; }
    /// Throws GraphError unless it is open.
    void requireOpen() const;
    /// Whether new streams are shown what is remembered; nothing of the past is made anew by the others then.
    bool catchesUp() const { return m_catchesUp; }
    /// The number of the next stream, in the order of construction.
    std::size_t takePlace() { return m_places++; }

    OutputId addOutput(Output output);
    /// The streams that no other output needs leave the graph. Throws GraphError where there is no such output.
    void removeOutput(OutputId id);
    /// Gives every job that is made, with the number of its output, to `take`, and runs what comes back instead. Set
    /// before the first batch.
    using TakeJob = std::function<Job(std::size_t output, Job job, Time time)>;
    void onJob(TakeJob take) { m_takeJob = std::move(take); }
    /// How long data sets are kept after their batch; for looking back from outside.
    void remember(Duration duration) { m_remember = duration; }

    /// Checks the graph and orders its nodes. Throws GraphError.
    void start();
    void stop() { m_state = ContextState::Stopped; }

    /// Calls `fn`, which may derive streams, add and remove outputs; then shows the new streams, batch by batch, what
    /// is remembered, and runs the new outputs for their past. Between two batches of a started graph. What is thrown
    /// leaves the graph as it was.
    void change(const std::function<void()>& fn);

    /// Runs the batch at `time`: every output whose turn it is. `failed` is told of what was thrown; an exception while
    /// the jobs are generated costs the whole batch, one in a job only that output.
    void runBatch(Time time, const std::function<void(std::exception_ptr)>& failed);

private:
    using Streams = StreamNodeBase::Parents;

    Streams ordered() const;
    static void orderFrom(const std::shared_ptr<StreamNodeBase>& node, Streams& order);
    static void requireDistinctNames(const Streams& streams);
    void requireComplete(const Streams& streams) const;
    void take(Streams order, std::size_t firstNewOutput);
    void catchUp(const Streams& joining, std::size_t firstNewOutput);
    void catchUpTo(Time time, const Streams& joining, std::size_t firstNewOutput);
    std::vector<Job> generate(Time time);

    const Duration m_batch;
    WorkerPool& m_pool;
    Clock& m_clock;
    ContextState m_state = ContextState::Initialized;
    bool m_changing = false;
    bool m_catchesUp = false;
    Duration m_remember{0};
    std::optional<Time> m_newest;
    std::size_t m_places = 0;
    std::size_t m_outputsMade = 0;
    std::vector<Output> m_outputs;
    TakeJob m_takeJob; // none: jobs run as they are
    StreamNodeBase::Parents m_order; // parents before children, only what an output needs
};

} // namespace streaming
