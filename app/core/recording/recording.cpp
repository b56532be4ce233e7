#include "app/core/recording/recording.h"

#include <utility>

namespace app {

using streaming::Result;

Result<void> Recording::start(RecordingOptions options, std::shared_ptr<streaming::Clock> clock, RecorderHooks hooks)
{
    close();
    const auto directory = options.directory;
    hooks.onFailure = [this, told = std::move(hooks.onFailure)](const streaming::Error& error) {
        stop();
        if (told) told(error);
    };
    auto recorder = Recorder::open(std::move(options), std::move(clock), std::move(hooks));
    if (!recorder) return tl::unexpected(recorder.error());
    const std::lock_guard lock(m_mutex);
    m_directory = directory;
    m_recorder = std::move(*recorder);
    m_on = true;
    return {};
}

void Recording::stop()
{
    const std::lock_guard lock(m_mutex);
    if (!m_recorder) return;
    m_on = false;
    m_recorder->finish();
    m_ending = std::move(m_recorder);
}

void Recording::close()
{
    stop();
    std::unique_lock lock(m_mutex);
    const auto ending = std::exchange(m_ending, nullptr);
    lock.unlock();
    if (ending) static_cast<void>(ending->close()); // its hook has told
}

void Recording::add(const std::string& source, const streaming::RawBlock& block)
{
    if (!m_on) return;
    std::unique_lock lock(m_mutex);
    const auto recorder = m_recorder;
    lock.unlock();
    if (recorder) recorder->add(source, block);
}

std::optional<RecordingStatus> Recording::status() const
{
    const std::lock_guard lock(m_mutex);
    if (!m_recorder) return std::nullopt;
    return RecordingStatus{m_directory, m_recorder->totals()};
}

} // namespace app
