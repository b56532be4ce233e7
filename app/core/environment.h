/// The environment of the process.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace app {

/// Reads a variable of the environment.
using Variables = std::function<std::optional<std::string>(const std::string& name)>;

/// Of the process itself.
std::optional<std::string> processEnvironment(const std::string& name);

} // namespace app
