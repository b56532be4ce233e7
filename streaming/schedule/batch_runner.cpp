#include "streaming/schedule/batch_runner.h"

#include "streaming/input/rows_at_hand.h"

#include <algorithm>
#include <numeric>

namespace streaming {

namespace {

std::string reasonOf(const std::exception_ptr& error)
{
    try {
        std::rethrow_exception(error);
    } catch (const std::exception& thrown) {
        return thrown.what();
    } catch (...) {
        return "something that is no std::exception";
    }
}

} // namespace

BatchRunner::BatchRunner(Graph& graph, ListenerBus& bus, RunOptions options, Failed failed)
    : m_graph(graph),
      m_bus(bus),
      m_options(options),
      m_failed(std::move(failed)),
      m_jobs(std::max<std::size_t>(1, options.concurrentJobs))
{
    // The graph makes the jobs and says when; what is done with them is decided here.
    m_graph.onJob([this](std::size_t output, Job job, Time time) { return collect(output, std::move(job), time); });
}

bool BatchRunner::inJob() const
{
    std::lock_guard lock(m_mutex);
    return m_running.contains(std::this_thread::get_id());
}

void BatchRunner::run(Time time, Time submitted, std::size_t waitingBehind)
{
    m_tasks.clear();
    m_generating = nullptr;
    m_batch = {.batchTime = time, .submissionTime = submitted, .waitingBehind = waitingBehind};
    m_graph.runBatch(time, [this](const std::exception_ptr& error) {
        m_tasks.clear();
        m_generating = error;
        m_failed(error);
    });
    if (m_generating && m_bus.listened()) {
        m_batch.failureReason = reasonOf(m_generating);
        tellBegin();
    }
    if (m_batch.processingStartTime) tellEnd();
    m_tasks.clear();
}

Job BatchRunner::collect(std::size_t output, Job job, Time time)
{
    m_tasks.push_back({std::move(job), {.batchTime = time, .id = output}, nullptr});
    return [this, task = m_tasks.size() - 1] { runCollected(task); };
}

/// The graph runs the jobs one by one; side by side all run with the first.
void BatchRunner::runCollected(std::size_t task)
{
    if (task == 0 && m_bus.listened()) tellBegin();
    const bool sideBySide = m_options.concurrentJobs > 1 && m_tasks.size() > 1;
    if (!sideBySide)
        runAndTell(m_tasks[task]);
    else if (task == 0)
        runSideBySide();
}

void BatchRunner::tellBegin()
{
    countInputs();
    m_bus.tell([&](StreamingListener& listener) { listener.onBatchSubmitted(m_batch); });
    m_batch.processingStartTime = now();
    m_bus.tell([&](StreamingListener& listener) { listener.onBatchStarted(m_batch); });
}

void BatchRunner::tellEnd()
{
    m_batch.processingEndTime = now();
    countInputs();
    for (auto& task : m_tasks) m_batch.outputOperationInfos.push_back(std::move(task.info));
    m_bus.tell([&](StreamingListener& listener) { listener.onBatchCompleted(m_batch); });
}

void BatchRunner::countInputs()
{
    for (std::size_t id = 0; id < m_inputs.size(); ++id)
        m_batch.streamIdToInputInfo[id] = {m_inputs[id].name, m_inputs[id].records(m_batch.batchTime)};
}

void BatchRunner::runAndTell(Task& task)
{
    if (m_bus.listened()) {
        task.info.name = "output " + std::to_string(task.info.id);
        task.info.startTime = now();
        m_bus.tell([&](StreamingListener& listener) { listener.onOutputOperationStarted(task.info); });
    }
    runTask(task);
    finish(task);
}

void BatchRunner::runSideBySide()
{
    const auto sideBySide = groups();
    m_jobs.run(sideBySide.size(), [&](std::size_t group) {
        for (auto* task : sideBySide[group]) {
            task->info.startTime = now();
            runTask(*task);
            task->info.endTime = now();
        }
    });
    for (auto& task : m_tasks) {
        task.info.name = "output " + std::to_string(task.info.id);
        auto started = task.info;
        started.endTime.reset();
        started.attempts = 0;
        m_bus.tell([&](StreamingListener& listener) { listener.onOutputOperationStarted(started); });
        finish(task);
    }
}

void BatchRunner::runTask(Task& task)
{
    {
        std::lock_guard lock(m_mutex);
        m_running.insert(std::this_thread::get_id());
    }
    while (task.info.attempts < m_options.outputAttempts) {
        attempt(task);
        if (!task.error) break;
    }
    task.job = nullptr; // lets go of its data set before the next output runs
    std::lock_guard lock(m_mutex);
    m_running.erase(std::this_thread::get_id());
}

void BatchRunner::attempt(Task& task)
{
    if (task.error) task.info.retriedAfter = reasonOf(task.error);
    task.error = nullptr;
    ++task.info.attempts;
    try {
        task.job();
    } catch (...) {
        task.error = std::current_exception();
    }
}

void BatchRunner::finish(Task& task)
{
    if (task.error) m_failed(task.error);
    if (!m_bus.listened() || !task.info.startTime) return;
    if (!task.info.endTime) task.info.endTime = now();
    if (task.error) task.info.failureReason = reasonOf(task.error);
    m_bus.tell([&](StreamingListener& listener) { listener.onOutputOperationCompleted(task.info); });
}

std::set<const StreamNodeBase*> BatchRunner::madeFor(std::size_t output, Time time) const
{
    std::set<const StreamNodeBase*> made;
    std::vector<StreamNodeBase*> open{m_graph.outputs()[output].stream.get()};
    while (!open.empty()) {
        auto* const stream = open.back();
        open.pop_back();
        if (auto* const input = dynamic_cast<RowsAtHand*>(stream); input && input->areAtHand(time)) continue;
        if (!made.insert(stream).second) continue;
        for (const auto& parent : stream->parents()) open.push_back(parent.get());
    }
    return made;
}

/// The outputs of a group have streams in common, if only by way of a third, and run one after the other.
std::vector<std::vector<BatchRunner::Task*>> BatchRunner::groups()
{
    std::vector<std::size_t> groupOf(m_tasks.size());
    std::iota(groupOf.begin(), groupOf.end(), std::size_t{0});
    std::map<const StreamNodeBase*, std::size_t> firstWith;
    for (std::size_t task = 0; task < m_tasks.size(); ++task) {
        for (const auto* stream : madeFor(m_tasks[task].info.id, m_batch.batchTime)) {
            const auto other = groupOf[firstWith.emplace(stream, task).first->second];
            const auto own = groupOf[task];
            std::replace(groupOf.begin(), groupOf.end(), std::max(own, other), std::min(own, other));
        }
    }
    std::map<std::size_t, std::vector<Task*>> members;
    for (std::size_t task = 0; task < m_tasks.size(); ++task) members[groupOf[task]].push_back(&m_tasks[task]);
    std::vector<std::vector<Task*>> groups;
    for (auto& [group, tasks] : members) groups.push_back(std::move(tasks));
    return groups;
}

} // namespace streaming
