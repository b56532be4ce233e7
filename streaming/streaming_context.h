/// The entry to the engine: makes inputs, runs the graph.
///
///     StreamingContext ssc({.appName = "NetworkWordCount", .threads = 2}, 1s);
///     auto lines = ssc.socketTextStream("localhost", 9999);
///     lines.flatMap(splitWords).mapToPair(withOne).reduceByKey(std::plus<>{}).print();
///     ssc.start();
///     ssc.awaitTermination();
///
/// Several contexts may live in one process. Batches sit on multiples of the interval from the epoch.
#pragma once

#include "streaming/dstream.h"
#include "streaming/input/feed_input.h"
#include "streaming/input/file_input.h"
#include "streaming/input/queue_input.h"

#include <thread>

namespace streaming {

struct ContextOptions {
    std::string appName{};
    std::size_t threads = std::max(1u, std::thread::hardware_concurrency());
    std::shared_ptr<Clock> clock{}; ///< none: the wall clock
};

enum class StopMode {
    Gracefully,  ///< sources end, everything they handed over is processed
    Immediately, ///< after the batch that runs
};

/// A stream of rows from connectors, and what became of its records.
template <class T>
struct FeedStream {
    DStream<T> stream;
    std::function<FeedCounts()> counts; ///< any thread
};

/// Built on one thread, then started. `stop`, `state` and the waiting functions may be called from any thread, `stop`
/// also from a job.
class StreamingContext {
public:
    /// Throws GraphError unless `batch` is positive.
    StreamingContext(ContextOptions options, Duration batch);
    ~StreamingContext();
    StreamingContext(const StreamingContext&) = delete;
    StreamingContext& operator=(const StreamingContext&) = delete;

    // Inputs.

    /// Takes data sets from a queue: one a batch, or all that wait. An empty queue gives `whenEmpty`, else no element.
    template <class T>
    DStream<T> queueStream(std::shared_ptr<RDDQueue<T>> queue, QueueTake take = QueueTake::OneAtATime,
        std::optional<RDD<T>> whenEmpty = std::nullopt)
    {
        return DStream<T>(std::make_shared<QueueInput<T>>(graph(), std::move(queue), take, std::move(whenEmpty)));
    }

    /// `generate(time)` gives the data set of each batch, or none.
    template <class T>
    DStream<T> generatedStream(std::function<std::optional<RDD<T>>(Time)> generate)
    {
        return DStream<T>(std::make_shared<GeneratedInput<T>>(graph(), std::move(generate)));
    }

    /// Lines of text from a TCP server: UTF-8, ended by \n, \r or \r\n. Connects again after a failure.
    DStream<std::string> socketTextStream(const std::string& host, std::uint16_t port);

    /// The lines of the files that appear in a directory, or in the directories that a pattern with `*` matches.
    DStream<std::string> textFileStream(const std::string& directory, FileOptions options = {});

    /// Rows from connectors, united in one stream; see FeedInput for `Traits`.
    template <class T, class Traits>
    FeedStream<T> feedStream(FeedOptions options, std::shared_ptr<const Decoder<T>> decoder,
        std::vector<std::unique_ptr<Connector>> connectors)
    {
        auto input = std::make_shared<FeedInput<T, Traits>>(
            graph(), std::move(options), std::move(decoder), std::move(connectors));
        addIntake(input);
        return {DStream<T>(input), [input] { return input->counts(); }};
    }

    // Running.

    /// How long data sets are kept after their batch.
    void remember(Duration duration);

    /// Checks the graph and starts. Throws GraphError; a context whose start failed is stopped. Nothing where it runs
    /// already.
    void start();

    /// Ends the run; a second call returns at once. A stopped context cannot be started again.
    void stop(StopMode mode = StopMode::Immediately);

    /// Waits until the context has stopped or every feed has ended. Throws JobError with the first thing that went
    /// wrong, at once and at every later call.
    void awaitTermination();
    /// The same for at most `timeout`, by the wall clock; true where it stopped.
    bool awaitTerminationOrTimeout(Duration timeout);

    ContextState state() const;

private:
    class Scheduler;

    Graph& graph();
    void addIntake(std::shared_ptr<Intake> intake);

    std::shared_ptr<Clock> m_clock;
    WorkerPool m_pool;
    std::unique_ptr<Scheduler> m_scheduler;
};

} // namespace streaming
