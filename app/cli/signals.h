/// Signals: the first SIGINT or SIGTERM asks for a graceful stop, a second SIGINT ends at once.
#pragma once

#include <atomic>
#include <chrono>
#include <csignal>
#include <functional>
#include <thread>

namespace app::cli {

/// Blocks the signals of the program in this thread and those that it starts. Made before any thread is.
class SignalMask {
public:
    SignalMask();
};

/// From now on `write` reports a pipe whose reader is gone, instead of a signal that ends the process.
void ignoreClosedPipes();

/// Waits for signals on a thread of its own (`ts-signal`). What comes within a moment of the first signal is the same
/// request: programs such as timeout(1) send it to the process and once more to its group.
class SignalListener {
public:
    struct Calls {
        std::function<void()> stop; ///< once, at the first request; may take its time, on a thread of its own
        std::function<void()> abandon; ///< right before the process ends by a second SIGINT
        std::function<void()> reload{}; ///< at a SIGHUP where there is no controlling terminal; on the listening thread
    };

    explicit SignalListener(Calls calls);
    /// Waits for a `stop` that is under way.
    ~SignalListener();
    SignalListener(const SignalListener&) = delete;
    SignalListener& operator=(const SignalListener&) = delete;

    /// The same as the first signal would: asks for a stop without waiting for it. Any thread.
    void requestStop();
    /// Whether a stop was asked for.
    bool stopping() const { return m_stopping; }

private:
    void listen();
    void handle(int signal);

    const Calls m_calls;
    std::atomic<bool> m_stopping = false;
    std::chrono::steady_clock::time_point m_asked; ///< of the listening thread: when the first came
    std::atomic<bool> m_requested = false;
    std::atomic<bool> m_closing = false;
    std::thread m_stopper; ///< runs `stop`; started by the listening thread
    std::thread m_thread; ///< last: it uses the others
};

} // namespace app::cli
