/// The listeners of a context, and what receivers have to tell them.
#pragma once

#include "streaming/streaming_listener.h"

#include <atomic>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>

namespace streaming {

/// Listeners come and go on any thread; they are called on the loop thread alone. What other threads post waits,
/// bounded, until that thread delivers it.
class ListenerBus {
public:
    using Event = std::function<void(StreamingListener&)>;
    static constexpr std::size_t waitingLimit = 1024;

    /// `failed` is told what a listener threw.
    explicit ListenerBus(std::function<void(std::exception_ptr)> failed) : m_failed(std::move(failed)) {}

    void add(std::shared_ptr<StreamingListener> listener);
    void remove(const std::shared_ptr<StreamingListener>& listener);

    /// Whether anybody listens; costs nothing.
    bool listened() const { return m_listened.load(std::memory_order_relaxed); }

    /// Calls every listener, after what was posted before. Loop thread.
    void tell(const Event& event);
    /// Keeps the event for the loop thread; left out where too many wait. Any thread.
    void post(Event event);
    /// Delivers what was posted. Loop thread.
    void deliver();

private:
    using Listeners = std::vector<std::shared_ptr<StreamingListener>>;

    void call(const Event& event);

    const std::function<void(std::exception_ptr)> m_failed;
    std::atomic<bool> m_listened = false;
    std::atomic<bool> m_posted = false;
    std::mutex m_mutex;
    Listeners m_listeners;        // under m_mutex
    std::deque<Event> m_waiting;  // under m_mutex
};

} // namespace streaming
