#include "streaming/schedule/pending_changes.h"

namespace streaming {

namespace {

GraphError stopped() { return GraphError("the context has stopped; its graph cannot be changed any more"); }

} // namespace

std::future<void> PendingChanges::add(std::function<void()> change)
{
    std::lock_guard lock(m_mutex);
    if (m_closed) throw stopped();
    return m_waiting.emplace_back(Change{std::move(change), {}}).made.get_future();
}

std::vector<PendingChanges::Change> PendingChanges::takeAll()
{
    std::lock_guard lock(m_mutex);
    return std::exchange(m_waiting, {});
}

bool PendingChanges::make(Graph& graph)
{
    auto changes = takeAll();
    for (auto& change : changes) {
        try {
            graph.change(change.make);
            change.made.set_value();
        } catch (...) {
            change.made.set_exception(std::current_exception());
        }
    }
    return !changes.empty();
}

void PendingChanges::close()
{
    {
        std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    for (auto& change : takeAll()) change.made.set_exception(std::make_exception_ptr(stopped()));
}

} // namespace streaming
