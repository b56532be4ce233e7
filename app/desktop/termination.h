/// Signals that ask the program to end, as Qt sees them.
#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace app::desktop {

/// SIGINT, SIGTERM and SIGHUP call `ask`, on the window's thread.
class Termination {
public:
    /// Blocks the signals in this thread and those that it starts. Made before any thread is.
    Termination();
    ~Termination();
    Termination(const Termination&) = delete;
    Termination& operator=(const Termination&) = delete;

    /// Once there is a QApplication.
    void call(std::function<void()> ask);

private:
    const int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace app::desktop
