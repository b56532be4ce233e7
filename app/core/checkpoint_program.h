/// What a checkpoint directory belongs to.
#pragma once

#include "app/core/settings.h"

namespace app {

/// The settings that the output depends on, in words: a checkpoint of others cannot be gone on from. Threads, speed and
/// the log are not among them.
std::string checkpointProgram(const Settings& settings);

} // namespace app
