/// JSON for people.
#pragma once

#include <string>
#include <string_view>

namespace app {

/// The same document with a member a line and two spaces a level. Strings and numbers stay byte for byte; what is no
/// JSON is laid out as far as its brackets go.
std::string prettyJson(std::string_view json);

} // namespace app
