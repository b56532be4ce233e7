/// Receivers that a test holds in its hand.
#pragma once

#include "streaming/receiver.h"

#include <limits>

namespace support {

/// Stores what the test stores, and counts how often it was started and stopped.
template <class T>
class HeldReceiver final : public streaming::Receiver<T> {
public:
    void onStart() override { count(m_starts); }
    void onStop() override { count(m_stops); }

    int starts() const { return m_starts; }
    int stops() const { return m_stops; }
    void awaitStarts(int starts) { await(m_starts, starts); }
    void awaitStops(int stops) { await(m_stops, stops); }

private:
    void count(std::atomic<int>& counter)
    {
        std::lock_guard lock(m_mutex);
        ++counter;
        m_counted.notify_all();
    }
    void await(const std::atomic<int>& counter, int least)
    {
        std::unique_lock lock(m_mutex);
        m_counted.wait(lock, [&] { return counter >= least; });
    }

    std::mutex m_mutex;
    std::condition_variable m_counted;
    std::atomic<int> m_starts = 0;
    std::atomic<int> m_stops = 0;
};

/// Stores 0, 1, 2 … as fast as it may.
class EndlessReceiver final : public streaming::Receiver<int> {
public:
    explicit EndlessReceiver(int count = std::numeric_limits<int>::max()) : m_count(count) {}
    ~EndlessReceiver() override { EndlessReceiver::onStop(); }

    void onStart() override
    {
        m_thread = std::jthread([this] {
            for (int value = 0; value < m_count && store(value); ++value) { }
        });
    }
    void onStop() override { m_thread = {}; }

private:
    const int m_count;
    std::jthread m_thread;
};

/// Does in `onStart` what the test says.
template <class T>
class ScriptedReceiver final : public streaming::Receiver<T> {
public:
    using Script = std::function<void(ScriptedReceiver&)>;
    explicit ScriptedReceiver(Script script) : m_script(std::move(script)) {}
    void onStart() override { m_script(*this); }
    void onStop() override {}

private:
    const Script m_script;
};

} // namespace support
