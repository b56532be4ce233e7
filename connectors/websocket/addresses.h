/// From a host's name to its addresses, in a way that a stop need not wait for.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace connectors::websocket {

/// Addresses as numbers, in the order in which they are to be tried.
using Addresses = std::vector<std::string>;

/// How a name becomes addresses; none where it has none. Called on a thread of its own, for as long as it likes.
using Lookup = std::function<Addresses(const std::string& host)>;

/// By the system.
Addresses lookUp(const std::string& host);

/// One look-up under way. The system's cannot be cancelled: whoever gives up leaves its thread behind, which ends when
/// the system answers.
class PendingLookup {
public:
    /// `done` is called on the look-up's own thread, and never after the destructor.
    using Done = std::function<void(Addresses)>;

    PendingLookup(const Lookup& lookup, const std::string& host, Done done);
    PendingLookup(const PendingLookup&) = delete;
    PendingLookup& operator=(const PendingLookup&) = delete;
    ~PendingLookup();

private:
    struct Listener {
        std::mutex mutex;
        Done done; ///< empty: nobody listens any more
    };

    std::shared_ptr<Listener> m_listener;
};

} // namespace connectors::websocket
