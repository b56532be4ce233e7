#include "app/core/recording/record_run.h"

#include "app/core/source_options.h"

#include <algorithm>

namespace app {

using streaming::Error;
using streaming::Result;

Result<std::unique_ptr<RecordRun>> RecordRun::make(const Settings& settings, RecordRunHooks hooks)
{
    auto run = std::unique_ptr<RecordRun>(new RecordRun(std::move(hooks)));
    auto sources = connectors::openSources(
        settings.sources, {*run->m_clock, run->m_hooks.warn, run->m_hooks.services, sourceOptions(settings)});
    if (!sources) return tl::unexpected(sources.error());
    auto recorder = Recorder::open({.directory = *settings.record}, run->m_clock,
        {.tell = run->m_hooks.warn, .onFailure = [run = run.get()](const Error&) { run->stop(); }});
    if (!recorder) return tl::unexpected(recorder.error());
    run->m_recorder = std::move(*recorder);
    for (auto& source : sources->opened)
        run->m_sources.push_back(std::make_unique<streaming::ConnectorThread>(std::move(source.connector)));
    run->m_watch.expect(run->m_sources.size());
    return run;
}

void RecordRun::start()
{
    for (auto& source : m_sources) source->start([this] { m_alarm->ring(); }, *m_clock, {}, m_watch.events());
}

void RecordRun::stop()
{
    for (auto& source : m_sources) source->requestStop();
}

Result<void> RecordRun::wait()
{
    while (takeAll()) m_alarm->wait();
    if (auto recorded = m_recorder->close(); !recorded) return recorded;
    if (const auto failure = m_watch.failure()) return tl::unexpected(*failure);
    return {};
}

std::int64_t RecordRun::dropped() const
{
    std::int64_t dropped = 0;
    for (const auto& source : m_sources) dropped += source->store().link().status().dropped;
    return dropped;
}

/// False where nothing more will come.
bool RecordRun::takeAll()
{
    bool more = false;
    for (auto& source : m_sources) {
        auto& store = source->store();
        const bool over = store.drained();
        while (auto block = store.take()) {
            m_recorder->add(source->connector().name(), *block);
            store.recycle(std::move(block->bytes));
        }
        more = more || !over;
    }
    return more;
}

} // namespace app
