#include "streaming/streaming_context.h"

#include "streaming/scheduler.h"

namespace streaming {

StreamingContext::StreamingContext(ContextOptions options, Duration batch)
    : m_clock(options.clock ? std::move(options.clock) : std::make_shared<SystemClock>())
    , m_pool(std::max<std::size_t>(1, options.threads))
{
    if (batch <= Duration(0)) throw GraphError("the batch interval must be positive, not " + toString(batch));
    m_scheduler = std::make_unique<Scheduler>(batch, m_pool, m_clock);
}

StreamingContext::~StreamingContext() = default;

DStream<std::string> StreamingContext::textFileStream(const std::string& directory, FileOptions options)
{
    return DStream<std::string>(std::make_shared<FileInput>(graph(), directory, options));
}

void StreamingContext::remember(Duration duration)
{
    graph().remember(duration);
}

void StreamingContext::start()
{
    m_scheduler->start();
}

void StreamingContext::stop(StopMode mode)
{
    m_scheduler->stop(mode);
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
    m_scheduler->addIntake(std::move(intake));
}

} // namespace streaming
