/// Whether a source can be followed, tried step by step, so that the one that fails has a name.
#pragma once

#include "app/core/connection_step.h"
#include "app/core/live_access.h"
#include "app/core/secret_keeping.h"

#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace app {

/// What is to be tried.
struct ConnectionQuestion {
    Settings settings;              ///< with the one source
    Secrets secrets{};              ///< to try; none: those that are kept
    Duration patience{20000};       ///< with the first record
};

/// Tells each step when it begins and when it ends, on this thread. Whether none failed. Returns soon after `stop`.
/// Reads no post that costs money.
bool tryConnection(const ConnectionQuestion& question, const Secrecy& secrecy, std::stop_token stop,
    const std::function<void(const StepResult&)>& tell);

/// The same on a thread of its own, for somebody who looks on. Ends with the object.
class ConnectionTest {
public:
    /// The secrecy outlives it.
    ConnectionTest(ConnectionQuestion question, const Secrecy& secrecy);
    ConnectionTest(const ConnectionTest&) = delete;
    ConnectionTest& operator=(const ConnectionTest&) = delete;

    /// All steps, in their order. Any thread.
    std::vector<StepResult> steps() const;

private:
    void take(const StepResult& result);

    mutable std::mutex m_mutex;
    std::vector<StepResult> m_steps;
    std::jthread m_thread; ///< last: it uses the others
};

} // namespace app
