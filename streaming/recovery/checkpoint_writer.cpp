#include "streaming/recovery/checkpoint_writer.h"

#include "streaming/worker_pool.h"

namespace streaming {

CheckpointWriter::~CheckpointWriter()
{
    {
        std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable()) m_thread.join();
}

void CheckpointWriter::write(Write write)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return !m_write; });
    if (m_error) return;
    m_write = std::move(write);
    if (!m_thread.joinable()) m_thread = std::thread([this] { run(); });
    m_changed.notify_all();
}

Result<void> CheckpointWriter::outcome() const
{
    std::lock_guard lock(m_mutex);
    return outcomeHeld();
}

Result<void> CheckpointWriter::await()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return !m_write; });
    return outcomeHeld();
}

Result<void> CheckpointWriter::outcomeHeld() const
{
    return m_error ? Result<void>(tl::unexpected(*m_error)) : Result<void>();
}

void CheckpointWriter::run()
{
    nameThread("ts-ckpt");
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [&] { return m_write || m_ending; });
        if (!m_write) return;
        lock.unlock();
        const auto written = m_write(); // nobody changes it meanwhile
        lock.lock();
        m_write = nullptr;
        if (!written) m_error = written.error();
        m_changed.notify_all();
        if (!written) m_failed();
    }
}

} // namespace streaming
