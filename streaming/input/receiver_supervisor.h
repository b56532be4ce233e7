/// The life of a receiver: started, restarted, stopped.
#pragma once

#include "streaming/receiver.h"
#include "streaming/streaming_listener.h"

#include <atomic>

namespace streaming {

/// Owns the thread `rx-NAME`, on which the receiver's callbacks run one after the other.
class ReceiverSupervisor {
public:
    enum class Event { Started, Error, Stopped };
    using Tell = std::function<void(Event, const ReceiverInfo&)>;

    /// `tell` is called on any thread.
    ReceiverSupervisor(ReceiverControl& receiver, Clock& clock, BackoffOptions restart);
    ~ReceiverSupervisor() { join(); }

    /// `over` is called on the receiver's thread when it has ended for good.
    void start(std::size_t streamId, Tell tell, std::function<void()> over);
    /// Asks the receiver to end. Any thread.
    void requestStop();
    void join();
    bool isOver() const { return m_over; }

    void reportError(const std::string& message, const std::string& error);
    void restart(const std::string& message, const std::string& error, std::optional<Duration> delay);
    void stop(const std::string& message, const std::string& error);
    void noteStored() { m_stored.store(true, std::memory_order_relaxed); }
    bool isStarted() const { return m_started; }
    bool isStopped() const { return m_ending.stop_requested(); }

private:
    enum class Wish { None, Restart, Stop };

    void live();
    void startReceiver();
    void awaitWish();
    void stopReceiver();
    std::optional<Duration> restartDelay();
    void tell(Event event);
    void keepError(const std::string& message, const std::string& error);

    ReceiverControl& m_receiver;
    Clock& m_clock;
    Backoff m_backoff;
    Tell m_tell;
    std::function<void()> m_whenOver;
    std::stop_source m_ending;
    std::atomic<bool> m_started = false;
    std::atomic<bool> m_over = false;
    std::atomic<bool> m_stored = false; // since the last start
    std::mutex m_mutex;
    std::condition_variable m_wished;
    Wish m_wish = Wish::None;         // under m_mutex
    std::optional<Duration> m_delay;  // under m_mutex
    ReceiverInfo m_info;              // under m_mutex
    std::thread m_thread;
};

} // namespace streaming
