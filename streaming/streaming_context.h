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

#include "streaming/checkpoint.h"
#include "streaming/dstream.h"
#include "streaming/input/counted_stream.h"
#include "streaming/input/feed_input.h"
#include "streaming/input/file_input.h"
#include "streaming/input/queue_input.h"
#include "streaming/input/receiver_input.h"
#include "streaming/rdd/binary_file.h"
#include "streaming/schedule/input_counters.h"
#include "streaming/socket_receiver.h"
#include "streaming/streaming_listener.h"

#include <future>
#include <thread>

namespace streaming {

struct ContextOptions {
    std::string appName{};
    std::size_t threads = std::max(1u, std::thread::hardware_concurrency());
    std::shared_ptr<Clock> clock{}; ///< none: the wall clock
    std::size_t outputAttempts = 1; ///< an output that throws is run so often, at once, before it has failed
    /// Outputs of one batch that run side by side; those only that have no stream in common but an input from outside.
    /// What they do outside the context may then overlap.
    std::size_t concurrentJobs = 1;
    std::optional<BackPressureOptions> backPressure{};  ///< for receivers that have none of their own
    std::optional<Duration> gracefulStopTimeout{};      ///< by the context's clock; none: a graceful stop takes its time
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
    std::function<std::vector<SourceLink>()> links; ///< the connections, in the order of the connectors; any thread
    std::function<void(const FeedPace&)> setPace;   ///< of a feed by event time, from now on; any thread
    std::function<std::uint64_t()> takenBytes;      ///< of the bytes of its links; any thread
    std::function<std::vector<LinkEvent>(std::size_t source)> events; ///< of one of them; any thread
    /// Any thread, once the context has started. False where the source's state leaves nothing to do.
    std::function<bool(std::size_t source, SourceCommand command)> ask;
    std::function<std::vector<FeedFault>()> faults; ///< the first records that could not be read; any thread
};

/// What a receiver stores, and what became of its records.
template <class T>
struct ReceiverStream {
    DStream<T> stream;
    std::function<ReceiverCounts()> counts;       ///< any thread
    std::function<std::optional<double>()> limit; ///< records a second that it may store now; any thread
};

enum class Completeness {
    Ended,        ///< the run is over
    StillRunning, ///< a batch runs and is the last; the next `stop`, or the destructor, waits for it
};

/// Records of one input that were taken in and have not been processed.
struct LeftOver {
    std::string input;
    std::int64_t records;
};

/// How a stop went. Nothing is left after a graceful stop that was in time.
struct StopReport {
    Completeness completeness;
    std::vector<LeftOver> left; ///< inputs of which something is left
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
        auto input = std::make_shared<QueueInput<T>>(graph(), std::move(queue), take, std::move(whenEmpty));
        addInput({input, "queue", [node = input.get()](Time time) { return node->records(time); }});
        return DStream<T>(std::move(input));
    }

    /// `generate(time)` gives the data set of each batch, or none.
    template <class T>
    DStream<T> generatedStream(std::function<std::optional<RDD<T>>(Time)> generate)
    {
        auto input = std::make_shared<GeneratedInput<T>>(graph(), std::move(generate));
        addInput({input, "generated", [node = input.get()](Time time) { return node->records(time); }});
        return DStream<T>(std::move(input));
    }

    /// Lines of text from a TCP server: UTF-8, ended by \n, \r or \r\n. Connects again after a failure.
    DStream<std::string> socketTextStream(const std::string& host, std::uint16_t port);

    /// Elements that `convert` makes of what a TCP server sends; see SocketReceiver.
    template <class T>
    ReceiverStream<T> socketStream(
        const std::string& host, std::uint16_t port, Converter<T> convert, const SocketOptions& options = {})
    {
        return receiverStream<T>(std::make_unique<SocketReceiver<T>>(host, port, std::move(convert),
                                     SocketBlocks::Gathered, options.longestRecord), options.receiver);
    }

    /// Blocks from a TCP server, each with its length in front (4 bytes, big-endian); `fromBytes` makes the elements of
    /// a block of the engine. An incomplete frame at the end is lost.
    template <class T>
    ReceiverStream<T> rawSocketStream(const std::string& host, std::uint16_t port,
        typename Receiver<T>::FromBytes fromBytes, const SocketOptions& options = {})
    {
        auto convert = [fromBytes = std::move(fromBytes)](
                           std::string_view bytes, Following, std::vector<T>& rows) -> std::size_t {
            const auto frame = firstFrame(bytes);
            if (!frame) return 0;
            rows = fromBytes(*frame);
            return frameHead + frame->size();
        };
        return receiverStream<T>(std::make_unique<SocketReceiver<T>>(host, port, std::move(convert),
                                     SocketBlocks::AsConverted, options.longestRecord), options.receiver);
    }

    /// What a receiver of one's own stores.
    template <class T>
    ReceiverStream<T> receiverStream(std::unique_ptr<Receiver<T>> receiver, const ReceiverOptions& options = {})
    {
        const auto backPressure = options.backPressure ? options.backPressure : m_backPressure;
        auto name = receiver->name();
        auto input = std::make_shared<ReceiverInput<T>>(graph(), std::move(receiver), options, backPressure);
        auto* const node = input.get(); // the input list keeps it
        const auto id = addInput({input, std::move(name), [node](Time time) { return node->records(time); },
            [node] { return node->counts().inFlight; }});
        input->tellTo(id, receiverEvents());
        if (backPressure) addRateController(id, backPressure->pid, input->limiter());
        addIntake(input);
        return {DStream<T>(input), [input] { return input->counts(); }, [input] { return input->limiter()->rate(); }};
    }

    /// The lines of the files that appear in a directory, or in the directories that a pattern with `*` matches.
    DStream<std::string> textFileStream(const std::string& directory, FileOptions options = {});

    /// Records of `recordLength` bytes of the files that appear, as above. Throws GraphError for a length of 0; a file
    /// whose last record is not whole fails the output that reads it.
    DStream<std::string> binaryRecordsStream(
        const std::string& directory, std::size_t recordLength, FileOptions options = {});

    /// What `read` makes of the files that appear, as above.
    template <class T>
    DStream<T> fileStream(const std::string& directory, typename FileInput<T>::Read read, FileOptions options = {})
    {
        auto input = std::make_shared<FileInput<T>>(graph(), directory, std::move(options), std::move(read));
        addInput({input, "files", [node = input.get()](Time time) { return node->records(time); }});
        return DStream<T>(std::move(input));
    }

    /// Rows from connectors, united in one stream; see FeedInput for `Traits`.
    template <class T, class Traits>
    FeedStream<T> feedStream(FeedOptions options, std::shared_ptr<const Decoder<T>> decoder,
        std::vector<std::unique_ptr<Connector>> connectors)
    {
        return feedStream<T, Traits>(std::move(options), feedParts(std::move(connectors), decoder));
    }

    /// The same with a decoder for each connector.
    template <class T, class Traits>
    FeedStream<T> feedStream(FeedOptions options, std::vector<FeedPart<T>> parts)
    {
        auto input = std::make_shared<FeedInput<T, Traits>>(graph(), std::move(options), std::move(parts));
        auto counted = std::make_shared<CountedStream<T>>(input);
        addInput({counted, "feed", [node = counted.get()](Time time) { return node->records(time); },
            [feed = input.get(), node = counted.get()] { return feed->counts().taken - node->allRecords(); }});
        addIntake(input);
        return {DStream<T>(std::move(counted)), [input] { return input->counts(); }, [input] { return input->links(); },
            [input](const FeedPace& pace) { input->setPace(pace); }, [input] { return input->takenBytes(); },
            [input](std::size_t source) { return input->events(source); },
            [input](std::size_t source, SourceCommand command) { return input->ask(source, command); },
            [input] { return input->faults(); }};
    }

    // Changing.

    /// Calls `fn` on the loop thread between two batches of a context that runs. In it, and nowhere else once a context
    /// has started, streams may be derived from those of the graph, and outputs added and removed; inputs may not. New
    /// streams are shown, batch by batch, what the streams of the graph remember (`DStream::remember`), so that a window
    /// begins with the past; new outputs run for their `past`. Streams that no output needs any more are let go of.
    /// The future is ready when that is done, with the words of what `fn` threw or of what is wrong with the graph: then
    /// nothing has changed. Throws GraphError unless the context runs and keeps no checkpoints. Any thread.
    std::future<Result<void>> change(std::function<void()> fn);

    /// Takes an output away: before the start, or by a change.
    void remove(OutputId output);

    // Listening. From any thread, also while it runs.

    void addStreamingListener(std::shared_ptr<StreamingListener> listener);
    void removeStreamingListener(const std::shared_ptr<StreamingListener>& listener);

    // Running.

    /// How long data sets are kept after their batch.
    void remember(Duration duration);

    /// Puts a value of the program's own into every checkpoint. Before `recover`.
    void keep(KeptValue value) { m_keptValues.push_back(std::move(value)); }

    /// Keeps the state in a directory from now on, and goes on from what is there. Called once the graph is complete,
    /// before `start`. Errors of the kinds that CheckpointError has; throws GraphError for a wrong graph.
    Result<Restart> recover(CheckpointOptions options);

    /// Writes a checkpoint of a context that has stopped.
    Result<void> writeCheckpoint();

    /// Builds a context and recovers it: `build()` gives a `std::unique_ptr<StreamingContext>` with the whole graph.
    template <class Build>
    static Result<std::unique_ptr<StreamingContext>> getOrCreate(CheckpointOptions options, Build build)
    {
        std::unique_ptr<StreamingContext> context = build();
        if (auto restart = context->recover(std::move(options)); !restart) return tl::unexpected(restart.error());
        return context;
    }

    /// Checks the graph and starts. Throws GraphError; a context whose start failed is stopped. Nothing where it runs
    /// already.
    void start();

    /// Ends the run; a second call returns at once. A stopped context cannot be started again. A graceful stop that is
    /// not done after `timeout` by the context's clock, or else that of the options, ends after the batch that runs,
    /// which is not waited for; what was left is in the report.
    StopReport stop(StopMode mode = StopMode::Immediately, std::optional<Duration> timeout = std::nullopt);

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
    /// Its number.
    std::size_t addInput(CountedInput input);
    ReceiverSupervisor::Tell receiverEvents();
    void addRateController(std::size_t streamId, const PidOptions& options, std::shared_ptr<RateLimiter> limiter);

    std::shared_ptr<Clock> m_clock;
    std::optional<BackPressureOptions> m_backPressure;
    std::optional<Duration> m_gracefulStopTimeout;
    WorkerPool m_pool;
    std::unique_ptr<Scheduler> m_scheduler;
    std::vector<KeptValue> m_keptValues;
};

} // namespace streaming
