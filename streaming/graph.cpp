#include "streaming/graph.h"

#include <algorithm>
#include <set>

namespace streaming {

StreamNodeBase::StreamNodeBase(Graph& graph, Duration slide, Parents parents)
    : m_graph(graph), m_slide(slide), m_parents(std::move(parents))
{
    graph.requireInitialized();
    m_name = "#" + std::to_string(graph.takePlace());
}

void StreamNodeBase::setName(std::string name)
{
    m_graph.requireInitialized();
    if (name.empty()) throw GraphError("the name of a stream must not be empty");
    m_name = std::move(name);
}

void StreamNodeBase::setCheckpointInterval(Duration interval)
{
    if (m_graph.state() != ContextState::Initialized)
        throw GraphError("Cannot change checkpoint interval of a DStream after streaming context has started");
    m_checkpointInterval = interval;
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

void Graph::addOutput(Output output)
{
    requireInitialized();
    m_outputs.push_back(std::move(output));
}

void Graph::start()
{
    if (m_outputs.empty()) throw GraphError("No output operations registered, so nothing to execute");
    for (const auto& output : m_outputs)
        orderFrom(output.stream);
    requireDistinctNames();
    for (const auto& node : m_order)
        node->requireCheckpointable();
    m_state = ContextState::Active;
}

void Graph::requireDistinctNames() const
{
    std::set<std::string_view> names;
    for (const auto& node : m_order)
        if (!names.insert(node->name()).second) throw GraphError("two streams are named " + node->name());
}

void Graph::orderFrom(const std::shared_ptr<StreamNodeBase>& node)
{
    if (std::find(m_order.begin(), m_order.end(), node) != m_order.end()) return;
    for (const auto& parent : node->parents())
        orderFrom(parent);
    m_order.push_back(node);
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
        const auto& [stream, generate] = m_outputs[output];
        if (!isMultipleOf(time, stream->slide())) continue;
        if (auto job = generate(time))
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
