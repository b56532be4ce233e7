/// The thread that writes checkpoints.
#pragma once

#include "streaming/result.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace streaming {

/// One thread, `ts-ckpt`, one checkpoint at a time: who has another waits. Nothing is written after a failure.
class CheckpointWriter {
public:
    using Write = std::function<Result<void>()>;

    /// `failed` is called on the thread.
    explicit CheckpointWriter(std::function<void()> failed) : m_failed(std::move(failed)) {}
    /// Waits for what is being written.
    ~CheckpointWriter();
    CheckpointWriter(const CheckpointWriter&) = delete;
    CheckpointWriter& operator=(const CheckpointWriter&) = delete;

    void write(Write write);
    /// The first failure so far.
    Result<void> outcome() const;
    /// The same once nothing is being written.
    Result<void> await();

private:
    void run();
    Result<void> outcomeHeld() const;

    const std::function<void()> m_failed;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    Write m_write;                 // under m_mutex, as the next two; empty: nothing is to be written
    std::optional<Error> m_error;
    bool m_ending = false;
    std::thread m_thread;          // from the first checkpoint on
};

} // namespace streaming
