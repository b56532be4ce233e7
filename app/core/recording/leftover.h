/// What a killed program left of a recording.
#pragma once

#include "streaming/result.h"

#include <filesystem>
#include <functional>
#include <string>

namespace app {

/// Finishes the `….part` files of the folder that nobody writes any more: each is cut after its last whole frame,
/// gets its name and its line in the index; one without a whole frame is removed. `tell` gets a sentence for each.
/// Errors are of kind `Write`.
streaming::Result<void> finishLeftovers(
    const std::filesystem::path& folder, const std::function<void(const std::string&)>& tell);

} // namespace app
