#include "streaming/scheduler.h"

#include "streaming/serialization.h"

#include <algorithm>

namespace streaming {

void StreamingContext::Scheduler::start()
{
    if (m_state == ContextState::Active) return;
    if (m_state == ContextState::Stopped) throw GraphError("StreamingContext has already been stopped");
    try {
        if (m_graph.state() == ContextState::Initialized) m_graph.start();
    } catch (...) {
        stop(StopMode::Immediately, std::nullopt);
        throw;
    }
    m_state = ContextState::Active;
    // Before a source runs: what comes from here on belongs to a batch that will be made.
    if (!m_lastBatch && !byFeed()) m_lastBatch = floorTo(m_clock->now(), m_graph.batch());
    for (const auto& intake : m_intakes) intake->start(m_alarm);
    std::lock_guard lock(m_mutex); // a job that stops the context must find the thread
    m_thread = std::thread([this] { loop(); });
}

Result<Restart> StreamingContext::Scheduler::recover(CheckpointOptions options, std::vector<KeptValue> values)
{
    m_graph.start();
    auto opened = Recovery::open(std::move(options), std::move(values), [alarm = m_alarm] { alarm->ring(); });
    if (!opened) return tl::unexpected(opened.error());
    m_recovery = std::move(*opened);
    try {
        if (const auto found = m_recovery->restore(m_graph, m_intakes))
            goOnFrom(*found);
        else if (!byFeed())
            m_lastBatch = floorTo(m_clock->now(), m_graph.batch());
    } catch (const CheckpointError& wrong) {
        return tl::unexpected(wrong.error());
    }
    // Before a source is asked for anything: what it hands over belongs to batches that are counted from here.
    if (m_recovery->restart() == Restart::Fresh && m_lastBatch)
        if (const auto written = writeCheckpoint(); !written) return tl::unexpected(written.error());
    return m_recovery->restart();
}

Result<void> StreamingContext::Scheduler::writeCheckpoint()
{
    if (!m_recovery) return {};
    return beginCheckpoint().and_then([&] { return m_recovery->awaitWritten(); });
}

/// What it vouches for is fixed when this returns.
Result<void> StreamingContext::Scheduler::beginCheckpoint()
{
    try {
        return m_recovery->begin(m_lastBatch.value_or(Time{}), m_clock->now(), saved(), m_graph, m_intakes);
    } catch (const StateError& cannot) {
        return failure(ErrorKind::Usage, cannot.what());
    }
}

std::string StreamingContext::Scheduler::saved() const
{
    const auto place = m_feed ? m_feed->place() : m_restoredPlace.value_or(FeedClock::Place{});
    return toBytes(std::tuple(m_lastBatch, place.lastData, place.lastRun));
}

void StreamingContext::Scheduler::goOnFrom(const std::string& saved)
{
    using Times = std::tuple<std::optional<Time>, std::optional<Time>, std::optional<Time>>;
    const auto [batch, data, run] = fromBytes<Times>(saved);
    m_lastBatch = batch;
    m_restoredPlace = FeedClock::Place{data, run};
}

bool StreamingContext::Scheduler::byFeed() const
{
    return std::any_of(m_intakes.begin(), m_intakes.end(), [](const auto& intake) { return intake->byEventTime(); });
}

bool StreamingContext::Scheduler::failed()
{
    std::lock_guard lock(m_mutex);
    return m_error != nullptr;
}

std::future<Result<void>> StreamingContext::Scheduler::change(std::function<void()> fn)
{
    if (m_state == ContextState::Initialized)
        throw GraphError("the context has not been started; its graph is still built, not changed");
    if (m_recovery)
        throw GraphError("a graph cannot be changed while its state is kept in a checkpoint directory");
    auto made = m_changes.add(std::move(fn));
    m_alarm->ring();
    return made;
}

void StreamingContext::Scheduler::askToStop(StopMode mode)
{
    auto none = Stop::No;
    const auto wanted = mode == StopMode::Gracefully ? Stop::Gracefully : Stop::Immediately;
    if (!m_stop.compare_exchange_strong(none, wanted) && wanted == Stop::Immediately) m_stop = wanted;
    // What a graceful stop still takes in ends the feed; one at once leaves it open.
    if (wanted == Stop::Gracefully)
        for (const auto& intake : m_intakes) intake->stop();
    m_alarm->ring();
}

bool StreamingContext::Scheduler::onLoop()
{
    std::lock_guard lock(m_mutex);
    return m_thread.get_id() == std::this_thread::get_id() || m_runner.inJob();
}

StopReport StreamingContext::Scheduler::stop(StopMode mode, std::optional<Duration> timeout)
{
    askToStop(mode);
    if (onLoop()) return leftOver(Completeness::StillRunning); // from a job: the loop ends after it
    if (!awaitLoop(timeout)) {
        m_stop = Stop::Immediately;
        m_alarm->ring();
        return leftOver(Completeness::StillRunning);
    }
    {
        std::lock_guard lock(m_mutex);
        if (m_thread.joinable()) m_thread.join();
    }
    for (const auto& intake : m_intakes) intake->close();
    m_bus.deliver(); // how the receivers ended
    m_changes.close();
    m_graph.stop();
    m_state = ContextState::Stopped;
    {
        std::lock_guard lock(m_mutex);
        m_over = true;
        m_changed.notify_all();
    }
    return leftOver(Completeness::Ended);
}

/// Waits for the loop, where there is one; false where the time-out, by the context's clock, came first.
bool StreamingContext::Scheduler::awaitLoop(std::optional<Duration> timeout)
{
    std::unique_lock lock(m_mutex);
    if (!m_thread.joinable()) return true;
    if (!timeout) {
        m_changed.wait(lock, [&] { return m_over; });
        return true;
    }
    const auto alarm = std::make_shared<Alarm>();
    m_stoppers.push_back(alarm);
    const auto deadline = m_clock->now() + *timeout;
    while (!m_over && m_clock->now() < deadline) {
        lock.unlock();
        m_clock->wait(alarm, deadline);
        lock.lock();
    }
    return m_over;
}

StopReport StreamingContext::Scheduler::leftOver(Completeness completeness) const
{
    StopReport report{completeness, {}};
    for (const auto& input : m_runner.inputs()) {
        const auto records = input.waiting ? input.waiting() : 0;
        if (records > 0) report.left.push_back({input.name, records});
    }
    return report;
}

void StreamingContext::Scheduler::post(ListenerBus::Event event)
{
    m_bus.post(std::move(event));
    m_alarm->ring();
}

bool StreamingContext::Scheduler::await(std::optional<std::chrono::steady_clock::time_point> deadline)
{
    std::unique_lock lock(m_mutex);
    const auto done = [&] { return m_over || m_error; };
    if (deadline)
        m_changed.wait_until(lock, *deadline, done);
    else
        m_changed.wait(lock, done);
    if (m_error) std::rethrow_exception(m_error);
    return m_over;
}

void StreamingContext::Scheduler::loop()
{
    nameThread("ts-loop");
    m_bus.tell([now = m_clock->now()](StreamingListener& listener) { listener.onStreamingStarted(now); });
    try {
        byFeed() ? runByFeed() : runByClock();
        if (m_lastBatch && !failed())
            if (const auto written = writeCheckpoint(); !written) throw CheckpointError(written.error());
    } catch (...) {
        fail(std::current_exception());
    }
    if (m_recovery) // one may be on its way
        if (const auto written = m_recovery->awaitWritten(); !written)
            fail(std::make_exception_ptr(CheckpointError(written.error())));
    m_state = ContextState::Stopped;
    m_changes.close();
    std::lock_guard lock(m_mutex);
    m_over = true;
    m_changed.notify_all();
    for (const auto& alarm : m_stoppers) alarm->ring();
}

namespace {

/// The outputs, and the windows that other windows collect.
std::vector<FeedClock::Pulse> pulsesOf(const Graph& graph)
{
    std::vector<FeedClock::Pulse> pulses;
    for (const auto& output : graph.outputs()) pulses.push_back({output.stream->slide(), output.stream->reach()});
    for (const auto& stream : graph.streams()) {
        for (const auto& parent : stream->parents())
            if (parent->reach() > Duration(0) && stream->reach() > parent->reach())
                pulses.push_back({parent->slide(), parent->reach()});
    }
    return pulses;
}

} // namespace

/// What other threads have to tell the loop.
void StreamingContext::Scheduler::beginTurn()
{
    m_bus.deliver();
    requireWritten();
    if (m_changes.make(m_graph) && m_feed) m_feed->setPulses(pulsesOf(m_graph));
}

void StreamingContext::Scheduler::requireWritten()
{
    if (!m_recovery) return;
    if (const auto written = m_recovery->written(); !written) throw CheckpointError(written.error());
}

void StreamingContext::Scheduler::runByFeed()
{
    m_feed.emplace(m_graph.batch(), pulsesOf(m_graph));
    if (m_restoredPlace) m_feed->goOnFrom(*m_restoredPlace);

    while (!stopNow()) {
        beginTurn();
        const bool tookIn = pumpAll(Time::max());
        auto closed = Time::max();
        std::optional<Time> data;
        for (const auto& intake : m_intakes) {
            closed = std::min(closed, intake->closedThrough());
            if (const auto next = intake->nextData()) data = data ? std::min(*data, *next) : next;
        }
        if (data && *data > closed) data.reset();
        if (const auto due = m_feed->next(closed, data)) {
            runBatch(*due, m_clock->now(), 0);
            continue;
        }
        if (allEnded()) return;
        if (!tookIn) waitUntil(earliestWake());
    }
}

void StreamingContext::Scheduler::runByClock()
{
    const auto interval = m_graph.batch();
    auto tick = *m_lastBatch + interval;
    while (!stopNow()) {
        beginTurn();
        const bool over = m_stop == Stop::Gracefully || !m_intakes.empty();
        if (over && allEnded()) break;
        if (m_clock->now() < tick) {
            if (!pumpAll(Time::max())) waitUntil(tick);
            continue;
        }
        while (!stopNow() && pumpAll(tick)) { } // what arrived before the tick belongs to it
        runByClockAt(tick);
        tick += interval;
    }
    runRest(tick);
}

/// What was received last is in the batches that are still open, and in the windows that end with or after them.
void StreamingContext::Scheduler::runRest(Time tick)
{
    for (auto end = slideEnd(tick); !stopNow() && tick <= end;) {
        runByClockAt(tick);
        tick += m_graph.batch();
        if (rowsWait()) end = slideEnd(tick);
    }
}

/// A batch could run from its own time on, or now where it is made before.
void StreamingContext::Scheduler::runByClockAt(Time tick)
{
    const auto now = m_clock->now();
    runBatch(tick, std::min(tick, now), now > tick ? static_cast<std::size_t>((now - tick) / m_graph.batch()) : 0);
}

void StreamingContext::Scheduler::runBatch(Time time, Time submitted, std::size_t waitingBehind)
{
    beforeBatch();
    m_runner.run(time, submitted, waitingBehind);
    for (const auto& intake : m_intakes) intake->passed(time);
    afterBatch(time);
}

void StreamingContext::Scheduler::beforeBatch()
{
    if (!m_recovery) return;
    if (const auto safe = m_recovery->beforeBatch(); !safe) throw CheckpointError(safe.error());
}

void StreamingContext::Scheduler::afterBatch(Time time)
{
    m_lastBatch = time;
    requireWritten();
    if (!m_recovery || !m_recovery->due(m_clock->now()) || failed()) return;
    if (const auto begun = beginCheckpoint(); !begun) throw CheckpointError(begun.error());
}

bool StreamingContext::Scheduler::pumpAll(Time until)
{
    bool any = false;
    for (const auto& intake : m_intakes) any |= intake->pump(until);
    return any;
}

bool StreamingContext::Scheduler::allEnded() const
{
    return std::all_of(m_intakes.begin(), m_intakes.end(), [](const auto& intake) { return intake->ended(); });
}

bool StreamingContext::Scheduler::rowsWait() const
{
    return std::any_of(
        m_intakes.begin(), m_intakes.end(), [](const auto& intake) { return intake->nextData().has_value(); });
}

Time StreamingContext::Scheduler::slideEnd(Time time) const
{
    auto end = time;
    for (const auto& output : m_graph.outputs()) end = std::max(end, ceilTo(time, output.stream->slide()));
    return end;
}

void StreamingContext::Scheduler::waitUntil(std::optional<Time> deadline) { m_clock->wait(m_alarm, deadline); }

std::optional<Time> StreamingContext::Scheduler::earliestWake() const
{
    std::optional<Time> earliest;
    for (const auto& intake : m_intakes)
        if (const auto wake = intake->nextWake()) earliest = earliest ? std::min(*earliest, *wake) : wake;
    return earliest;
}

void StreamingContext::Scheduler::fail(std::exception_ptr error)
{
    std::lock_guard lock(m_mutex);
    if (!m_error) m_error = std::move(error);
    m_changed.notify_all();
}

} // namespace streaming
