/// No secret is taken from the command line, where everybody on the machine can read it.
#pragma once

#include "streaming/result.h"

#include <string>
#include <vector>

namespace app {

/// Error of kind `Usage` where an option looks as if a secret followed (`--token=…`, `--api-key …`). It names the option
/// and what to do instead, and does not repeat the value.
streaming::Result<void> refuseSecretOptions(const std::vector<std::string>& words);

} // namespace app
