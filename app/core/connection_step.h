/// The steps of trying a connection, and how each went.
#pragma once

#include <string>

namespace app {

enum class ConnectionStep {
    Address,     ///< the server's name is known
    Connection,  ///< it answers, over TLS with a good certificate
    Credentials, ///< it takes them
    FirstRecord,
};

struct StepResult {
    enum class State {
        Waiting, ///< for the steps before it
        Running,
        Passed,
        LeftOut, ///< there is nothing to try
        Failed,  ///< the steps behind it are not tried
    };

    ConnectionStep step{};
    State state = State::Waiting;
    std::string words{}; ///< what was found; of a failure the service's own words, where it gave some. No secrets
};

} // namespace app
