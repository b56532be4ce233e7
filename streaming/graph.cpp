#include "streaming/graph.h"

#include <algorithm>
#include <set>

namespace streaming {

StreamNodeBase::StreamNodeBase(Graph& graph, Duration slide, Parents parents)
    : m_graph(graph), m_slide(slide), m_parents(std::move(parents))
{
    graph.requireOpen();
    m_name = "#" + std::to_string(graph.takePlace());
}

void StreamNodeBase::setName(std::string name)
{
    m_graph.requireOpen();
    if (name.empty()) throw GraphError("the name of a stream must not be empty");
    m_name = std::move(name);
}

void StreamNodeBase::setCheckpointInterval(Duration interval)
{
    if (!m_graph.isOpen())
        throw GraphError("Cannot change checkpoint interval of a DStream after streaming context has started");
    m_checkpointInterval = interval;
}

void StreamNodeBase::retain(Retention retention)
{
    m_graph.requireOpen();
    m_retention = retention;
}

void StreamNodeBase::requireCheckpointable() const
{
    if (!m_checkpointInterval) return;
    const auto interval = *m_checkpointInterval;
    const auto begin = "The checkpoint interval for " + m_name + " has been set to " + toString(interval) + " which ";
    const auto slide = toString(m_slide);
    if (interval < m_slide)
        throw GraphError(begin + "is lower than its slide time (" + slide + "). Please set it to at least " + slide + ".");
    if (!isMultipleOf(interval, m_slide))
        throw GraphError(
            begin + "not a multiple of its slide time (" + slide + "). Please set it to a multiple of " + slide + ".");
}

void StreamNodeBase::restoreState(const SavedPieces& pieces)
{
    if (!pieces.empty()) throw StateError("the stream " + m_name + " keeps no state, but some was saved under its name");
}

Duration StreamNodeBase::reach() const
{
    Duration farthest{0};
    for (const auto& parent : m_parents)
        farthest = std::max(farthest, parent->reach());
    return farthest;
}

void Graph::requireInitialized() const
{
    if (m_state == ContextState::Initialized) return;
    throw GraphError(std::string("Adding new inputs, transformations, and output operations after ")
        + (m_state == ContextState::Active ? "starting" : "stopping") + " a context is not supported");
}

void Graph::requireOpen() const
{
    if (!m_changing) requireInitialized();
}

OutputId Graph::addOutput(Output output)
{
    requireOpen();
    output.id = OutputId{m_outputsMade++};
    m_outputs.push_back(std::move(output));
    return m_outputs.back().id;
}

void Graph::removeOutput(OutputId id)
{
    requireOpen();
    const auto removed = std::erase_if(m_outputs, [&](const Output& output) { return output.id == id; });
    if (removed == 0) throw GraphError("there is no such output; it was removed before, or is of another context");
}

void Graph::start()
{
    auto order = ordered();
    requireComplete(order);
    for (const auto& node : order) node->moveTo(StreamNodeBase::Place::Inside);
    m_order = std::move(order);
    m_state = ContextState::Active;
}

void Graph::requireComplete(const Streams& streams) const
{
    if (m_outputs.empty()) throw GraphError("No output operations registered, so nothing to execute");
    requireDistinctNames(streams);
    for (const auto& node : streams)
        node->requireCheckpointable();
}

void Graph::requireDistinctNames(const Streams& streams)
{
    std::set<std::string_view> names;
    for (const auto& node : streams)
        if (!names.insert(node->name()).second) throw GraphError("two streams are named " + node->name());
}

Graph::Streams Graph::ordered() const
{
    Streams order;
    for (const auto& output : m_outputs)
        orderFrom(output.stream, order);
    return order;
}

void Graph::orderFrom(const std::shared_ptr<StreamNodeBase>& node, Streams& order)
{
    if (std::find(order.begin(), order.end(), node) != order.end()) return;
    for (const auto& parent : node->parents())
        orderFrom(parent, order);
    order.push_back(node);
}

void Graph::change(const std::function<void()>& fn)
{
    const auto outputs = m_outputs;
    const auto firstNew = m_outputsMade;
    m_changing = true;
    try {
        fn();
        auto order = ordered();
        requireComplete(order);
        take(std::move(order), firstNew);
    } catch (...) {
        m_outputs = outputs;
        m_changing = false;
        throw;
    }
    m_changing = false;
    for (auto& output : m_outputs) output.past.clear();
}

void Graph::take(Streams order, std::size_t firstNewOutput)
{
    using Place = StreamNodeBase::Place;
    Streams joining;
    for (const auto& node : order) {
        if (node->place() == Place::Left)
            throw GraphError("the stream " + node->name() + " has left the graph and missed batches; make it anew");
        if (node->place() == Place::Outside) joining.push_back(node);
    }
    try {
        catchUp(joining, firstNewOutput);
    } catch (...) {
        for (const auto& node : joining) node->moveTo(Place::Left); // it has seen a part of the past
        throw;
    }
    for (const auto& node : m_order) node->moveTo(Place::Left);
    for (const auto& node : order) node->moveTo(Place::Inside);
    m_order = std::move(order);
}

void Graph::catchUp(const Streams& joining, std::size_t firstNewOutput)
{
    if (!m_newest) return;
    std::set<Time> times;
    for (const auto& node : m_order) {
        if (!node->retention()) continue;
        for (const auto time : node->rememberedTimes()) times.insert(time);
    }
    for (const auto& output : m_outputs)
        for (const auto time : output.past)
            if (time <= *m_newest) times.insert(time);
    m_catchesUp = true;
    try {
        for (const auto time : times) catchUpTo(time, joining, firstNewOutput);
    } catch (...) {
        m_catchesUp = false;
        throw;
    }
    m_catchesUp = false;
}

void Graph::catchUpTo(Time time, const Streams& joining, std::size_t firstNewOutput)
{
    for (const auto& node : joining) node->enter(time);
    for (const auto& output : m_outputs) {
        if (output.id < OutputId{firstNewOutput}) continue;
        if (!std::binary_search(output.past.begin(), output.past.end(), time)) continue;
        if (const auto job = output.generate(time)) job();
    }
    for (const auto& node : joining) node->forget(time);
}

std::vector<Job> Graph::generate(Time time)
{
    m_newest = time;
    std::exception_ptr thrown; // costs this batch, but no other stream its pane
    for (const auto& node : m_order) {
        try {
            node->enter(time);
        } catch (...) {
            if (!thrown) thrown = std::current_exception();
        }
    }
    if (thrown) std::rethrow_exception(thrown);
    std::vector<Job> jobs;
    for (std::size_t output = 0; output < m_outputs.size(); ++output) {
        const auto& wanted = m_outputs[output];
        if (!isMultipleOf(time, wanted.stream->slide())) continue;
        if (auto job = wanted.generate(time))
            jobs.push_back(m_takeJob ? m_takeJob(output, std::move(job), time) : std::move(job));
    }
    return jobs;
}

void Graph::runBatch(Time time, const std::function<void(std::exception_ptr)>& failed)
{
    std::vector<Job> jobs;
    try {
        jobs = generate(time);
    } catch (...) {
        failed(std::current_exception());
    }
    for (auto& job : jobs) {
        try {
            job();
        } catch (...) {
            failed(std::current_exception());
        }
        job = nullptr; // lets go of its data set before the next one is made
    }
    for (const auto& node : m_order)
        node->forget(time - m_remember);
}

} // namespace streaming
