/// Waits in words, for messages.
#pragma once

#include "streaming/time.h"

#include <string>

namespace app {

/// "at once", "in 250 ms", "in 16 s".
std::string waitInWords(streaming::Duration wait);

} // namespace app
