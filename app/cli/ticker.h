/// Calls something again and again on a thread of its own (`ts-screen`).
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace app::cli {

class Ticker {
public:
    Ticker(std::chrono::milliseconds interval, std::function<void()> call);
    /// Waits for a call that is under way; none comes after it.
    ~Ticker();

private:
    void tick(std::stop_token stop);

    const std::chrono::milliseconds m_interval;
    const std::function<void()> m_call;
    std::mutex m_mutex;
    std::condition_variable_any m_stopped;
    std::jthread m_thread; ///< last: it uses the others
};

} // namespace app::cli
