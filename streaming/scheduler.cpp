#include "streaming/scheduler.h"

#include <algorithm>

namespace streaming {

void StreamingContext::Scheduler::start()
{
    if (m_state == ContextState::Active) return;
    if (m_state == ContextState::Stopped) throw GraphError("StreamingContext has already been stopped");
    try {
        m_graph.start();
    } catch (...) {
        stop(StopMode::Immediately);
        throw;
    }
    m_state = ContextState::Active;
    for (const auto& intake : m_intakes) intake->start(m_alarm);
    std::lock_guard lock(m_mutex); // a job that stops the context must find the thread
    m_thread = std::thread([this] { loop(); });
}

void StreamingContext::Scheduler::stop(StopMode mode)
{
    auto none = Stop::No;
    const auto wanted = mode == StopMode::Gracefully ? Stop::Gracefully : Stop::Immediately;
    if (!m_stop.compare_exchange_strong(none, wanted) && wanted == Stop::Immediately) m_stop = wanted;
    for (const auto& intake : m_intakes) intake->stop();
    m_alarm->ring();
    {
        std::unique_lock lock(m_mutex);
        if (m_thread.get_id() == std::this_thread::get_id()) return; // from a job: the loop ends after it
        if (m_thread.joinable() && !m_over) m_changed.wait(lock, [&] { return m_over; });
        if (m_thread.joinable()) m_thread.join();
    }
    for (const auto& intake : m_intakes) intake->close();
    m_graph.stop();
    m_state = ContextState::Stopped;
    std::lock_guard lock(m_mutex);
    m_over = true;
    m_changed.notify_all();
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
    const bool byFeed = std::any_of(m_intakes.begin(), m_intakes.end(), [](const auto& i) { return i->byEventTime(); });
    try {
        byFeed ? runByFeed() : runByClock();
    } catch (...) {
        fail(std::current_exception());
    }
    m_state = ContextState::Stopped;
    std::lock_guard lock(m_mutex);
    m_over = true;
    m_changed.notify_all();
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

void StreamingContext::Scheduler::runByFeed()
{
    FeedClock feed(m_graph.batch(), pulsesOf(m_graph));

    while (!stopNow()) {
        const bool tookIn = pumpAll(Time::max());
        auto closed = Time::max();
        std::optional<Time> data;
        for (const auto& intake : m_intakes) {
            closed = std::min(closed, intake->closedThrough());
            if (const auto next = intake->nextData()) data = data ? std::min(*data, *next) : next;
        }
        if (data && *data > closed) data.reset();
        if (const auto due = feed.next(closed, data)) {
            runBatch(*due);
            continue;
        }
        if (allEnded()) return;
        if (!tookIn) waitUntil(earliestWake());
    }
}

void StreamingContext::Scheduler::runByClock()
{
    const auto interval = m_graph.batch();
    auto tick = floorTo(m_clock->now(), interval) + interval;
    while (!stopNow()) {
        const bool over = m_stop == Stop::Gracefully || !m_intakes.empty();
        if (over && allEnded()) break;
        if (m_clock->now() < tick) {
            if (!pumpAll(Time::max())) waitUntil(tick);
            continue;
        }
        while (!stopNow() && pumpAll(tick)) { } // what arrived before the tick belongs to it
        runBatch(tick);
        tick += interval;
    }
    runRest(tick);
}

/// What was received last is in the batches that are still open, and in the windows that end with or after them.
void StreamingContext::Scheduler::runRest(Time tick)
{
    for (auto end = slideEnd(tick); !stopNow() && tick <= end;) {
        runBatch(tick);
        tick += m_graph.batch();
        if (rowsWait()) end = slideEnd(tick);
    }
}

void StreamingContext::Scheduler::runBatch(Time time)
{
    m_graph.runBatch(time, [this](std::exception_ptr error) { fail(std::move(error)); });
    for (const auto& intake : m_intakes) intake->passed(time);
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
