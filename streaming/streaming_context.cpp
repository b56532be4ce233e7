#include "streaming/streaming_context.h"

#include "streaming/schedule/rate_controller.h"
#include "streaming/scheduler.h"

namespace streaming {

StreamingContext::StreamingContext(ContextOptions options, Duration batch)
    : m_clock(options.clock ? std::move(options.clock) : std::make_shared<SystemClock>())
    , m_backPressure(options.backPressure)
    , m_gracefulStopTimeout(options.gracefulStopTimeout)
    , m_pool(std::max<std::size_t>(1, options.threads))
{
    if (batch <= Duration(0)) throw GraphError("the batch interval must be positive, not " + toString(batch));
    if (options.outputAttempts == 0) throw GraphError("an output must be attempted at least once");
    if (options.concurrentJobs == 0) throw GraphError("at least one job must be allowed to run");
    m_scheduler = std::make_unique<Scheduler>(
        batch, m_pool, m_clock, RunOptions{options.outputAttempts, options.concurrentJobs});
}

StreamingContext::~StreamingContext() = default;

DStream<std::string> StreamingContext::textFileStream(const std::string& directory, FileOptions options)
{
    const auto read = [](const std::filesystem::path& file, WorkerPool& pool) { return textFile(file, &pool); };
    return fileStream<std::string>(directory, read, std::move(options));
}

DStream<std::string> StreamingContext::binaryRecordsStream(
    const std::string& directory, std::size_t recordLength, FileOptions options)
{
    if (recordLength == 0) throw GraphError("the length of a record must be positive");
    const auto read = [recordLength](const std::filesystem::path& file, WorkerPool& pool) {
        return RDD<std::string>(std::make_shared<BinaryFileNode>(&pool, file, recordLength));
    };
    return fileStream<std::string>(directory, read, std::move(options));
}

void StreamingContext::addStreamingListener(std::shared_ptr<StreamingListener> listener)
{
    m_scheduler->bus().add(std::move(listener));
}

void StreamingContext::removeStreamingListener(const std::shared_ptr<StreamingListener>& listener)
{
    m_scheduler->bus().remove(listener);
}

std::future<Result<void>> StreamingContext::change(std::function<void()> fn) { return m_scheduler->change(std::move(fn)); }

void StreamingContext::remove(OutputId output) { graph().removeOutput(output); }

void StreamingContext::remember(Duration duration)
{
    graph().remember(duration);
}

Result<Restart> StreamingContext::recover(CheckpointOptions options)
{
    return m_scheduler->recover(std::move(options), m_keptValues);
}

Result<void> StreamingContext::writeCheckpoint()
{
    return m_scheduler->writeCheckpoint();
}

void StreamingContext::start()
{
    m_scheduler->start();
}

StopReport StreamingContext::stop(StopMode mode, std::optional<Duration> timeout)
{
    if (mode == StopMode::Gracefully && !timeout) timeout = m_gracefulStopTimeout;
    return m_scheduler->stop(mode, timeout);
}

void StreamingContext::awaitTermination()
{
    m_scheduler->await(std::nullopt);
}

bool StreamingContext::awaitTerminationOrTimeout(Duration timeout)
{
    return m_scheduler->await(std::chrono::steady_clock::now() + timeout);
}

ContextState StreamingContext::state() const
{
    return m_scheduler->state();
}

Graph& StreamingContext::graph()
{
    return m_scheduler->graph();
}

void StreamingContext::addIntake(std::shared_ptr<Intake> intake)
{
    graph().requireInitialized();
    m_scheduler->addIntake(std::move(intake));
}

std::size_t StreamingContext::addInput(CountedInput input)
{
    graph().requireInitialized();
    m_scheduler->runner().addInput(std::move(input));
    return m_scheduler->runner().inputs().size() - 1;
}

ReceiverSupervisor::Tell StreamingContext::receiverEvents()
{
    return [scheduler = m_scheduler.get()](ReceiverSupervisor::Event event, const ReceiverInfo& info) {
        scheduler->post([event, info](StreamingListener& listener) {
            switch (event) {
            case ReceiverSupervisor::Event::Started: listener.onReceiverStarted(info); break;
            case ReceiverSupervisor::Event::Error: listener.onReceiverError(info); break;
            case ReceiverSupervisor::Event::Stopped: listener.onReceiverStopped(info); break;
            }
        });
    };
}

void StreamingContext::addRateController(
    std::size_t streamId, const PidOptions& options, std::shared_ptr<RateLimiter> limiter)
{
    addStreamingListener(std::make_shared<RateController>(streamId, graph().batch(), options, std::move(limiter)));
}

} // namespace streaming
