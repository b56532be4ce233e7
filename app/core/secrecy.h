/// What the program keeps to itself, from its first moment on.
#pragma once

#include "connectors/credentials/environment_place.h"
#include "connectors/credentials/redactor.h"

#include <memory>

namespace app {

/// Handed from `main` to the commands.
struct Secrecy {
    std::shared_ptr<connectors::credentials::Redactor> redactor; ///< knows every secret that was found
    connectors::credentials::EnvironmentSecrets environment; ///< the secrets that stood there
};

/// Forbids core dumps and other processes' looks into this one's memory, and takes the secrets out of the environment.
/// The first thing `main` does, before there is a second thread. With `TRENDSTREAM_ALLOW_DEBUGGING=1` a debugger may
/// look, and cores are written.
Secrecy beginInSecrecy();

} // namespace app
