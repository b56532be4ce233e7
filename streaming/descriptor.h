/// File descriptors, and waiting on them in a way that a stop request ends.
#pragma once

#include <functional>
#include <stop_token>
#include <utility>

namespace streaming {

/// Owns a file descriptor and closes it at the end; -1 is none.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : m_fd(fd) { }
    Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) { }
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Descriptor();

    int get() const { return m_fd; }
    explicit operator bool() const { return m_fd >= 0; }

private:
    int m_fd = -1;
};

/// Lets `poll` notice a stop request. Throws std::system_error where the system has no descriptor left.
class StopEvent {
public:
    explicit StopEvent(std::stop_token stop);

    bool requested() const { return m_stop.stop_requested(); }

    /// Waits until `fd` has one of `events` (of `poll`), or an error or end to report; false where a stop was
    /// requested.
    bool waitFor(int fd, short events) const;

private:
    std::stop_token m_stop;
    Descriptor m_event;
    std::stop_callback<std::function<void()>> m_wake; ///< last: it writes to m_event
};

} // namespace streaming
