#include "streaming/schedule/pending_changes.h"

namespace streaming {

namespace {

constexpr auto stopped = "the context has stopped; its graph cannot be changed any more";

/// Nothing is thrown across threads: what a change throws goes on as words.
Result<void> madeBy(Graph& graph, const std::function<void()>& change)
{
    try {
        graph.change(change);
        return {};
    } catch (const std::exception& error) {
        return failure(ErrorKind::Usage, error.what());
    } catch (...) {
        return failure(ErrorKind::Usage, "the change threw what is no exception");
    }
}

} // namespace

std::future<Result<void>> PendingChanges::add(std::function<void()> change)
{
    std::lock_guard lock(m_mutex);
    if (m_closed) throw GraphError(stopped);
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
    for (auto& change : changes) change.made.set_value(madeBy(graph, change.make));
    return !changes.empty();
}

void PendingChanges::close()
{
    {
        std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    for (auto& change : takeAll()) change.made.set_value(failure(ErrorKind::Usage, stopped));
}

} // namespace streaming
