#include "streaming/schedule/listener_bus.h"

#include <algorithm>

namespace streaming {

void ListenerBus::add(std::shared_ptr<StreamingListener> listener)
{
    std::lock_guard lock(m_mutex);
    m_listeners.push_back(std::move(listener));
    m_listened = true;
}

void ListenerBus::remove(const std::shared_ptr<StreamingListener>& listener)
{
    std::lock_guard lock(m_mutex);
    std::erase(m_listeners, listener);
    m_listened = !m_listeners.empty();
}

void ListenerBus::tell(const Event& event)
{
    if (m_posted) deliver();
    if (listened()) call(event);
}

void ListenerBus::post(Event event)
{
    if (!listened()) return;
    std::lock_guard lock(m_mutex);
    if (m_waiting.size() >= waitingLimit) return;
    m_waiting.push_back(std::move(event));
    m_posted = true;
}

void ListenerBus::deliver()
{
    if (!m_posted.exchange(false)) return;
    std::deque<Event> waiting;
    {
        std::lock_guard lock(m_mutex);
        waiting.swap(m_waiting);
    }
    for (const auto& event : waiting) call(event);
}

void ListenerBus::call(const Event& event)
{
    Listeners listeners;
    {
        std::lock_guard lock(m_mutex);
        listeners = m_listeners; // a listener may add or remove listeners
    }
    for (const auto& listener : listeners) {
        try {
            event(*listener);
        } catch (...) {
            m_failed(std::current_exception());
        }
    }
}

} // namespace streaming
